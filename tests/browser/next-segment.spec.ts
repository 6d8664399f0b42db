import type { Locator, Page } from '@playwright/test';
import { nextSegment } from '../../src/exercises/kinds/next-segment/index.ts';
import { nextSegmentSpec } from '../../src/exercises/kinds/next-segment/schema.ts';
import { dictionary, exercisePath, format, type Locale } from '../../src/i18n/index.ts';
import { fileOf, scenarioOf } from '../exercises/content.ts';
import { BASE, button, fromMenu, kept, status } from './support/exercise.ts';
import { expect, expectAccessible, SCREEN, test } from './support/site.ts';

const FIN = 'close/next-your-fin';
const SILENT = 'close/next-nothing';
const FIELDS = ['flags', 'seq', 'ack', 'len'] as const;

/** What is right in an exercise of the site as its page first shows it. */
function rightOf(id: string): Readonly<Record<string, string>> {
  const file = fileOf('next-segment', id);
  const spec = nextSegmentSpec(file, scenarioOf(file.scenario), id);
  const question = nextSegment.generate(spec, file.seed ?? 1);
  return nextSegment.sample(question, 'correct') as Record<string, string>;
}

async function open(page: Page, locale: Locale, id: string): Promise<Locator> {
  await page.goto(exercisePath(locale, id, BASE));
  const exercise = page.locator('section.exercise');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  return exercise;
}

const field = (exercise: Locator, id: string) => exercise.locator(`[data-cell="${id}"]`);

async function send(exercise: Locator, typed: Readonly<Record<string, string>>) {
  await exercise.locator('[value="segment"]').check();
  for (const id of FIELDS) await field(exercise, id).fill(typed[id] ?? '');
}

for (const locale of ['zh-cn'] as const) {
  const { exercise: t, nextSegment: next } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('the right segment is right field by field, announced, and kept', async ({ page }) => {
      const right = rightOf(FIN);
      const exercise = await open(page, locale, FIN);
      await send(exercise, right);
      await field(exercise, 'len').press('Enter');
      await expect(status(exercise)).toHaveText(next.right);
      await expect(exercise.locator('.verdict-line')).toHaveText(Array(4).fill(`✓ ${t.right}`));
      await expect(exercise.locator('.play-peer')).toHaveCount(0);
      expect(await kept(page, FIN)).toMatchObject({ attempts: 1, best: 1 });
      await page.reload();
      await expect(exercise.locator('[value="segment"]')).toBeChecked();
      await expect(field(exercise, 'seq')).toHaveValue(right['seq']!);
    });
  });
}

