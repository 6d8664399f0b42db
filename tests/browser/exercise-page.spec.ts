import type { Page } from '@playwright/test';
import { dictionary, exercisePath, format, LOCALES, practicePath } from '../../src/i18n/index.ts';
import { BASE, blanks, button, cellsOf, fill, kept, open, RIGHT, status, words } from './support/exercise.ts';
import { expect, SCREEN, test } from './support/site.ts';

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
    const { spec } = await (await route.fetch()).json();
    await route.fulfill({ json: { spec: { ...spec, show: [1, 99] } } });
  });
  await fill(exercise);
  await button(exercise, t.check).click();
  await expect(status(exercise)).toHaveText(format(t.gradeFailed, { seed: 1 }));
  await expect(button(exercise, t.check)).toBeEnabled();
  expect(await blanks(exercise).first().inputValue()).toBe(RIGHT[(await cellsOf(exercise))[0]!]);
  expect(await kept(page)).toBeUndefined();
});

test('a model whose code did not come can be loaded again, by a reload that keeps what was typed', async ({
  page,
  problems,
}) => {
  problems.expect(/Failed to (load|fetch)/);
  const t = words('en');
  const exercise = await open(page, 'en');
  let cut = true;
  await page.route(/\/report\.[^/]*\.js$/, (route) => (cut ? route.abort() : route.continue()));
  await fill(exercise);
  await button(exercise, t.check).click();
  await expect(status(exercise)).toHaveText(t.loadFailed);
  cut = false;
  await button(exercise, t.loadAgain).click();
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  await expect(button(exercise, t.loadAgain)).toHaveCount(0);
  await expect(blanks(exercise).first()).toHaveValue(RIGHT[(await cellsOf(exercise))[0]!] ?? '');
  await button(exercise, t.check).click();
  await expect(status(exercise)).toHaveText(format(t.allRight, { total: 4 }));
});

test('an exercise whose code did not come says so at a touch, and a reload keeps what was typed', async ({
  page,
  problems,
}) => {
  problems.expect(/Failed to (load|fetch)/);
  const { shell } = dictionary('en');
  let cut = true;
  await page.route(/\/FillTrace\.[^/]*\.js$/, (route) => (cut ? route.abort() : route.continue()));
  await page.goto(`${BASE}en/`);
  const exercise = page.locator('#exercise-handshake-three-way-numbers');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'waiting');
  await page.waitForLoadState('networkidle');
  await blanks(exercise).first().fill('7');
  const message = exercise.getByRole('alert');
  await expect(message).toContainText(shell.loadFailed);
  cut = false;
  await message.getByRole('button', { name: shell.loadAgain }).click();
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  await expect(blanks(exercise).first()).toHaveValue('7');
  await expect(message).toHaveCount(0);
});

/** Exercises of up to eight segments whose first input lies lowest. */
const TALLEST = [
  'close/next-after-fin',
  'reset/next-half-open',
  'time-wait/next-forgotten',
  'close/next-your-fin',
];

/** On a wide screen the first input is on the first screen, on a narrow one on the second at the latest. */
const REACH = {
  en: { viewport: { width: 1280, height: 900 }, lowest: 900 },
  'zh-cn': { viewport: { width: 360, height: 640 }, lowest: 2 * 640 },
};

for (const locale of LOCALES) {
  test(
    `an exercise has a page of its own in ${locale}, with its first input within reach, which leads on and back to its lesson`,
    SCREEN[locale],
    async ({ page }) => {
      const t = words(locale);
      const { viewport, lowest } = REACH[locale];
      await page.setViewportSize(viewport);
      for (const id of TALLEST) {
        await page.goto(exercisePath(locale, id, BASE));
        const box = await page.locator('.exercise [data-cell]').first().boundingBox();
        expect(box?.y, id).toBeLessThan(lowest - (box?.height ?? 0));
      }
      await page.goto(exercisePath(locale, 'close/four-way-states', BASE));
      const exercise = page.locator('#exercise-close-four-way-states');
      await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.locator('#worked summary')).toContainText(format(t.workedAnswerOf, { seed: 1 }));
      const way = page.getByRole('navigation', { name: t.wayOn });
      await expect(way.getByRole('link').first()).toHaveAttribute('href', /\/exercises\/close\//);
      await way.locator('a[href*="/lessons/"]').click();
      await expect(page).toHaveURL(/\/lessons\/close\/four-way\/#exercise-close-four-way-states$/);
      await expect(page.locator('#exercise-close-four-way-states')).toBeAttached();
    },
  );
}

/** How many pages an exercise takes on paper. */
async function pagesOf(page: Page): Promise<number> {
  const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
  return paper.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

for (const locale of LOCALES) {
  test(`in ${locale} on paper an exercise that fits takes one page, and a longer one begins on the first`, async ({
    page,
  }) => {
    for (const [id, pages] of [
      ['timers/lost-fin', 1],
      ['wire/read-fixed', 1],
      ['queues/why-cookies', 1],
      ['queues/read-accept-queue', 2],
    ] as const) {
      await page.goto(exercisePath(locale, id, BASE));
      await expect(page.locator('section.exercise form')).toHaveAttribute('data-phase', 'ready');
      expect(await pagesOf(page), id).toBe(pages);
    }
  });
}

test('on paper every kind leaves room to write, and what works on a screen alone is left out', async ({
  page,
}) => {
  const { explain, orderSegments } = dictionary('en');
  const onPaper = async (id: string) => {
    await page.emulateMedia({ media: 'screen' });
    await page.goto(exercisePath('en', id, BASE));
    await expect(page.locator('section.exercise form')).toHaveAttribute('data-phase', 'ready');
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('section.exercise button:visible, .worked:visible')).toHaveCount(0);
  };
  await onPaper('close/order-four-way');
  const place = page.locator('.order-cards .card').first();
  expect(await place.evaluate((card) => getComputedStyle(card, '::before').borderTopStyle)).toBe('solid');
  await expect(page.getByText(orderSegments.keys)).toBeHidden();
  await onPaper('close/four-way-states');
  await expect(page.locator('.cell select').first()).toHaveCSS('color', 'rgba(0, 0, 0, 0)');
  await onPaper('queues/why-cookies');
  await expect(page.getByText(explain.kept)).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.goto(practicePath('en', BASE));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('main :is(button, select, input):visible')).toHaveCount(0);
});

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
