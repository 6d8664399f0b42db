import type { Locator, Page } from '@playwright/test';
import { decodeHeader, solve } from '../../src/exercises/kinds/decode-header/index.ts';
import { decodeHeaderSpec } from '../../src/exercises/kinds/decode-header/schema.ts';
import { dictionary, exercisePath, format, type Locale } from '../../src/i18n/index.ts';
import { fileOf, scenarioOf } from '../exercises/content.ts';
import { BASE, button, fromMenu, kept, status } from './support/exercise.ts';
import { expect, expectAccessible, SCREEN, test } from './support/site.ts';

const READ = 'wire/read-fixed';
const WRITE = 'wire/write-handshake';

/** An exercise of the site as its page first shows it, with what every field must hold. */
function known(id: string) {
  const file = fileOf('decode-header', id);
  const question = decodeHeader.generate(decodeHeaderSpec(file, scenarioOf, id), file.seed ?? 1);
  const right = decodeHeader.sample(question, 'correct') as Record<string, string>;
  return { question, right, fields: solve(question) };
}

async function open(page: Page, locale: Locale, id: string): Promise<Locator> {
  await page.goto(exercisePath(locale, id, BASE));
  const exercise = page.locator('section.exercise');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  return exercise;
}

const field = (exercise: Locator, id: string) => exercise.locator(`[data-cell="${id}"]`);

async function fill(exercise: Locator, typed: Readonly<Record<string, string>>) {
  for (const [id, text] of Object.entries(typed)) await field(exercise, id).fill(text);
}

for (const locale of ['en'] as const) {
  const { exercise: t } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('a header read right is right field by field, announced, and kept', async ({ page }) => {
      const { right, fields } = known(READ);
      const exercise = await open(page, locale, READ);
      await fill(exercise, right);
      await field(exercise, fields[0]!.id).press('Enter');
      await expect(status(exercise)).toHaveText(format(t.allRight, { total: fields.length }));
      await expect(exercise.locator('.verdict-line')).toHaveText(Array(fields.length).fill(`✓ ${t.right}`));
      expect(await kept(page, READ)).toMatchObject({ attempts: 1, best: 1 });
      await page.reload();
      await expect(field(exercise, fields[0]!.id)).toHaveValue(right[fields[0]!.id]!);
    });
  });
}

for (const locale of ['zh-cn'] as const) {
  const { exercise: t, decodeHeader: header } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('a wrong field takes the focus, and its octets are marked by a sign and in words', async ({
      page,
    }) => {
      const { right, fields } = known(READ);
      const wrong = fields.find(({ id }) => id === 'header-length')!;
      const exercise = await open(page, locale, READ);
      await fill(exercise, { ...right, [wrong.id]: '8' });
      await button(exercise, t.check).click();
      await expect(exercise.getByRole('status')).toHaveCSS('clip-path', 'none');
      await expect(field(exercise, wrong.id)).toBeFocused();
      await expect(field(exercise, wrong.id)).toHaveAccessibleDescription(new RegExp(t.wrong));
      const marked = exercise.locator('.octets td[data-mark="wrong"]');
      await expect(marked).toHaveCount(wrong.octets);
      await expect(marked.locator('.sign')).toHaveText('✗');
      await expect(marked).toContainText(
        format(header.partOf, { field: header.fields[wrong.id], verdict: t.wrong }),
      );
      const reason = exercise.locator('.reasons[open] [data-mark="wrong"]');
      await expect(reason).toContainText(header.slipWords);
      await expect(reason.locator('cite')).toContainText('RFC 9293');
      await expectAccessible(page, { within: '.exercise' });
      await button(exercise, t.tryAgain).click();
      await expect(field(exercise, wrong.id)).toBeFocused();
      await expect(exercise.locator('.verdict-line, td[data-mark]')).toHaveCount(0);
    });

    test('octets are written where they lie, called by their place, and too few cost nothing', async ({
      page,
    }) => {
      const { right, fields } = known(WRITE);
      const exercise = await open(page, locale, WRITE);
      const place = format(header.octetsAt, { first: 14, last: 15 });
      await expect(field(exercise, 'window')).toHaveAccessibleName(place);
      await fill(exercise, { ...right, window: 'fa' });
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(t.unreadOne);
      await expect(field(exercise, 'window')).toBeFocused();
      await expect(field(exercise, 'window')).toHaveAccessibleDescription(
        new RegExp(format(header.problemFew, { n: 2 }).slice(0, 8)),
      );
      expect(await kept(page, WRITE)).toBeUndefined();
      await fill(exercise, { window: 'f0 fa' });
      await button(exercise, t.check).click();
      await expect(exercise.locator('.reasons [data-mark="wrong"]')).toContainText(header.slipByteOrder);
      await expectAccessible(page, { within: '.exercise' });
      await fill(exercise, right);
      await button(exercise, t.check).click();
      expect(await kept(page, WRITE)).toMatchObject({
        attempts: 2,
        best: expect.closeTo(1 - 0.5 / fields.length),
      });
    });

    test('show me gives every value, and another one has other octets', async ({ page }) => {
      const { fields } = known(READ);
      const exercise = await open(page, locale, READ);
      await button(exercise, t.showMe).click();
      await expect(status(exercise)).toHaveText(t.solutionShown);
      await expect(exercise.locator('.verdict-line')).toHaveCount(fields.length);
      const before = await exercise.locator('.octets tbody').textContent();
      await fromMenu(exercise, t.another);
      await expect(exercise.locator('.octets tbody')).not.toHaveText(before ?? '');
      await expect(exercise.locator('[data-cell]').first()).toBeFocused();
      await fromMenu(exercise, format(t.back, { seed: 1 }));
      // It comes back as it was left: with the answers.
      await expect(exercise.locator('.octets tbody td').first()).toContainText(
        known(READ).question.octets[0]!,
      );
      await expect(exercise.locator('.verdict-line')).toHaveCount(fields.length);
    });

    test('it can be read without a script', { tag: '@no-script' }, async ({ page }) => {
      await page.goto(exercisePath(locale, READ, BASE));
      await expect(page.locator('.octets')).toBeVisible();
      await page.locator('#worked summary').click();
      for (const { value } of known(READ).fields)
        await expect(page.locator('#worked')).toContainText(`${value}`);
    });
  });
}

test('what was typed survives a change of language', async ({ page }) => {
  const exercise = await open(page, 'en', WRITE);
  await fill(exercise, { window: 'fa f0' });
  const chinese = await open(page, 'zh-cn', WRITE);
  await expect(field(chinese, 'window')).toHaveValue('fa f0');
});

test('the table fits a narrow screen and its inputs a finger', { tag: '@phone' }, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const exercise = await open(page, 'en', WRITE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(360);
  for (const input of await exercise.locator('[data-cell]').all())
    expect((await input.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});
