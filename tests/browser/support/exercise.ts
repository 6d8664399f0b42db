import type { Locator, Page } from '@playwright/test';
import { dictionary, type Locale } from '../../../src/i18n/index.ts';
import { takenIn } from './progress.ts';
import { expect } from './site.ts';

/** The exercise of the home page. */
export const ID = 'handshake/three-way-numbers';
/** Where the site is mounted. */
export const BASE = process.env['BASE_PATH'] ?? '/';

/** The exercise on a language's home page, once its script runs. */
export async function open(page: Page, locale: Locale, query = ''): Promise<Locator> {
  await page.goto(`${BASE}${locale}/${query}`);
  const exercise = page.locator('#exercise-handshake-three-way-numbers');
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  return exercise;
}

/** The sentences of exercises in a language. */
export const words = (locale: Locale) => dictionary(locale).exercise;
/** A button of an exercise by its words. */
export const button = (exercise: Locator, name: string) =>
  exercise.getByRole('button', { name, exact: true });
/** Presses a button of an exercise that may stand in its menu. */
export async function fromMenu(exercise: Locator, name: string): Promise<void> {
  if (!(await button(exercise, name).isVisible())) await exercise.locator('.more').click();
  await button(exercise, name).click();
}

/** What an exercise announces, without the score beside it. */
export const status = (exercise: Locator) => exercise.getByRole('status').locator('.summary');
/** The score it announces. */
export const scoreOf = (exercise: Locator) => exercise.getByRole('status').locator('.score');
/** The inputs of an exercise. */
export const blanks = (exercise: Locator) => exercise.locator('input[data-cell]');

/** The handshake in relative numbers: what every cell must hold. */
export const RIGHT: Readonly<Record<string, string>> = {
  '1.seq': '0',
  '2.seq': '0',
  '2.ack': '1',
  '3.seq': '1',
  '3.ack': '1',
};

/** The ids of an exercise's blank cells. */
export async function cellsOf(exercise: Locator): Promise<string[]> {
  return blanks(exercise).evaluateAll((inputs) =>
    inputs.map((input) => (input as HTMLElement).dataset['cell'] ?? ''),
  );
}

/** Types the right answer into every blank, or what it is changed to. */
export async function fill(
  exercise: Locator,
  change: (right: string, at: number) => string = (right) => right,
) {
  for (const [at, cell] of (await cellsOf(exercise)).entries()) {
    await exercise.locator(`[data-cell="${cell}"]`).fill(change(RIGHT[cell] ?? '', at));
  }
}

/**
 * What is kept of an exercise in this browser, once the verdict that is seen is kept as well, and the notes of what was
 * done before the progress code came are in it.
 */
export async function kept(page: Page, of = ID): Promise<{ attempts: number; best: number } | undefined> {
  await page.evaluate(
    () => new Promise((next) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(next)))),
  );
  await takenIn(page);
  return page.evaluate(
    (id) => JSON.parse(localStorage.getItem('seqack.progress') ?? '{}').exercises?.[id],
    of,
  );
}
