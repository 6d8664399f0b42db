import type { Locator, Page } from '@playwright/test';
import { explainTexts } from '../../src/exercises/kinds/explain/schema.ts';
import { dictionary, exercisePath, format, type Locale } from '../../src/i18n/index.ts';
import { fileOf, scenarioOf } from '../exercises/content.ts';
import { UNITS } from '../exercises/files.ts';
import { BASE, button, kept, status } from './support/exercise.ts';
import { expect, expectAccessible, SCREEN, test } from './support/site.ts';

const ID = 'close/why-four';
const file = fileOf('explain', ID);
const weights = file.points.map((point) => point.weight ?? 1);
const total = weights.reduce((sum, weight) => sum + weight, 0);

async function open(page: Page, locale: Locale): Promise<Locator> {
  await page.goto(exercisePath(locale, ID, BASE));
  const exercise = page.locator('section.exercise');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  return exercise;
}

const text = (exercise: Locator) => exercise.locator('textarea');
const keep = (exercise: Locator, locale: Locale, own: number) =>
  button(exercise, format(dictionary(locale).explain.keep, { own, all: total }));
const points = (exercise: Locator) => exercise.locator('input[type="checkbox"]');

for (const locale of ['zh-cn'] as const) {
  const { explain: own } = dictionary(locale);
  const answer = explainTexts(file, locale, scenarioOf, UNITS[locale]);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('a text is compared, ticked and judged by the learner, and kept', async ({ page }) => {
      const exercise = await open(page, locale);
      await expect(exercise.locator('.model-answer')).toHaveCount(0);
      await expect(text(exercise)).toHaveAccessibleName(own.yourAnswer);
      await text(exercise).fill('Two directions.\nTwo FINs.');
      await button(exercise, own.compare).click();
      const model = exercise.locator('.model-answer');
      await expect(model).toBeFocused();
      for (const paragraph of answer.model) await expect(model).toContainText(paragraph);
      await expect(status(exercise)).toHaveText(own.tickWhatYouSaid);
      await expect(text(exercise)).not.toBeEditable();
      expect(await kept(page, ID)).toBeUndefined();
      await points(exercise).first().check();
      await expectAccessible(page, { within: '.exercise' });
      await expect(page.locator('#worked')).toBeHidden();
      await expect(exercise.locator('.verdict-bar')).toHaveAttribute('data-mark', 'shown');
      await keep(exercise, locale, weights[0] ?? 0).click();
      const share = (weights[0] ?? 0) / total;
      const said = { ticked: 1, total: weights.length, own: weights[0] ?? 0, all: total };
      await expect(status(exercise)).toHaveText(format(own.scoreWeighed, said));
      const { best } = (await kept(page, ID)) ?? { best: -1 };
      expect(best).toBeCloseTo(share);
      await page.reload();
      await expect(text(exercise)).toHaveValue('Two directions.\nTwo FINs.');
    });
  });
}

for (const locale of ['en'] as const) {
  const { exercise: t, explain: own } = dictionary(locale);
  const answer = explainTexts(file, locale, scenarioOf, UNITS[locale]);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('it can be changed after comparing, and the ticks stay', async ({ page }) => {
      const exercise = await open(page, locale);
      await text(exercise).fill('FIN');
      await button(exercise, own.compare).click();
      // As the second press of a double click on the button would fall on it.
      await points(exercise).first().dispatchEvent('click', { detail: 2 });
      await expect(points(exercise).first()).not.toBeChecked();
      await points(exercise).last().check();
      await button(exercise, own.change).click();
      await expect(text(exercise)).toBeFocused();
      await text(exercise).fill('FIN, ACK');
      await expect(exercise.locator('.model-answer')).toHaveCount(0);
      await text(exercise).press('Control+Enter');
      await expect(points(exercise).last()).toBeChecked();
      await expect(points(exercise).first()).not.toBeChecked();
    });

    test('nothing written costs no attempt and keeps the model answer away', async ({ page }) => {
      const exercise = await open(page, locale);
      await text(exercise).fill(' 。');
      await button(exercise, own.compare).click();
      await expect(status(exercise)).toHaveText(own.problemEmpty);
      await expect(text(exercise)).toBeFocused();
      await expect(text(exercise)).toHaveAttribute('aria-invalid', 'true');
      await expect(exercise.locator('.model-answer')).toHaveCount(0);
      expect(await kept(page, ID)).toBeUndefined();
    });

    test('shown, it is not counted until it is begun anew', async ({ page }) => {
      const exercise = await open(page, locale);
      await button(exercise, t.showMe).click();
      await expect(status(exercise)).toHaveText(own.shown);
      await expect(points(exercise)).toHaveCount(0);
      await expect(keep(exercise, locale, 0)).toHaveCount(0);
      await button(exercise, own.write).click();
      await text(exercise).fill('FIN');
      await button(exercise, own.compare).click();
      await points(exercise).first().check();
      await keep(exercise, locale, weights[0] ?? 0).click();
      await expect(status(exercise)).not.toContainText(t.notCounted);
      expect(await kept(page, ID)).toMatchObject({ attempts: 1 });
    });

    test('the model answer can be read without a script', { tag: '@no-script' }, async ({ page }) => {
      await page.goto(exercisePath(locale, ID, BASE));
      await expect(text(page.locator('.exercise'))).toBeVisible();
      await expect(page.locator('#worked')).not.toContainText('{');
      await page.locator('#worked summary').click();
      for (const paragraph of answer.model) await expect(page.locator('#worked')).toContainText(paragraph);
    });
  });
}

test('what was written survives a change of language', async ({ page }) => {
  const exercise = await open(page, 'en');
  await text(exercise).fill('四次，因为两个方向。');
  const chinese = await open(page, 'zh-cn');
  await expect(text(chinese)).toHaveValue('四次，因为两个方向。');
});
