import { readFile } from 'node:fs/promises';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { dictionary, format, LOCALES } from '../../src/i18n/index.ts';
import type { ProgressRecord } from '../../src/progress/index.ts';
import { expect, expectAccessible, test } from './support/site.ts';

const BASE = process.env['BASE_PATH'] ?? '/';
const LESSON = `${BASE}en/lessons/handshake/three-way/`;
const LIST = `${BASE}en/lessons/`;
const PROGRESS = `${BASE}en/progress/`;
const KEY = 'seqack.progress';
const t = dictionary('en').progress;

const mark = (page: Page): Locator => page.getByRole('button', { name: t.mark, exact: true });
const unmark = (page: Page): Locator => page.getByRole('button', { name: t.unmark, exact: true });
const notice = (page: Page): Locator => page.getByRole('status', { name: t.noticeLabel });
const tick = (page: Page): Locator => page.locator('[data-lesson-tick="handshake/three-way"]');

/** Puts a text where progress is kept, as an earlier visit or another program would have. */
async function store(page: Page, text: string): Promise<void> {
  await page.goto(`${BASE}robots.txt`);
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, text] as const);
}

async function stored(page: Page): Promise<ProgressRecord> {
  return JSON.parse((await page.evaluate((key) => localStorage.getItem(key), KEY)) ?? 'null');
}

/** Makes every access to local storage fail, as browsers do when the reader forbids site data. */
async function forbidStorage(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    }
  });
}

/** Fills the storage to the last character, with the browser's own quota. */
async function fillStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    let chunk = 'x'.repeat(1 << 20);
    for (let i = 0; chunk.length > 0; i += 1) {
      try {
        localStorage.setItem(`filler-${i}`, chunk);
      } catch {
        chunk = chunk.slice(0, chunk.length >> 1);
      }
    }
  });
}

/** A record in which the first `n` of the exercises have full marks. */
function fullMarks(exercises: readonly string[], n: number): string {
  const entry = { attempts: 1, best: 1, last: { at: 1, score: 1, seed: 1 }, firstFullMarksAt: 1 };
  const entries = exercises.slice(0, n).map((id) => [id, entry]);
  return JSON.stringify({
    version: 1,
    epoch: 0,
    exercises: Object.fromEntries(entries),
    lessons: {},
    drafts: {},
  });
}

async function exercisesOf(page: Page): Promise<readonly string[]> {
  await page.goto(LIST);
  const ids = ((await tick(page).getAttribute('data-exercises')) ?? '').split(' ');
  expect(ids.length).toBeGreaterThan(1);
  return ids;
}

