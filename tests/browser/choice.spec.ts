import type { Locator, Page } from '@playwright/test';
import { choice, rightOptions } from '../../src/exercises/kinds/choice/index.ts';
import { choiceSpec, choiceTexts } from '../../src/exercises/kinds/choice/schema.ts';
import { dictionary, exercisePath, format, type Locale } from '../../src/i18n/index.ts';
import { fileOf, scenarioOf } from '../exercises/content.ts';
import { UNITS } from '../exercises/files.ts';
import { BASE, button, fromMenu, kept, status } from './support/exercise.ts';
import { expect, expectAccessible, SCREEN, test } from './support/site.ts';

const ONE = 'close/who-has-time-wait';
const SEVERAL = 'queues/accept-queue-full';

/** The options of an exercise of the site: which are right, which wrong, and what they say. */
function known(id: string, locale: Locale) {
  const file = fileOf('choice', id);
  const question = choice.generate(choiceSpec(file, scenarioOf, id), file.seed ?? 1);
  const ids = question.options.map((option) => option.id);
  const rights = rightOptions(question);
  const { options } = choiceTexts(file, locale, scenarioOf, UNITS[locale]);
  return {
    ids,
    right: ids.filter((one) => rights.has(one)),
    wrong: ids.filter((one) => !rights.has(one)),
    text: (one: string) => options[one]!.text,
    reason: (one: string) => options[one]!.reason,
  };
}

async function open(page: Page, locale: Locale, id: string): Promise<Locator> {
  await page.goto(exercisePath(locale, id, BASE));
  const exercise = page.locator('section.exercise');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  return exercise;
}

const option = (exercise: Locator, id: string) => exercise.locator(`[data-part="${id}"]`);
const place = (exercise: Locator, id: string) => exercise.locator(`.options > li:has([data-part="${id}"])`);

for (const locale of ['zh-cn'] as const) {
  const { exercise: t, choice: own } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('the right option is right, each option has its reason, and it is kept', async ({ page }) => {
      const { ids, right, reason } = known(ONE, locale);
      const exercise = await open(page, locale, ONE);
      await option(exercise, right[0]!).check();
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(own.allRight);
      for (const id of ids) await expect(place(exercise, id)).toContainText(reason(id));
      await expect(place(exercise, right[0]!)).toContainText(`✓ ${own.markRight}`);
      expect(await kept(page, ONE)).toMatchObject({ attempts: 1, best: 1 });
      await page.reload();
      await expect(option(exercise, right[0]!)).toBeChecked();
    });
  });
}

for (const locale of ['en'] as const) {
  const { exercise: t, choice: own } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('a wrong option takes the focus, says so in words, and another choice ends the verdict', async ({
      page,
    }) => {
      const { wrong, right, text, reason } = known(ONE, locale);
      const exercise = await open(page, locale, ONE);
      await exercise.getByLabel(text(wrong[0]!), { exact: true }).check();
      await button(exercise, t.check).click();
      await expect(status(exercise)).toContainText(own.oneWrong);
      await expect(option(exercise, wrong[0]!)).toBeFocused();
      await expect(option(exercise, wrong[0]!)).toHaveAccessibleDescription(new RegExp(own.markWrong));
      await expect(place(exercise, wrong[0]!)).toContainText(reason(wrong[0]!));
      await expect(exercise.locator('.verdict')).toHaveCount(1);
      await expect(place(exercise, right[0]!)).toHaveText(text(right[0]!));
      expect(await kept(page, ONE)).toMatchObject({ attempts: 1, best: 0 });
      await expectAccessible(page, { within: '.exercise' });
      await button(exercise, t.tryAgain).click();
      await expect(option(exercise, wrong[0]!)).toBeFocused();
      await expect(exercise.locator('.verdict')).toHaveCount(0);
    });

    test('several are chosen with the keys alone, and counted', async ({ page }) => {
      const { ids, right, wrong } = known(SEVERAL, locale);
      const exercise = await open(page, locale, SEVERAL);
      const chosen = [...right.slice(0, 2), wrong[0]!];
      await option(exercise, ids[0]!).focus();
      for (const id of ids) {
        await expect(option(exercise, id)).toBeFocused();
        if (chosen.includes(id)) await page.keyboard.press('Space');
        if (id !== ids.at(-1)) await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
      const counts = { right: 2, total: right.length, wrong: 1 };
      await expect(status(exercise)).toHaveText(format(own.someRight, counts));
      await expect(option(exercise, wrong[0]!)).toBeFocused();
      const { best } = (await kept(page, SEVERAL)) ?? { best: -1 };
      expect(best).toBeCloseTo(1 / right.length);
    });

    test('nothing chosen costs no attempt', async ({ page }) => {
      const { ids } = known(ONE, locale);
      const exercise = await open(page, locale, ONE);
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(own.problemEmpty);
      await expect(option(exercise, ids[0]!)).toBeFocused();
      expect(await kept(page, ONE)).toBeUndefined();
    });

    test('show me gives every reason, and this variant counts no more', async ({ page }) => {
      const { right } = known(ONE, locale);
      const exercise = await open(page, locale, ONE);
      await button(exercise, t.showMe).click();
      await expect(status(exercise)).toHaveText(own.shownOne);
      await expect(place(exercise, right[0]!)).toContainText(`→ ${t.answer}`);
      await option(exercise, right[0]!).check();
      await button(exercise, t.check).click();
      await expect(status(exercise)).toContainText(t.notCounted);
      expect(await kept(page, ONE)).toBeUndefined();
    });

    test('another one stands in another order, and the one before comes back as it was left', async ({
      page,
    }) => {
      const { ids } = known(ONE, locale);
      const exercise = await open(page, locale, ONE);
      await option(exercise, ids[1]!).check();
      await fromMenu(exercise, t.another);
      await expect(exercise.locator('input:checked')).toHaveCount(0);
      await expect(exercise.locator('input').first()).toBeFocused();
      await fromMenu(exercise, format(t.back, { seed: 1 }));
      await expect(option(exercise, ids[1]!)).toBeChecked();
    });

    test('it can be read without a script', { tag: '@no-script' }, async ({ page }) => {
      const { ids, text, reason } = known(ONE, locale);
      await page.goto(exercisePath(locale, ONE, BASE));
      await expect(page.locator('.exercise noscript p')).toContainText(t.noScript);
      await page.locator('#worked summary').click();
      for (const id of ids) {
        await expect(page.locator('.exercise label', { hasText: text(id) })).toBeVisible();
        await expect(page.locator('#worked')).toContainText(reason(id));
      }
    });
  });
}

test('what was chosen survives a change of language', async ({ page }) => {
  const { right } = known(SEVERAL, 'en');
  const exercise = await open(page, 'en', SEVERAL);
  for (const id of right) await option(exercise, id).check();
  const chinese = await open(page, 'zh-cn', SEVERAL);
  for (const id of right) await expect(option(chinese, id)).toBeChecked();
  await expect(chinese.locator('input:checked')).toHaveCount(right.length);
});

test('options are large enough for a finger', { tag: '@phone' }, async ({ page }) => {
  const exercise = await open(page, 'en', ONE);
  for (const label of await exercise.locator('.options label').all()) {
    expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
});