for (const locale of ['en'] as const) {
  const { exercise: t, nextSegment: next, whatIf } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('a wrong field takes the focus, and what would happen is drawn and explained', async ({ page }) => {
      const exercise = await open(page, locale, FIN);
      await send(exercise, { ...rightOf(FIN), seq: '1' });
      await button(exercise, t.check).click();
      await expect(status(exercise)).toContainText(format(next.fieldsRight, { right: 3, total: 4 }));
      await expect(field(exercise, 'seq')).toBeFocused();
      await expect(field(exercise, 'seq')).toHaveAccessibleDescription(new RegExp(t.wrong));
      await expect(exercise.locator('.reasons[open]')).toContainText('RFC 9293');
      expect(await kept(page, FIN)).toMatchObject({ attempts: 1, best: 0.75 });
      await button(exercise, whatIf.show).click();
      const played = exercise.locator('.played');
      await expect(played).toContainText(format(whatIf.replaced, { n: 8 }));
      await expect(played.locator('cite')).toContainText('RFC 9293');
      await button(played, whatIf.forward).click();
      await page.keyboard.press('End');
      await expectAccessible(page, { within: '.exercise' });
      await page.keyboard.press('Escape');
      await expect(played).toHaveCount(0);
      await expect(field(exercise, 'seq')).toHaveValue('1');
    });

    test('silence where something is due is explained, and played as well', async ({ page }) => {
      const exercise = await open(page, locale, FIN);
      await exercise.locator('[value="nothing"]').check();
      await expect(field(exercise, 'seq')).toBeHidden();
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(next.shouldSend);
      await expect(exercise.locator('[value="nothing"]')).toBeFocused();
      await button(exercise, whatIf.show).click();
      await expect(exercise.locator('.played')).toContainText(whatIf.silence);
    });

    test('a segment where silence is due is explained, and played as one more', async ({ page }) => {
      const exercise = await open(page, locale, SILENT);
      await send(exercise, { flags: 'ACK', seq: '5', ack: '5', len: '0' });
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(next.shouldBeSilent);
      await button(exercise, whatIf.show).click();
      await expect(exercise.locator('.played')).toContainText(whatIf.added);
      await expect(exercise.locator('.player :focus')).toHaveCount(1);
      await page.keyboard.press('Escape');
      await exercise.locator('[value="nothing"]').check();
      await expect(exercise.locator('.play-peer')).toHaveCount(0);
      await button(exercise, t.check).click();
      await expect(status(exercise)).toContainText(next.right);
      expect(await kept(page, SILENT)).toMatchObject({ attempts: 2, best: 0.5 });
    });

    test('what cannot be read costs nothing', async ({ page }) => {
      const exercise = await open(page, locale, FIN);
      await button(exercise, t.check).click();
      await expect(exercise.locator('.sends .verdict-line')).toContainText(next.problemSends);
      await send(exercise, { ...rightOf(FIN), seq: 'one', ack: '' });
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(format(t.unread, { count: 2 }));
      await expect(field(exercise, 'seq')).toBeFocused();
      expect(await kept(page, FIN)).toBeUndefined();
    });

    test('the keyboard alone is enough, flags by their keys', async ({ page }) => {
      const right = rightOf(FIN);
      const exercise = await open(page, locale, FIN);
      await exercise.locator('[value="segment"]').focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await expect(field(exercise, 'flags')).toBeFocused();
      await expect(exercise.locator('.flag-keys button')).toHaveCount(4);
      for (const name of ['SYN', 'ACK', 'FIN']) {
        await page.keyboard.press('Tab');
        if (name !== 'SYN') await page.keyboard.press('Space');
      }
      await expect(field(exercise, 'flags')).toHaveValue('FIN,ACK');
      await page.keyboard.press('Tab');
      for (const id of ['seq', 'ack', 'len']) {
        await page.keyboard.press('Tab');
        await expect(field(exercise, id)).toBeFocused();
        await page.keyboard.type(right[id]!);
      }
      await page.keyboard.press('Enter');
      await expect(status(exercise)).toHaveText(next.right);
    });

    test('show me gives the segment, and another one has other numbers', async ({ page }) => {
      const exercise = await open(page, locale, FIN);
      await button(exercise, t.showMe).click();
      await expect(status(exercise)).toHaveText(t.solutionShown);
      await expect(exercise.locator('.verdict-line')).toHaveCount(5);
      await expect(exercise.locator('output')).toHaveCount(5);
      await fromMenu(exercise, t.startOver);
      await send(exercise, rightOf(FIN));
      await button(exercise, t.check).click();
      await expect(status(exercise)).toContainText(t.notCounted);
      expect(await kept(page, FIN)).toBeUndefined();
      const before = await exercise.locator('.known').textContent();
      await fromMenu(exercise, t.another);
      await expect(exercise.locator('.known')).not.toHaveText(before ?? '');
      await expect(exercise.locator('input:checked')).toHaveCount(0);
    });

    test('it can be read without a script', { tag: '@no-script' }, async ({ page }) => {
      await page.goto(exercisePath(locale, FIN, BASE));
      await expect(page.locator('.known > li')).toHaveCount(7);
      await page.locator('#worked summary').click();
      await expect(page.locator('#worked')).toContainText(rightOf(FIN)['seq']!);
    });
  });
}

test('a page loads the ladder only when a wrong answer is played', { tag: '@alone' }, async ({ page }) => {
  const { exercise: t, whatIf } = dictionary('en');
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  const exercise = await open(page, 'en', FIN);
  await send(exercise, { ...rightOf(FIN), seq: '1' });
  await button(exercise, t.check).click();
  await expect(button(exercise, whatIf.show)).toBeVisible();
  expect(scripts.filter((path) => /\/Consequence\.[^/]*\.js$/.test(path))).toEqual([]);
  await button(exercise, whatIf.show).click();
  await expect(exercise.locator('.played')).toBeVisible();
  expect(scripts.filter((path) => /\/Consequence\.[^/]*\.js$/.test(path))).toHaveLength(1);
});

test('everything fits a narrow screen and a finger', { tag: '@phone' }, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const exercise = await open(page, 'en', FIN);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await field(exercise, 'flags').focus();
  for (const part of await exercise.locator('.build :is(.label input, button, .sends label)').all())
    expect((await part.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});
