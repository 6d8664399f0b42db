import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { format } from '../../src/i18n/index.ts';
import type { ProgressRecord } from '../../src/progress/index.ts';
import {
  BASE,
  exercisesOf,
  fullMarks,
  KEY,
  LESSON,
  LIST,
  mark,
  notice,
  PROGRESS,
  store,
  t,
  takenIn,
  tick,
  unmark,
} from './support/progress.ts';
import { expect, runBeforePages, test } from './support/site.ts';

/** Makes every access to local storage fail, as browsers do when the reader forbids site data. */
async function forbidStorage(page: Page): Promise<void> {
  await runBeforePages(page, () => {
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

async function stored(page: Page): Promise<ProgressRecord> {
  return JSON.parse((await page.evaluate((key) => localStorage.getItem(key), KEY)) ?? 'null');
}

test('a damaged record is set aside, announced, downloadable, and the valid part stays', async ({ page }) => {
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
  await expect(notice(page), 'it is announced until it is closed').toContainText(t.corruptTitle);
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

test('forbidden storage is announced, and the lesson works on', async ({ page }) => {
  await forbidStorage(page);
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

test('full storage is announced at the change that was not stored, and what was stored before stays', async ({
  page,
}) => {
  await page.goto(LESSON);
  await mark(page).click();
  await takenIn(page);
  const before = await stored(page);
  expect(before.lessons).toHaveProperty(['handshake/three-way']);
  await fillStorage(page);
  await expect(notice(page)).toBeEmpty();
  await page.goto(`${BASE}en/lessons/close/four-way/`);
  await mark(page).click();
  await expect(notice(page)).toContainText(t.fullTitle);
  await expect(unmark(page)).toBeVisible();
  expect(await stored(page)).toEqual(before);
});

test('a record of a newer version is announced and left untouched, by a reset too', async ({ page }) => {
  const newer = '{"version":2,"exercises":{"handshake/x":{"streak":[1,2]}}}';
  await store(page, newer);
  await page.goto(LESSON);
  await expect(notice(page)).toContainText(t.newerTitle);
  await mark(page).click();
  await expect(unmark(page)).toBeVisible();
  await page.goto(PROGRESS);
  await page.getByRole('button', { name: t.reset }).click();
  await expect(page.getByText(t.resetRefused)).toBeVisible();
  expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBe(newer);
});
