import type { Locator } from '@playwright/test';
import { priceOf } from '../../src/exercises/hints/price.ts';
import { dictionary, exercisePath, format, type Locale } from '../../src/i18n/index.ts';
import {
  BASE,
  blanks,
  button,
  cellsOf,
  fill,
  fromMenu,
  kept,
  open,
  RIGHT,
  scoreOf,
  status,
  words,
} from './support/exercise.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, SCREEN, test } from './support/site.ts';

/** The home page's exercise has four blanks of three hints each. */
const PRICE = priceOf(12);

const hintButton = (exercise: Locator, locale: Locale, price = PRICE) =>
  button(exercise, format(words(locale).hint, { price }));
const list = (exercise: Locator, locale: Locale) =>
  exercise.getByRole('region', { name: words(locale).hints, exact: true });

for (const locale of ['en'] as const) {
  const { hints } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('a hint says its price before, is announced, and leaves the focus where it was', async ({
      page,
    }) => {
      const exercise = await open(page, locale);
      const [first = '', second = ''] = await cellsOf(exercise);
      await hintButton(exercise, locale).focus();
      await page.keyboard.press('Enter');
      const name = (await blanks(exercise).first().getAttribute('aria-label')) ?? '';
      const taken = format(hints.taken, { step: 1, of: 3, price: PRICE, total: PRICE });
      await expect(status(exercise)).toContainText(`${taken} ${name}: `);
      await expect(hintButton(exercise, locale)).toBeFocused();
      const hintsOnFirst = list(exercise, locale).locator(`[data-hints-on="${first}"]`);
      await expect(hintsOnFirst.locator('p')).toHaveCount(2);
      await expect(status(exercise)).toContainText(
        (await hintsOnFirst.locator('p').last().textContent())!.split(' RFC')[0]!,
      );
      await page.keyboard.press('Enter');
      await expect(hintsOnFirst.locator('p')).toHaveCount(3);
      await page.keyboard.press('Enter');
      await expect(hintsOnFirst).toContainText(format(hints.value, { value: RIGHT[first] ?? '' }));
      await page.keyboard.press('Enter');
      await expect(list(exercise, locale).locator(`[data-hints-on="${second}"]`)).toBeVisible();
      await expectAccessible(page, { within: '.exercise' });
    });
  });
}

for (const locale of ['zh-cn'] as const) {
  const { exercise: t, hints } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('hints come off the score, and the verdict says so', async ({ page }) => {
      const exercise = await open(page, locale);
      for (const total of [8, 16]) {
        await hintButton(exercise, locale).click();
        await expect(status(exercise)).toContainText(`${total}`);
      }
      await fill(exercise);
      await button(exercise, t.check).click();
      const cost = format(hints.cost, { count: 2, cost: 16 });
      await expect(status(exercise)).toContainText(format(t.allRight, { total: 4 }));
      await expect(status(exercise)).toContainText(cost);
      await expect(scoreOf(exercise)).toHaveText('84%');
      expect(await kept(page)).toMatchObject({ attempts: 1, best: 0.84 });
      await fill(exercise, () => '9');
      await fill(exercise);
      await button(exercise, t.check).click();
      await expect(status(exercise)).toContainText(cost);
      expect((await kept(page))?.best).toBeLessThan(1);
    });

    test('the price of help with the next segment is told alike, and silence given leaves nothing', async ({
      page,
    }) => {
      for (const [id, total] of [
        ['close/next-your-fin', 26],
        ['close/next-nothing', 100],
      ] as const) {
        await page.goto(exercisePath(locale, id, BASE));
        const exercise = page.locator('section.exercise');
        await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
        const give = button(exercise, format(t.hint, { price: 13 }));
        const said = (step: number, price: number, all: number) =>
          format(hints.taken, { step, of: 3, price, total: all });
        await give.click();
        await expect(status(exercise)).toContainText(said(1, 13, 13));
        await give.click();
        await expect(status(exercise)).toContainText(said(2, total - 13, total));
        await expectNoSidewaysScroll(page);
      }
    });

    test('with nothing empty or wrong a hint costs nothing', async ({ page }) => {
      const exercise = await open(page, locale);
      await fill(exercise);
      await hintButton(exercise, locale).click();
      await expect(status(exercise)).toHaveText(hints.nothingWrong);
      await expect(list(exercise, locale)).toHaveCount(0);
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(format(t.allRight, { total: 4 }));
    });
  });
}

