import type { Locator, Page } from '@playwright/test';
import { findFault, solve } from '../../src/exercises/kinds/find-fault/index.ts';
import { dictionary, exercisePath, format, type Locale } from '../../src/i18n/index.ts';
import { specOf } from '../exercises/kinds/find-fault/content.ts';
import { BASE, button, kept, status } from './support/exercise.ts';
import { expect, expectAccessible, SCREEN, test } from './support/site.ts';

const ID = 'close/fault-four-way';
const question = findFault.generate(specOf(ID), 1);
const culprit = solve(question).culprits[0]!;
const innocent = question.rows.find(({ index }) => index + 1 !== culprit.segment)!.index + 1;
const RIGHT = { segment: culprit.segment, field: culprit.fields[0]!, reason: culprit.laws[0]! };

async function open(page: Page, locale: Locale): Promise<Locator> {
  await page.goto(exercisePath(locale, ID, BASE));
  const exercise = page.locator('section.exercise');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  return exercise;
}

async function answer(exercise: Locator, change: Partial<Record<keyof typeof RIGHT, string | number>> = {}) {
  const { segment, field, reason } = { ...RIGHT, ...change };
  await exercise.locator(`input[data-cell="segment"][value="${segment}"]`).check();
  await exercise.locator(`[data-cell="field"][value="${field}"]`).check();
  await exercise.locator(`[data-cell="reason"][value="${reason}"]`).check();
}

for (const locale of ['en'] as const) {
  const { exercise: t, findFault: own } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('the fault is right part by part, with the law and what true hosts do, and kept', async ({
      page,
    }) => {
      const exercise = await open(page, locale);
      await answer(exercise);
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(format(own.right, { n: RIGHT.segment }));
      await expect(exercise.locator('.verdict-line')).toHaveText(Array(3).fill(`✓ ${t.right}`));
      await expect(exercise.locator('.question.reason .part-verdict')).toContainText('RFC 9293');
      await expect(exercise.locator('.truth')).toContainText(own.whySo);
      expect(await kept(page, ID)).toMatchObject({ attempts: 1, best: 1 });
      await page.reload();
      await expect(exercise.locator(`input[data-cell="segment"][value="${RIGHT.segment}"]`)).toBeChecked();
      await expect(exercise.locator(`input[data-cell="reason"][value="${RIGHT.reason}"]`)).toBeChecked();
    });
  });
}

for (const locale of ['zh-cn'] as const) {
  const { exercise: t, findFault: own } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('another segment is told why it can be, takes the focus, and gives nothing away', async ({
      page,
    }) => {
      const exercise = await open(page, locale);
      await answer(exercise, { segment: innocent });
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(format(own.canBe, { n: innocent }));
      const chosen = exercise.locator(`input[data-cell="segment"][value="${innocent}"]`);
      await expect(chosen).toBeFocused();
      await expect(chosen).toHaveAccessibleDescription(new RegExp(t.wrong));
      await expect(exercise.locator('.reasons .part-verdict cite')).toContainText('RFC 9293');
      await expect(exercise.locator('.truth')).toHaveCount(0);
      await expectAccessible(page, { within: '.exercise' });
      expect(await kept(page, ID)).toMatchObject({ attempts: 1, best: 0 });
    });

    test('what is missing is named, takes the focus and costs no attempt; the keyboard is enough', async ({
      page,
    }) => {
      const exercise = await open(page, locale);
      const radios = exercise.locator('input[data-cell="segment"]');
      await radios.first().focus();
      for (let n = question.rows[0]!.index + 1; n < RIGHT.segment; n += 1)
        await page.keyboard.press('ArrowDown');
      if (RIGHT.segment === question.rows[0]!.index + 1) await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await expect(status(exercise)).toHaveText(own.missing);
      const field = exercise.getByRole('group', { name: own.whatIsWrong });
      await expect(field.getByRole('radio').first()).toBeFocused();
      await expect(field).toHaveAccessibleDescription(new RegExp(own.problemField));
      expect(await kept(page, ID)).toBeUndefined();
    });

    test('show me names the fault, and this variant counts no more', async ({ page }) => {
      const exercise = await open(page, locale);
      await button(exercise, t.showMe).click();
      await expect(status(exercise)).toHaveText(own.solutionShown);
      await expect(exercise.locator('.verdict-line').first()).toHaveText(
        `→ ${format(t.shown, { value: `#${RIGHT.segment}` })}`,
      );
      await answer(exercise);
      await button(exercise, t.check).click();
      await expect(status(exercise)).toContainText(t.notCounted);
      expect(await kept(page, ID)).toBeUndefined();
    });

    test('can be read without a script, with the worked answer', { tag: '@no-script' }, async ({ page }) => {
      await page.goto(exercisePath(locale, ID, BASE));
      await expect(page.locator('section.exercise .trace > li')).toHaveCount(question.rows.length);
      await page.locator('.worked summary').click();
      await expect(page.locator('.worked')).toContainText(own.law[RIGHT.reason]);
    });
  });
}
