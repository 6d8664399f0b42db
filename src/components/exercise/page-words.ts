import type { Locale } from '../../i18n/locale.ts';
import type { ViewWords } from './words.ts';

/** What the exercises of one page share. */
export interface PageFacts {
  readonly locale: Locale;
  /** The address the site is mounted at, with a slash at both ends. */
  readonly base: string;
  /** The words they show before anything is answered. */
  readonly t: ViewWords;
}

/** Id of the element that carries the facts, once for all exercises of a page. */
export const FACTS_ID = 'exercise-words';

/** Writes the facts as the text of that element. */
export function writeFacts(facts: PageFacts): string {
  return JSON.stringify(facts).replaceAll('<', '\\u003c');
}

/** Reads, in a browser, what the page carries. */
export function readFacts(): PageFacts {
  return JSON.parse(document.getElementById(FACTS_ID)?.textContent ?? '');
}

const pages = new WeakSet<Request>();

/** Tells whether this is the first exercise of a page, the one that carries the facts. */
export function isFirstOn(page: Request): boolean {
  if (pages.has(page)) return false;
  pages.add(page);
  return true;
}
