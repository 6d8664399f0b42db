import type { Locator, Page } from '@playwright/test';
import { choice, rightOptions } from '../../../src/exercises/kinds/choice/index.ts';
import { choiceSpec } from '../../../src/exercises/kinds/choice/schema.ts';
import { dictionary, format, type Locale, practicePath } from '../../../src/i18n/index.ts';
import { fileOf, scenarioOf } from '../../exercises/content.ts';
import { BASE, store } from './progress.ts';
import { expect } from './site.ts';

/** Three exercises of the kind choice: a set small enough to be asked whole. */
export const SMALL = ['queues/accept-queue-full', 'queues/syn-cookie', 'handshake/what-accept-does'] as const;

/** What is kept of a drill, as the browser stores it. */
export interface KeptDrill {
  readonly length: number;
  readonly ended: boolean;
  readonly set: { readonly id: string; readonly exerciseIds: readonly string[] };
  readonly steps: readonly {
    readonly exerciseId: string;
    readonly seed: number;
    readonly outcome: unknown;
  }[];
}

/** Reads the drill out of the page's storage. */
export function keptDrill(page: Page): Promise<KeptDrill | null> {
  return page.evaluate(() => JSON.parse(localStorage.getItem('seqack.progress.drill') ?? 'null'));
}

/** Opens the practice page and waits until what the learner has done is in it. */
export async function openPractice(page: Page, locale: Locale, query = ''): Promise<void> {
  await page.goto(`${practicePath(locale, BASE)}${query}`);
  await expect(page.locator('[data-start]')).toBeEnabled();
}

/** Opens the practice page of a learner who has missed the small set and nothing else, and finds the button for it. */
export async function openSmall(page: Page, locale: Locale): Promise<Locator> {
  const entry = { attempts: 1, best: 0, last: { at: 1, score: 0, seed: 1 } };
  const exercises = Object.fromEntries(SMALL.map((id) => [id, entry]));
  await store(page, JSON.stringify({ version: 1, epoch: 0, exercises, lessons: {}, drafts: {} }));
  await openPractice(page, locale);
  const name = format(dictionary(locale).practice.drillMissed, { n: SMALL.length });
  return page.getByRole('button', { name });
}

/** Begins a drill over the small set. */
export async function beginSmall(page: Page, locale: Locale): Promise<void> {
  await (await openSmall(page, locale)).click();
  await page.locator('.drill-bar').waitFor();
}

/** The exercises the list shows, by id, in order. */
export function shownIds(page: Page): Promise<string[]> {
  return page
    .locator('[data-exercise-id]:visible')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['exerciseId'] ?? ''));
}

/** Answers the choice on this page rightly or wrongly, and waits until the drill has heard of it. */
export async function answer(page: Page, locale: Locale, rightly: boolean): Promise<string> {
  const { exercise: t, drill } = dictionary(locale);
  const step = (await keptDrill(page))!.steps.at(-1)!;
  const file = fileOf('choice', step.exerciseId);
  const question = choice.generate(choiceSpec(file, scenarioOf, step.exerciseId), step.seed);
  const rights = rightOptions(question);
  const ids = question.options.map(({ id }) => id);
  const chosen = ids.filter((id) => rights.has(id) === rightly);
  const exercise = page.locator('section.exercise');
  await expect(exercise.locator('form')).toHaveAttribute('data-phase', 'ready');
  const option = (id: string) => exercise.locator(`[data-part="${id}"]`);
  if (file.several) for (const id of ids) await option(id).setChecked(chosen.includes(id));
  else await option(chosen[0]!).check();
  await exercise.getByRole('button', { name: t.check, exact: true }).click();
  const bar = page.locator('.drill-bar');
  await expect(bar.getByRole('link', { name: drill.skip })).toHaveCount(0);
  await expect(bar.getByRole('link', { name: drill.skipLast })).toHaveCount(0);
  return step.exerciseId;
}

/** Goes on from this page of a drill by the first link of its bar, and waits until the next page is there. */
export async function goOn(page: Page): Promise<void> {
  const before = page.url();
  await page.locator('.drill-bar .drill-acts > a').click();
  await page.waitForURL((url) => url.href !== before);
}
