import type { Locator, Page } from '@playwright/test';
import { dictionary } from '../../../src/i18n/index.ts';
import { WAITING } from '../../../src/progress/keys.ts';
import { expect, NOWHERE } from './site.ts';

/** The address the site is mounted at. */
export const BASE = `/${process.env['BASE_PATH'] ?? ''}/`.replace(/\/{2,}/g, '/');
/** The lesson these tests mark. */
export const LESSON = `${BASE}en/lessons/handshake/three-way/`;
/** The lesson list. */
export const LIST = `${BASE}en/lessons/`;
/** The progress page. */
export const PROGRESS = `${BASE}en/progress/`;
/** Where the record is kept. */
export const KEY = 'seqack.progress';
/** The English sentences of progress. */
export const t = dictionary('en').progress;

/** The button that marks a lesson as done. */
export const mark = (page: Page): Locator => page.getByRole('button', { name: t.mark, exact: true });
/** The button that takes the mark back. */
export const unmark = (page: Page): Locator => page.getByRole('button', { name: t.unmark, exact: true });
/** The message that something keeps progress from being kept. */
export const notice = (page: Page): Locator => page.getByRole('status', { name: t.noticeLabel });
/** The tick of the lesson these tests mark. */
export const tick = (page: Page): Locator => page.locator('[data-lesson-tick="handshake/three-way"]');

/** Puts a text where progress is kept, as an earlier visit or another program would have. */
export async function store(page: Page, text: string): Promise<void> {
  if (!page.url().endsWith(NOWHERE)) await page.goto(BASE + NOWHERE);
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, text] as const);
}

/** Waits until the notes of what was done before the progress code came are in the record. */
export async function takenIn(page: Page): Promise<void> {
  await page.waitForFunction(
    (waiting) => !Object.keys(localStorage).some((key) => key.startsWith(waiting)),
    WAITING,
  );
}

/** A record in which the first `n` of the exercises have full marks. */
export function fullMarks(exercises: readonly string[], n: number): string {
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

/** Reads the ids of that lesson's exercises off the lesson list. */
export async function exercisesOf(page: Page): Promise<readonly string[]> {
  await page.goto(LIST);
  const ids = ((await tick(page).getAttribute('data-exercises')) ?? '').split(' ');
  expect(ids.length).toBeGreaterThan(1);
  return ids;
}
