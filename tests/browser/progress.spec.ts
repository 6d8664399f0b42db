import { readFile } from 'node:fs/promises';
import { dictionary, format, LOCALES } from '../../src/i18n/index.ts';
import {
  BASE,
  exercisesOf,
  fullMarks,
  LESSON,
  LIST,
  mark,
  PROGRESS,
  store,
  t,
  tick,
  unmark,
} from './support/progress.ts';
import { boxOf, expectInPlace, shiftSoFar, watchShifts } from './support/shifts.ts';
import { expect, expectAccessible, SCREEN, test } from './support/site.ts';

test('a lesson marked as done stays so after a reload, with the focus and the layout in place', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto(LESSON);
  await mark(page).focus();
  const before = await boxOf(mark(page));
  await page.keyboard.press('Enter');
  await expect(unmark(page)).toBeFocused();
  await expectInPlace(unmark(page), before);
  await page.reload();
  await expect(unmark(page)).toBeVisible();
  await page.goto(LIST);
  await expect(tick(page)).toHaveText(t.done);
  await page.goto(LESSON);
  await unmark(page).click();
  await page.reload();
  await expect(mark(page)).toBeVisible();
});

test('what is done in one tab shows in the other at once', async ({ page, context }) => {
  await page.goto(LESSON);
  const list = await context.newPage();
  await list.goto(LIST);
  await expect(tick(list)).not.toHaveText(t.done);
  await mark(page).click();
  await expect(tick(list)).toHaveText(t.done);
  const other = await context.newPage();
  await other.goto(LESSON);
  await unmark(other).click();
  await expect(mark(page)).toBeVisible();
  await expect(tick(list)).not.toHaveText(t.done);
});

test('the list of lessons names the first that is not done', async ({ page }) => {
  await page.goto(LIST);
  const next = page.locator('[data-lesson-next] a');
  const lessons = page.locator('.lesson-list h3 a');
  const [first = '', second = ''] = await lessons.evaluateAll((links) =>
    links.map((link) => link.getAttribute('href') ?? ''),
  );
  await expect(next).toHaveAttribute('href', new RegExp(`${first}$`));
  await next.click();
  await mark(page).click();
  await expect(unmark(page)).toBeVisible();
  await page.goto(LIST);
  await expect(next).toHaveAttribute('href', new RegExp(`${second}$`));
});

test('ticks count exercises with full marks, and the last one completes the lesson', async ({ page }) => {
  const exercises = await exercisesOf(page);
  const total = exercises.length;
  await expect(tick(page)).toHaveText(format(t.exercises, { total }));
  await store(page, fullMarks(exercises, total - 1));
  await page.goto(LIST);
  await expect(tick(page)).toHaveText(format(t.begun, { full: total - 1, total }));
  await page.goto(LESSON);
  await expect(page.getByText(format(t.markSome, { full: total - 1, total }))).toBeVisible();
  await store(page, fullMarks(exercises, total));
  await page.goto(LIST);
  await expect(tick(page)).toHaveText(t.done);
  await page.goto(LESSON);
  await expect(page.getByText(format(t.markDoneCount, { full: total, total }))).toBeVisible();
});

test('progress saved to a file comes back from it after everything was forgotten', async ({ page }) => {
  const exercises = await exercisesOf(page);
  await store(page, fullMarks(exercises, 1));
  await page.goto(PROGRESS);
  await expect(tick(page)).toHaveText(format(t.begun, { full: 1, total: exercises.length }));
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: t.export }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^seqack-progress-\d{4}-\d\d-\d\d\.json$/);
  const file = {
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: await readFile(await download.path()),
  };

  await page.getByRole('button', { name: t.reset }).click();
  await expect(page.getByText(t.resetDone)).toBeVisible();
  await expect(tick(page)).toHaveText(format(t.exercises, { total: exercises.length }));
  await page.getByRole('button', { name: t.undo }).click();
  await expect(page.getByText(t.undone)).toBeVisible();
  await expect(tick(page)).toHaveText(format(t.begun, { full: 1, total: exercises.length }));

  await page.getByRole('button', { name: t.reset }).click();
  await page.reload();
  await expect(tick(page)).toHaveText(format(t.exercises, { total: exercises.length }));
  await page.getByLabel(t.import).setInputFiles(file);
  await expect(page.getByText(format(t.imported, { exercises: 1, lessons: 0 }))).toBeVisible();
  await expect(tick(page)).toHaveText(format(t.begun, { full: 1, total: exercises.length }));
  await page.getByLabel(t.import).setInputFiles({ ...file, buffer: Buffer.from('{"a":1}') });
  await expect(page.getByText(format(t.importNotProgress, { file: 'mine.json' }))).toBeVisible();
  await expect(tick(page)).toHaveText(format(t.begun, { full: 1, total: exercises.length }));
});

test('the file is chosen by keyboard alone', { tag: '@alone' }, async ({ page }) => {
  // Asked for before the page is there: Chromium's own dialog would open, and never close.
  const choosing = new Promise((resolve) => page.once('filechooser', resolve));
  await page.goto(PROGRESS);
  // Until the page's script runs, the controls are disabled and take no focus.
  await expect(page.getByLabel(t.import)).toBeEnabled();
  await page.getByRole('button', { name: t.export }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(t.import)).toBeFocused();
  await page.keyboard.press('Enter');
  await choosing;
});

for (const locale of LOCALES) {
  const own = dictionary(locale).progress;

  test(
    `${locale}: progress pages and messages are accessible, in the page's language`,
    SCREEN[locale],
    async ({ page }) => {
      await store(page, 'scribble');
      await page.goto(`${BASE}${locale}/progress/`);
      await expect(page.getByRole('status', { name: own.noticeLabel })).toContainText(own.corruptText);
      await expect(page.getByRole('heading', { name: own.asideTitle })).toBeVisible();
      await expectAccessible(page);
      await page.goto(`${BASE}${locale}/lessons/handshake/three-way/`);
      await page.getByRole('button', { name: own.mark, exact: true }).click();
      await expectAccessible(page, { within: '.lesson-done' });
    },
  );

  test(`${locale}: nothing moves when progress arrives`, { tag: [...SCREEN[locale].tag, '@alone'] }, async ({
    page,
  }) => {
    const exercises = await exercisesOf(page);
    await store(page, fullMarks(exercises, exercises.length));
    await watchShifts(page);
    for (const path of ['lessons/', 'lessons/handshake/three-way/', 'progress/']) {
      await page.goto(`${BASE}${locale}/${path}`);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await expect(page.locator('main [data-standing="done"]').first()).toBeVisible();
      expect(await shiftSoFar(page), path).toBeLessThan(0.01);
    }
  });
}

test('without JavaScript the pages say why they show no progress, and offer no dead button', {
  tag: '@no-script',
}, async ({ page }) => {
  for (const path of [LESSON, PROGRESS]) {
    await page.goto(path);
    // Playwright's search by text leaves <noscript> out.
    const reasons = await page.locator('noscript p').allTextContents();
    expect(reasons).toContain(t.needsScript);
    for (const name of [t.mark, t.export, t.reset]) {
      await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
    }
  }
});
