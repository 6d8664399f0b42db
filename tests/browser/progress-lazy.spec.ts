import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request } from '@playwright/test';
import { dictionary } from '../../src/i18n/index.ts';
import type { ProgressRecord } from '../../src/progress/index.ts';
import { BASE, KEY, LESSON, LIST, mark, store, t, takenIn, tick, unmark } from './support/progress.ts';
import { boxOf, expectInPlace } from './support/shifts.ts';
import { expect, test } from './support/site.ts';

/** Tells whether a request fetches the code of the progress room, which alone knows this key. */
function isProgress(request: Request): boolean {
  const path = new URL(request.url()).pathname.slice(BASE.length);
  const file = join(process.env['DIST'] ?? 'dist', path);
  return path.endsWith('.js') && readFileSync(file, 'utf8').includes('.set-aside-seen');
}

/** Keeps the code of the progress room from this page until it is released, as a slow network does. */
async function holdProgress(page: Page): Promise<() => Promise<void>> {
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let held = 0;
  await page.route('**/_astro/*.js', async (route) => {
    if (isProgress(route.request())) {
      held += 1;
      await released;
    }
    // A test may end while files are still on their way.
    await route.continue().catch(() => undefined);
  });
  return async () => {
    release();
    await expect.poll(() => held, 'the room is held back').toBeGreaterThan(0);
  };
}

const HOME = `${BASE}en/`;
const exercise = (page: Page) => page.locator('#exercise-handshake-three-way-numbers');
const blanks = (page: Page) => exercise(page).locator('input[data-cell]');

async function stored(page: Page): Promise<ProgressRecord> {
  return JSON.parse((await page.evaluate((key) => localStorage.getItem(key), KEY)) ?? 'null');
}

test('a lesson marked before the progress code is there stays marked, though the page is left at once', {
  tag: '@alone',
}, async ({ page }) => {
  await holdProgress(page);
  await page.goto(LESSON);
  await mark(page).click();
  expect(await stored(page), 'the code is not there yet').toBeNull();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto(LIST);
  await expect(tick(page)).toHaveText(t.done);
  await takenIn(page);
  expect(Object.keys((await stored(page)).lessons)).toEqual(['handshake/three-way']);
});

test('the click shows as soon as the code is there, with the focus and the layout in place', {
  tag: '@alone',
}, async ({ page }) => {
  const release = await holdProgress(page);
  await page.goto(LESSON);
  await mark(page).focus();
  const before = await boxOf(mark(page));
  await page.keyboard.press('Enter');
  await release();
  await expect(unmark(page)).toBeFocused();
  await expectInPlace(unmark(page), before);
});

test('an answer checked before the progress code is there counts, though the page is left at once', {
  tag: '@alone',
}, async ({ page }) => {
  await holdProgress(page);
  await page.goto(HOME);
  await exercise(page).scrollIntoViewIfNeeded();
  await expect(exercise(page).locator('form')).toHaveAttribute('data-phase', 'ready');
  for (const blank of await blanks(page).all()) await blank.fill('7');
  await exercise(page)
    .getByRole('button', { name: dictionary('en').exercise.check, exact: true })
    .click();
  await expect(exercise(page).locator('[data-mark="wrong"]').first()).toBeVisible();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto(HOME);
  await expect(blanks(page).first()).toHaveValue('7');
  await takenIn(page);
  expect((await stored(page)).exercises['handshake/three-way-numbers']).toMatchObject({ attempts: 1 });
});

test('what is typed while the draft is fetched stands beside it', { tag: '@alone' }, async ({ page }) => {
  const record = { version: 1, epoch: 0, exercises: {}, lessons: {} };
  await page.goto(HOME);
  const [first, second] = await blanks(page).evaluateAll((all) =>
    all.map((input) => (input as HTMLInputElement).dataset['cell'] ?? ''),
  );
  const typed = { [first!]: '41', [second!]: '42' };
  const drafts = { 'handshake/three-way-numbers': { seed: 1, answer: { typed, shown: false }, at: 5 } };
  await store(page, JSON.stringify({ ...record, drafts }));

  const release = await holdProgress(page);
  await page.clock.install();
  const code = page.waitForResponse(/\/FillTrace\.[^/]*\.js$/);
  await page.goto(HOME);
  await exercise(page).scrollIntoViewIfNeeded();
  await page.evaluate((address) => import(address), (await code).url());
  await blanks(page).nth(1).fill('9');
  // Far longer than a pause in typing after which a draft is written.
  await page.clock.runFor(10_000);
  expect(JSON.stringify(await stored(page)), 'nothing is kept in the draft’s place').toContain('"41"');
  await release();
  await expect(blanks(page).first()).toHaveValue('41');
  await expect(blanks(page).nth(1)).toHaveValue('9');
  await expect.poll(async () => JSON.stringify((await stored(page)).drafts)).toMatch(/"41".*"9"|"9".*"41"/);
});

test('a list page fetches the progress code only when something is kept, here or by another tab', {
  tag: '@alone',
}, async ({ page, context }) => {
  const fetched: string[] = [];
  page.on('requestfinished', (request) => {
    if (isProgress(request)) fetched.push(request.url());
  });
  await page.goto(LIST, { waitUntil: 'networkidle' });
  expect(fetched, 'nothing kept').toEqual([]);
  const other = await context.newPage();
  await other.goto(LIST);
  await store(other, '{"version":1}');
  await expect.poll(() => fetched.length, 'another tab keeps something').toBe(1);
  await page.goto(LIST, { waitUntil: 'networkidle' });
  await expect.poll(() => fetched.length, 'something is kept').toBe(2);
});

test('progress whose code could not be loaded is kept, and shown once it can be', { tag: '@alone' }, async ({
  page,
  problems,
}) => {
  problems.expect(/Failed to load resource|net::ERR_FAILED/);
  await page.goto(LESSON);
  await page.route('**/_astro/on-page.*.js', (route) => route.abort());
  await mark(page).click();
  const { shell } = dictionary('en');
  const message = page.getByRole('alert').filter({ hasText: shell.loadFailed });
  await expect(message).toBeVisible();
  await page.unrouteAll();
  await message.getByRole('button', { name: shell.loadAgain }).click();
  await expect(unmark(page)).toBeVisible();
  await expect(message).toHaveCount(0);
});
