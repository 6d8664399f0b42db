import type { Locator, Page } from '@playwright/test';
import { exercisePath, format, LOCALES } from '../../src/i18n/index.ts';
import { BASE, blanks, button, fill, fromMenu, kept, open, status, words } from './support/exercise.ts';
import { expect, SCREEN, test } from './support/site.ts';

/** Lets no frame come any more: the page stays as a check leaves it for the first one. */
async function holdFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.requestAnimationFrame = () => 0;
  });
}

/** An exercise of each kind that has blanks. */
const WITH_BLANKS = ['handshake/three-way-numbers', 'data/next-request', 'wire/read-fixed'];

/** How far the ring around what has the focus lies from the words below it, in px; negative when it covers them. */
const roomBelowRing = (blank: Locator) =>
  blank.evaluate((cell) => {
    const input = document.activeElement;
    const verdict = cell.querySelector('.verdict-line');
    if (!input || !verdict || !cell.contains(input)) throw new Error('The focus is not on this blank.');
    const { outlineOffset, outlineWidth } = getComputedStyle(input);
    const ring = input.getBoundingClientRect().bottom + parseFloat(outlineOffset) + parseFloat(outlineWidth);
    return verdict.getBoundingClientRect().top - ring;
  });

const heightOf = async (exercise: Locator) => (await exercise.boundingBox())?.height;

for (const locale of LOCALES) {
  const t = words(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('the first frame has every verdict and the sum of them, and moves nothing', async ({ page }) => {
      const exercise = await open(page, locale);
      await fill(exercise, (right, at) => (at === 1 ? '7' : right));
      const before = await heightOf(exercise);
      await holdFrames(page);
      await button(exercise, t.check).click();
      const verdict = [t.right, t.wrong, t.right, t.right].map((word) => new RegExp(`^. ${word}$`));
      await expect(exercise.locator('.verdict-line')).toHaveText(verdict);
      await expect(status(exercise)).toContainText(format(t.someRight, { right: 3, wrong: 1, total: 4 }));
      expect(await heightOf(exercise)).toBe(before);
    });

    for (const id of WITH_BLANKS) {
      test(`a verdict of ${id} keeps clear of the ring of focus and moves nothing`, async ({ page }) => {
        await page.goto(exercisePath(locale, id, BASE));
        const exercise = page.locator('section.exercise');
        await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
        const segment = exercise.locator('[value="segment"]');
        if ((await segment.count()) > 0) await segment.check();
        for (const input of await exercise.locator('.blank input:not([type="radio"])').all())
          await input.fill((await input.getAttribute('data-cell')) === 'flags' ? 'ACK' : '9');
        const blank = exercise.locator('.blank:not(.flags, .sends)').first();
        const before = await heightOf(blank);
        await button(exercise, t.check).click();
        await expect(blank.locator('.verdict-line')).toHaveCount(1);
        expect(await heightOf(blank)).toBe(before);
        await blank.locator('input').focus();
        expect(await roomBelowRing(blank)).toBeGreaterThanOrEqual(0);
      });
    }
  });
}

for (const locale of ['zh-cn'] as const) {
  const t = words(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('a verdict on a changed answer leaves the reasons open meanwhile', async ({ page }) => {
      const exercise = await open(page, locale);
      await fill(exercise, (right, at) => (at === 1 ? '7' : right));
      await button(exercise, t.check).click();
      await expect(blanks(exercise).nth(1)).toBeFocused();
      await blanks(exercise).nth(0).fill('9');
      const reasons = exercise.locator('details.reasons[open] [data-mark="wrong"]');
      await expect(reasons).toHaveCount(1);
      const before = await heightOf(exercise);
      await holdFrames(page);
      await button(exercise, t.check).click();
      await expect(exercise.locator('.verdict-line')).toHaveCount(4);
      await expect(reasons).toHaveCount(1);
      expect(await heightOf(exercise)).toBe(before);
    });
  });
}

test('another variant asked for before the next frame keeps the focus', async ({ page }) => {
  const exercise = await open(page, 'en');
  await fill(exercise, (right, at) => (at === 1 ? '7' : right));
  await page.evaluate(() => {
    const { requestAnimationFrame } = window;
    const held: FrameRequestCallback[] = [];
    window.requestAnimationFrame = (job) => held.push(job);
    document.addEventListener('release', () => {
      window.requestAnimationFrame = requestAnimationFrame;
      for (const job of held) job(0);
    });
  });
  await button(exercise, words('en').check).click();
  await expect(exercise.locator('.verdict-line')).toHaveCount(4);
  await fromMenu(exercise, words('en').another);
  await expect(blanks(exercise).first()).toBeFocused();
  await page.evaluate(async () => {
    document.dispatchEvent(new Event('release'));
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
  });
  await expect(blanks(exercise).first()).toBeFocused();
});

for (const leave of ['to another page', 'to another tab'] as const) {
  test(`a check counts though the learner goes ${leave} before the next frame`, async ({ page, context }) => {
    const exercise = await open(page, 'en');
    await fill(exercise);
    await holdFrames(page);
    await button(exercise, words('en').check).click();
    await expect(exercise.locator('.verdict-line')).toHaveCount(4);
    const next = leave === 'to another page' ? page : await context.newPage();
    if (next !== page) await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await next.goto(`${BASE}en/progress/`);
    expect(await kept(next)).toMatchObject({ attempts: 1, best: 1 });
  });
}
