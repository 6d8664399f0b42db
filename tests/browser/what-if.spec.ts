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
      const named = (does: string) => button(exercise, format(whatIf.about, { does, n: 12 }));
      await named(whatIf.show).click();
      const drawing = exercise.locator('.what-if');
      await expect(drawing.locator('figcaption')).toContainText(format(whatIf.replaced, { n: 12 }));
      await expect(drawing.locator('svg:visible')).toHaveCount(1);
      await expect(drawing.locator('svg:visible')).toContainText(diagram.own);
      await expect(drawing.locator('svg .ring')).toHaveCount(0);
      // What moves by itself is left where it is; from the first step on nothing does.
      await button(drawing, whatIf.back).click();
      await expect(button(drawing, whatIf.play)).toBeVisible();
      const moment = drawing.getByRole('slider', { name: whatIf.moment });
      const line = drawing.locator('.player p');
      await moment.focus();
      await page.keyboard.press('Home');
      await expect(button(drawing, whatIf.back)).toBeDisabled();
      const first = (await line.textContent()) ?? '';
      await page.keyboard.press('ArrowRight');
      await expect(moment).toHaveValue('1');
      await expect(line).not.toHaveText(first);
      await expect(line).toHaveAttribute('aria-live', 'polite');
      await expect(moment).toHaveAttribute('aria-valuetext', (await line.textContent()) ?? '');
      await expect(drawing.locator('svg:visible .play')).toHaveCount(1);
      await page.keyboard.press('End');
      await expect(drawing.locator('.play')).toHaveCount(0);
      await expect(button(drawing, whatIf.forward)).toBeDisabled();
      await drawing.locator('summary').click();
      await expect(drawing.locator('tbody tr').first()).toBeVisible();
      await expectNoSidewaysScroll(page);
      await expectAccessible(page, { within: '.exercise' });
      await named(whatIf.hide).click();
      await expect(drawing).toHaveCount(0);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await named(whatIf.show).click();
      await expect(button(drawing, whatIf.back)).toBeVisible();
      await expect(drawing.locator('.play')).toHaveCount(0);
      await expect(button(drawing, whatIf.play)).toHaveCount(0);
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
      const buttons = exercise.locator('.play-peer > .actions button');
      await expect(buttons).toHaveCount(2);
      for (const n of [12, 13]) {
        const named = (does: string) => button(exercise, format(whatIf.about, { does, n }));
        await named(whatIf.show).focus();
        await page.keyboard.press('Enter');
        await expect(exercise.locator('.what-if figcaption')).toContainText(format(whatIf.replaced, { n }));
        await expect(named(whatIf.hide)).toBeFocused();
        await expect(named(whatIf.hide)).toHaveAttribute('aria-expanded', 'true');
        await page.keyboard.press('Enter');
        await expect(exercise.locator('.what-if')).toHaveCount(0);
      }
      await expectAccessible(page, { within: '.exercise' });
      for (const cell of Object.keys(SLIPS)) {
        await exercise.locator(`[data-cell="${cell}"]`).fill(RIGHT[cell]!);
      }
      await expect(buttons).toHaveCount(0);
      await button(exercise, t.check).click();
      await expect(status(exercise)).toContainText(format(t.allRight, { total: Object.keys(RIGHT).length }));
      await expect(buttons).toHaveCount(0);
    });
  });
}

test('the run is loaded when it is asked for, and not before', { tag: '@alone' }, async ({ page }) => {
  const { whatIf } = dictionary('en');
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  const exercise = await answer(page, 'en', FIRST);
  const show = button(exercise, format(whatIf.about, { does: whatIf.show, n: 12 }));
  await expect(show).toBeVisible();
  const played = () => scripts.filter((path) => /\/Consequence\.[^/]*\.js$/.test(path));
  expect(played()).toEqual([]);
  await show.click();
  await expect(exercise.locator('.what-if')).toBeVisible();
  expect(played()).toHaveLength(1);
});
