import { exercisePath, format, LOCALES } from '../../src/i18n/index.ts';
import { BASE, blanks, button, cellsOf, fill, kept, open, RIGHT, status, words } from './support/exercise.ts';
import { expect, expectAccessible, SCREEN, test } from './support/site.ts';

test('when the model cannot be loaded the learner is told and keeps what was typed', async ({
  page,
  problems,
}) => {
  problems.expect(/Failed to load resource/);
  const t = words('en');
  const exercise = await open(page, 'en');
  await page.route(/exercises\/.*\.json$/, (route) => route.abort());
  await fill(exercise);
  await button(exercise, t.check).click();
  await expect(status(exercise)).toHaveText(t.loadFailed);
  expect(await blanks(exercise).first().inputValue()).toBe(RIGHT[(await cellsOf(exercise))[0]!]);
});

test('a fault of the site is told apart from one of the network, and costs nothing', async ({
  page,
  problems,
}) => {
  problems.expect(/shows segments 1 to 99/);
  const t = words('en');
  const exercise = await open(page, 'en');
  await page.route(/exercises\/.*\.json$/, async (route) => {
    const spec = await (await route.fetch()).json();
    await route.fulfill({ json: { ...spec, show: [1, 99] } });
  });
  await fill(exercise);
  await button(exercise, t.check).click();
  await expect(status(exercise)).toHaveText(format(t.gradeFailed, { seed: 1 }));
  await expect(button(exercise, t.check)).toBeEnabled();
  expect(await blanks(exercise).first().inputValue()).toBe(RIGHT[(await cellsOf(exercise))[0]!]);
  expect(await kept(page)).toBeUndefined();
});

test('an exercise whose code did not come is tried again at the next touch', async ({ page, problems }) => {
  problems.expect(/Failed to load resource/);
  let cut = true;
  await page.route(/\/enliven-fill-trace\.[^/]*\.js$/, (route) => (cut ? route.abort() : route.continue()));
  await page.goto(`${BASE}en/`);
  const exercise = page.locator('#exercise-handshake-three-way-numbers');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'waiting');
  await page.waitForLoadState('networkidle');
  cut = false;
  await blanks(exercise).first().fill('7');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  await expect(blanks(exercise).first()).toHaveValue('7');
});

for (const locale of LOCALES) {
  test(
    `an exercise has a page of its own in ${locale}, which leads back to its lesson`,
    SCREEN[locale],
    async ({ page }) => {
      const t = words(locale);
      await page.goto(exercisePath(locale, 'close/four-way-states', BASE));
      const exercise = page.locator('#exercise-close-four-way-states');
      await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.locator('#worked summary')).toHaveText(format(t.workedAnswerOf, { seed: 1 }));
      await expectAccessible(page);
      await page.locator('.from-lesson a').click();
      await expect(page).toHaveURL(/\/lessons\/close\/four-way\/$/);
      await expect(page.locator('#exercise-close-four-way-states')).toBeAttached();
    },
  );
}

test('on paper blanks are empty boxes and no button is printed', async ({ page }) => {
  await page.goto(exercisePath('en', 'close/lost-last-ack', BASE));
  const exercise = page.locator('#exercise-close-lost-last-ack');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  await page.emulateMedia({ media: 'print' });
  await expect(exercise.locator('button:visible')).toHaveCount(0);
  for (const blank of await exercise.locator('[data-cell]').all()) {
    await expect(blank).toHaveCSS('border-top-style', 'solid');
    await expect(blank).toHaveCSS('appearance', 'none');
    if ((await blank.evaluate((element) => element.tagName)) !== 'SELECT') continue;
    await expect(blank).toHaveCSS('color', 'rgba(0, 0, 0, 0)');
    await blank.selectOption('LAST-ACK');
    await expect(blank).not.toHaveCSS('color', 'rgba(0, 0, 0, 0)');
  }
});
