import type { Locator, Page } from '@playwright/test';
import { fillTrace } from '../../src/exercises/kinds/fill-trace/index.ts';
import { dictionary, exercisePath, format, type Locale } from '../../src/i18n/index.ts';
import { specOf } from '../exercises/content.ts';
import { BASE, button, status } from './support/exercise.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, SCREEN, test } from './support/site.ts';

const ID = 'close/lost-last-ack';
const RIGHT = fillTrace.sample(fillTrace.generate(specOf(ID), 1), 'correct') as Record<string, string>;
/** Two segments with wrong flags, by cell. */
const SLIPS = { '12.flags': 'SYN', '13.flags': 'RST' } as const;
const FIRST = { '12.flags': 'SYN' } as const;

async function answer(page: Page, locale: Locale, slips: Readonly<Record<string, string>>): Promise<Locator> {
  await page.goto(exercisePath(locale, ID, BASE));
  const exercise = page.locator('section.exercise');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  for (const [cell, text] of Object.entries({ ...RIGHT, ...slips })) {
    const place = exercise.locator(`[data-cell="${cell}"]`);
    if (/client|server/.test(cell)) await place.selectOption(text);
    else await place.fill(text);
  }
  await button(exercise, dictionary(locale).exercise.check).click();
  await expect(exercise.locator('.verdict-line').first()).toBeVisible();
  return exercise;
}

for (const locale of ['zh-cn'] as const) {
  const { diagram, whatIf } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('a wrong segment of a trace is played, drawn as the learner’s own, and put away', async ({
      page,
    }) => {
      const exercise = await answer(page, locale, FIRST);
      await button(exercise, whatIf.show).click();
      const drawing = exercise.locator('.what-if');
      await expect(drawing.locator('figcaption')).toContainText(format(whatIf.replaced, { n: 12 }));
      await expect(drawing.locator('svg:visible')).toHaveCount(1);
      await expect(drawing.locator('svg:visible')).toContainText(diagram.own);
      await expect(drawing.locator('svg .ring')).toHaveCount(0);
      await drawing.locator('summary').click();
      await expect(drawing.locator('tbody tr').first()).toBeVisible();
      await expectNoSidewaysScroll(page);
      await expectAccessible(page, { within: '.exercise' });
      await button(exercise, whatIf.hide).click();
      await expect(drawing).toHaveCount(0);
    });
  });
}

for (const locale of ['en'] as const) {
  const { exercise: t, whatIf } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('each of several wrong segments is played by the keyboard, one at a time, until it is typed anew', async ({
      page,
    }) => {
      const exercise = await answer(page, locale, SLIPS);
      const buttons = exercise.locator('.what-if-buttons button');
      await expect(buttons).toHaveText(['#12', '#13']);
      for (const n of [12, 13]) {
        const own = button(exercise, format(whatIf.showOf, { n }));
        await own.focus();
        await page.keyboard.press('Enter');
        await expect(own).toHaveAttribute('aria-expanded', 'true');
        await expect(exercise.locator('.what-if figcaption')).toContainText(format(whatIf.replaced, { n }));
        await expect(exercise.locator('[aria-expanded="true"]')).toHaveCount(1);
      }
      await page.keyboard.press('Enter');
      await expect(exercise.locator('.what-if')).toHaveCount(0);
      await expectAccessible(page, { within: '.exercise' });
      for (const cell of Object.keys(SLIPS)) {
        await exercise.locator(`[data-cell="${cell}"]`).fill(RIGHT[cell]!);
      }
      await expect(buttons).toHaveCount(0);
      await button(exercise, t.check).click();
      await expect(status(exercise)).toHaveText(format(t.allRight, { total: Object.keys(RIGHT).length }));
      await expect(buttons).toHaveCount(0);
    });
  });
}

test('the run is loaded when it is asked for, and not before', { tag: '@alone' }, async ({ page }) => {
  const { whatIf } = dictionary('en');
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  const exercise = await answer(page, 'en', FIRST);
  await expect(button(exercise, whatIf.show)).toBeVisible();
  const played = () => scripts.filter((path) => /\/Consequence\.[^/]*\.js$/.test(path));
  expect(played()).toEqual([]);
  await button(exercise, whatIf.show).click();
  await expect(exercise.locator('.what-if')).toBeVisible();
  expect(played()).toHaveLength(1);
});