test('hints stay with their variant: after a reload, in the other language, and when it is tried again', async ({
  page,
}) => {
  const exercise = await open(page, 'en');
  await hintButton(exercise, 'en').click();
  await expect(list(exercise, 'en').locator('p')).toHaveCount(2);
  await page.reload();
  await expect(list(exercise, 'en').locator('p')).toHaveCount(2);
  const chinese = await open(page, 'zh-cn');
  await expect(list(chinese, 'zh-cn').locator('p')).toHaveCount(2);
  await fill(chinese, (right, at) => (at === 3 ? '77' : right));
  await button(chinese, words('zh-cn').check).click();
  await expect(scoreOf(chinese)).toHaveText(`${75 - PRICE}%`);
  await button(chinese, words('zh-cn').tryAgain).click();
  await expect(list(chinese, 'zh-cn').locator('p')).toHaveCount(2);
  await fill(chinese);
  await button(chinese, words('zh-cn').check).click();
  // One blank was right at the second try, and one third of another was hinted at.
  await expect(scoreOf(chinese)).toHaveText('80%');
});

test('another variant starts fresh, and the one before comes back with its hints', async ({ page }) => {
  const t = words('en');
  const exercise = await open(page, 'en');
  await hintButton(exercise, 'en').click();
  await expect(list(exercise, 'en').locator('p')).toHaveCount(2);
  await fromMenu(exercise, t.another);
  await expect(list(exercise, 'en')).toHaveCount(0);
  await fromMenu(exercise, format(t.back, { seed: 1 }));
  await expect(list(exercise, 'en').locator('p')).toHaveCount(2);
});

test('the link to a variant brings its hints back with it, however many were begun since', async ({
  page,
}) => {
  const t = words('en');
  const exercise = await open(page, 'en');
  await hintButton(exercise, 'en').click();
  await expect(list(exercise, 'en').locator('p')).toHaveCount(2);
  for (let n = 0; n < 2; n += 1) {
    const link = await exercise.locator('a.seed').textContent();
    await fromMenu(exercise, t.another);
    await expect(exercise.locator('a.seed')).not.toHaveText(link ?? '');
    await blanks(exercise).first().fill('5');
  }
  await open(page, 'en', '?seed=1');
  await expect(list(exercise, 'en').locator('p')).toHaveCount(2);
  await fill(exercise);
  await button(exercise, t.check).click();
  await expect(scoreOf(exercise)).toHaveText(`${100 - PRICE}%`);
});

test('a draft of before there were hints is still read', async ({ page }) => {
  await page.goto(`${BASE}en/`);
  await page.evaluate(() => {
    const answer = { typed: { '2.seq': '41' }, shown: false, previous: null };
    const drafts = { 'handshake/three-way-numbers': { seed: 1, answer, at: 1 } };
    localStorage.setItem(
      'seqack.progress',
      JSON.stringify({ version: 1, epoch: 0, exercises: {}, lessons: {}, drafts }),
    );
  });
  const exercise = await open(page, 'en');
  await expect(exercise.locator('[data-cell="2.seq"]')).toHaveValue('41');
  await expect(list(exercise, 'en')).toHaveCount(0);
});

test('once the answer is shown there is nothing left to hint at, and no attempt counts', async ({ page }) => {
  const t = words('en');
  const exercise = await open(page, 'en');
  await button(exercise, t.showMe).click();
  await expect(hintButton(exercise, 'en')).toHaveCount(0);
  await fromMenu(exercise, t.startOver);
  await fill(exercise);
  await button(exercise, t.check).click();
  await expect(status(exercise)).toContainText(t.notCounted);
  expect(await kept(page)).toBeUndefined();
});

test('paper leaves hints out', async ({ page }) => {
  const exercise = await open(page, 'en');
  await hintButton(exercise, 'en').click();
  await expect(list(exercise, 'en')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(exercise.locator('.hints')).toBeHidden();
});

test('an explanation begun anew begins without hints', async ({ page }) => {
  const { exercise: t, explain: own, hints } = dictionary('en');
  await page.goto(exercisePath('en', 'close/why-four', BASE));
  const exercise = page.locator('section.exercise');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  await exercise.getByRole('button', { name: /^Hint/ }).click();
  await expect(list(exercise, 'en')).toContainText(hints.point);
  await exercise.locator('textarea').fill('Each direction is closed for itself.');
  await button(exercise, own.compare).click();
  await expect(exercise.getByRole('button', { name: /^Hint/ })).toHaveCount(0);
  for (const tick of await exercise.locator('input[type="checkbox"]').all()) await tick.check();
  await exercise.getByRole('button', { name: own.keep.split(' ·')[0]! }).click();
  await expect(status(exercise)).toContainText('One hint');
  expect((await kept(page, 'close/why-four'))?.best).toBeLessThan(1);
  await button(exercise, own.change).click();
  await expect(list(exercise, 'en')).toHaveCount(0);
  await expect(button(exercise, t.showMe)).toBeVisible();
});