test('a lesson marked as done stays so after a reload, with the focus and the layout in place', async ({
  page,
}) => {
  await page.goto(LESSON);
  await mark(page).scrollIntoViewIfNeeded();
  const before = await mark(page).boundingBox();
  await mark(page).click();
  await expect(unmark(page)).toBeFocused();
  expect(await unmark(page).boundingBox()).toEqual(before);
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

test('a damaged record is set aside, told, downloadable, and the valid part stays', async ({ page }) => {
  const exercises = await exercisesOf(page);
  const damaged = fullMarks(exercises, 1).replace('"lessons":{}', '"lessons":{"handshake/three-way":"yes"}');
  await store(page, damaged);
  await page.goto(LIST);
  await expect(notice(page)).toContainText(t.corruptTitle);
  await expect(tick(page)).toHaveText(format(t.begun, { full: 1, total: exercises.length }));
  const download = page.waitForEvent('download');
  await notice(page).getByRole('button', { name: t.download }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toBe(damaged);

  await page.goto(LESSON);
  await expect(notice(page), 'it is told until it is closed').toContainText(t.corruptTitle);
  await notice(page).getByRole('button', { name: t.dismiss }).click();
  await expect(notice(page)).toBeEmpty();
  await page.reload();
  await expect(mark(page)).toBeVisible();
  await expect(notice(page)).toBeEmpty();

  await page.goto(PROGRESS);
  const aside = page.getByRole('region', { name: t.asideTitle });
  await expect(aside.getByRole('listitem')).toHaveCount(1);
  await aside.getByRole('button', { name: t.asideDelete }).click();
  await expect(aside.getByText(t.asideDeleted)).toBeVisible();
  await expect(aside.getByRole('listitem')).toHaveCount(0);
});

test('a text that is no record at all is set aside, and progress begins anew', async ({ page }) => {
  await store(page, '<html>not found</html>');
  await page.goto(LESSON);
  await expect(notice(page)).toContainText(t.corruptTitle);
  await mark(page).click();
  await page.reload();
  await expect(unmark(page)).toBeVisible();
  const texts = await page.evaluate(() => Object.values({ ...localStorage }));
  expect(texts).toContain('<html>not found</html>');
});

test('forbidden storage is told, and the lesson works on', async ({ page, context }) => {
  await forbidStorage(context);
  await page.goto(LESSON);
  await expect(notice(page)).toContainText(t.unavailableTitle);
  await mark(page).click();
  await expect(unmark(page)).toBeVisible();
  const download = page.waitForEvent('download');
  await notice(page).getByRole('button', { name: t.export }).click();
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8')) as ProgressRecord;
  expect(Object.keys(file.lessons)).toEqual(['handshake/three-way']);
  await notice(page).getByRole('button', { name: t.dismiss }).click();
  await expect(notice(page)).toBeEmpty();
});

test('full storage is told at the change that was not stored, and what was stored before stays', async ({
  page,
}) => {
  await page.goto(LESSON);
  await mark(page).click();
  const before = await stored(page);
  await fillStorage(page);
  await expect(notice(page)).toBeEmpty();
  await page.goto(`${BASE}en/lessons/close/four-way/`);
  await mark(page).click();
  await expect(notice(page)).toContainText(t.fullTitle);
  await expect(unmark(page)).toBeVisible();
  expect(await stored(page)).toEqual(before);
});

test('a record of a newer version is told and left untouched', async ({ page }) => {
  const newer = '{"version":2,"exercises":{"handshake/x":{"streak":[1,2]}}}';
  await store(page, newer);
  await page.goto(LESSON);
  await expect(notice(page)).toContainText(t.newerTitle);
  await mark(page).click();
  await expect(unmark(page)).toBeVisible();
  expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBe(newer);
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

test('the file is chosen by keyboard alone', async ({ page }) => {
  await page.goto(PROGRESS);
  await page.getByRole('button', { name: t.export }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(t.import)).toBeFocused();
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await choosing;
});

for (const locale of LOCALES) {
  const own = dictionary(locale).progress;

  test(`${locale}: progress pages and messages are accessible, in the page's language`, async ({ page }) => {
    await store(page, 'scribble');
    await page.goto(`${BASE}${locale}/progress/`);
    await expect(page.getByRole('status', { name: own.noticeLabel })).toContainText(own.corruptText);
    await expect(page.getByRole('heading', { name: own.asideTitle })).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${BASE}${locale}/lessons/handshake/three-way/`);
    await page.getByRole('button', { name: own.mark, exact: true }).click();
    await expectAccessible(page, { within: '.lesson-done' });
  });

  test(`${locale}: nothing moves when progress arrives`, async ({ page }) => {
    const exercises = await exercisesOf(page);
    await store(page, fullMarks(exercises, exercises.length));
    for (const path of ['lessons/', 'lessons/handshake/three-way/', 'progress/']) {
      await page.goto(`${BASE}${locale}/${path}`);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.waitForTimeout(300);
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            const observer = new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
            });
            observer.observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(sum), 200);
          }),
      );
      expect(shift, path).toBeLessThan(0.01);
    }
  });
}

test('without JavaScript the pages say why they show no progress, and offer no dead button', async ({
  browser,
  problems,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await problems.watch(context);
  const page = await context.newPage();
  for (const path of [LESSON, PROGRESS]) {
    await page.goto(path);
    // Playwright's search by text leaves <noscript> out.
    const reasons = await page.locator('noscript p').allTextContents();
    expect(reasons).toContain(t.needsScript);
    for (const name of [t.mark, t.export, t.reset]) {
      await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
    }
  }
  await context.close();
});
