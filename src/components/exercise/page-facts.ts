import type { Locale } from '../../i18n/locale.ts';
import { assetPath } from '../../i18n/paths.ts';
import type { Drawn, Setup } from './kind-view.ts';
import type { ExerciseOnSite } from './model.ts';
import type { FormWords } from './words.ts';

/** What the exercises of one kind on one page share. */
export interface PageFacts<Words extends FormWords = FormWords> {
  readonly locale: Locale;
  /** The address the site is mounted at, with a slash at both ends. */
  readonly base: string;
  /** The words they show before anything is answered. */
  readonly t: Words;
}

/** Where a finished exercise leads. */
export interface Onward {
  readonly href: string;
  readonly text: string;
}

/** What a page says of one exercise besides its question. */
export interface AboutExercise {
  /** What holds for every variant. */
  readonly setting: Setup;
  readonly onward: Onward | null;
}

/** One exercise of a page. */
export interface Task extends AboutExercise {
  /** Id of the file in content/exercises. */
  readonly id: string;
  readonly page: PageFacts;
  /** The variant the server drew. */
  readonly question: Drawn;
}

/** Returns the id of the element that carries the facts, once for all exercises of a kind on a page. */
export function factsId(kind: string): string {
  return `exercise-words-${kind}`;
}

/** Writes the facts as the text of that element. */
export function writeFacts(facts: PageFacts): string {
  return JSON.stringify(facts).replaceAll('<', '\\u003c');
}

/** Reads, in a browser, what the page carries for a kind; the site wrote it when it was built. */
export function readFacts<Words extends FormWords = FormWords>(kind: string): PageFacts<Words> {
  return JSON.parse(document.getElementById(factsId(kind))?.textContent ?? '');
}

const pages = new WeakMap<Request, Set<string>>();

/** Tells whether this is the first exercise of its kind on a page, the one that carries the facts. */
export function isFirstOn(page: Request, kind: string): boolean {
  const seen = pages.get(page) ?? new Set();
  pages.set(page, seen);
  if (seen.has(kind)) return false;
  seen.add(kind);
  return true;
}

/** Loads an exercise's file. The site wrote it when it was built, so its shape is known. */
export async function loadFile({ id, page }: Task): Promise<ExerciseOnSite> {
  const source = assetPath(`exercises/${id}.json`, page.base);
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  return response.json();
}
