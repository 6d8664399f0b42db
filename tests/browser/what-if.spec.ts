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
  // The focus goes to the first blank that is wrong, a frame after the verdict.
  await expect(exercise.locator('[data-cell="12.flags"]')).toBeFocused();
  return exercise;
}

for (const locale of ['zh-cn'] as const) {
  const { diagram, whatIf } = dictionary(locale);

  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('a wrong segment is played in the ladder it stands on, and the answer comes back as it was', async ({
      page,
    }) => {
      const exercise = await answer(page, locale, FIRST);
      const show = button(exercise, format(whatIf.about, { n: 12 }));
      await show.click();
      const played = exercise.getByRole('region', { name: whatIf.heading });
      await expect(played).toContainText(format(whatIf.replaced, { n: 12 }));
      await expect(played.locator('.yours')).toContainText(diagram.own);
      // The rows above stay; the learner's and those below give way.
      await expect(exercise.locator('[data-cell="11.client"]')).toBeVisible();
      await expect(exercise.locator('[data-cell="12.flags"]')).toHaveCount(0);
      // What moves by itself is left where it is; from the first step on nothing does.
      await button(played, whatIf.back).click();
      await expect(button(played, whatIf.play)).toBeVisible();
      await page.keyboard.press('Home');
      const moment = played.getByRole('slider', { name: whatIf.moment });
      const line = played.locator('.player p');
      await expect(moment).toHaveValue('0');
      const first = (await line.textContent()) ?? '';
      await page.keyboard.press('ArrowRight');
      await expect(moment).toHaveValue('1');
      await expect(line).not.toHaveText(first);
      await expect(line).toHaveAttribute('aria-live', 'polite');
      await expect(moment).toHaveAttribute('aria-valuetext', (await line.textContent()) ?? '');
      await expect(played.locator('.ahead')).not.toHaveCount(0);
      await moment.focus();
      await page.keyboard.press('End');
      await expect(played.locator('.ahead')).toHaveCount(0);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page, { within: '.exercise' });
      await button(played, whatIf.leave).click();
      await expect(played).toHaveCount(0);
      await expect(show).toBeFocused();
      await expect(exercise.locator('[data-cell="12.flags"]')).toHaveValue(FIRST['12.flags']);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await show.click();
      await expect(button(played, whatIf.back)).toBeFocused();
      await expect(played.locator('.ahead')).toHaveCount(0);
      await expect(button(played, whatIf.play)).toHaveCount(0);
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
      const buttons = exercise.locator('.play-peer button');
      await expect(buttons).toHaveCount(2);
      for (const n of [12, 13]) {
        const show = button(exercise, format(whatIf.about, { n }));
        await show.focus();
        await page.keyboard.press('Enter');
        await expect(exercise.locator('.played')).toContainText(format(whatIf.replaced, { n }));
        await expect(exercise.locator('.player :focus')).toHaveCount(1);
        await page.keyboard.press('Space');
        await expect(button(exercise, whatIf.play)).toBeFocused();
        await page.keyboard.press('Escape');
        await expect(exercise.locator('.played')).toHaveCount(0);
        await expect(show).toBeFocused();
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
  const show = button(exercise, format(whatIf.about, { n: 12 }));
  await expect(show).toBeVisible();
  const played = () => scripts.filter((path) => /\/Consequence\.[^/]*\.js$/.test(path));
  expect(played()).toEqual([]);
  await show.click();
  await expect(exercise.locator('.played')).toBeVisible();
  expect(played()).toHaveLength(1);
});
