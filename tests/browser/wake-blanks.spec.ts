import type { Locator, Page } from '@playwright/test';
import { LOCALES, type Locale, lessonPath } from '../../src/i18n/index.ts';
import { BASE, blanks } from './support/exercise.ts';
import { expect, expectAccessible, SCREEN, test } from './support/site.ts';

/** An exercise far down in a lesson, whose script is under way until it is let come. */
async function openFar(page: Page, locale: Locale): Promise<{ exercise: Locator; letCome: () => void }> {
  let letCome: () => void = () => undefined;
  const come = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route(/\/enliven-[^/]*\.js$/, async (route) => {
    await come;
    await route.continue();
  });
  await page.goto(lessonPath(locale, 'handshake/three-way', BASE));
  return { exercise: page.locator('.exercise:has(form.fill-trace)').first(), letCome };
}

/** Where the blanks of a page stand and how large they are. */
const places = (page: Page): Promise<string[]> =>
  page
    .locator('.cell input[data-cell]')
    .evaluateAll((all) => all.map((blank) => JSON.stringify(blank.getBoundingClientRect())));

for (const locale of LOCALES) {
  test.describe(`in ${locale}`, SCREEN[locale], () => {
    test('Tab leads into an exercise whose script is under way; what is typed there stays', async ({
      page,
    }) => {
      const { exercise, letCome } = await openFar(page, locale);
      const [first, second] = [blanks(exercise).nth(0), blanks(exercise).nth(1)];
      await expect(first).toHaveAttribute('type', 'button');
      // From a link to the exercise Tab goes on at its first blank.
      await page.evaluate((id) => window.location.assign(`#${id}`), await exercise.getAttribute('id'));
      await page.keyboard.press('Tab');
      await expect(first).toBeFocused();
      await page.keyboard.type('12');
      await page.keyboard.press('Tab');
      await expect(second).toBeFocused();
      await page.keyboard.type('34');
      await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'waiting');
      letCome();
      await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
      await expect(first).toHaveValue('12');
      await expect(second).toHaveValue('34');
      await expect(second).toBeFocused();
      await page.keyboard.type('5');
      await expect(second).toHaveValue('345');
    });

    test('the first sign of a person makes all blanks text fields, and none of them moves', async ({
      page,
    }) => {
      const { exercise } = await openFar(page, locale);
      const asleep = await places(page);
      expect(asleep.length).toBeGreaterThan(9);
      await expect(page.locator('input[type="button"][data-cell]')).toHaveCount(asleep.length);
      await expectAccessible(page, { within: '.exercise' });
      await page.keyboard.press('Shift');
      await expect(page.locator('input[type="button"][data-cell]')).toHaveCount(0);
      await expect(blanks(exercise).first()).toHaveRole('textbox');
      expect(await places(page)).toEqual(asleep);
    });

    test('a blank that was reached before any script can be typed into as soon as one is there', async ({
      page,
    }) => {
      let letCome: () => void = () => undefined;
      const come = new Promise<void>((resolve) => {
        letCome = resolve;
      });
      await page.route(/\.js$/, async (route) => {
        await come;
        await route.continue();
      });
      await page.goto(`${BASE}${locale}/`, { waitUntil: 'commit' });
      const blank = page.locator('input[data-cell]').first();
      await blank.focus();
      await expect(blank).toHaveAttribute('type', 'button');
      letCome();
      await expect(blank).toHaveRole('textbox');
      await expect(blank).toBeFocused();
      await page.keyboard.type('7');
      await expect(blank).toHaveValue('7');
    });
  });
}
