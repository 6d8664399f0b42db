import type { Locale } from '../../i18n/locale.ts';
import type { ViewWords } from './words.ts';

/** Id of the element that carries the words of a page's exercises, once for all of them. */
export const WORDS_ID = 'exercise-words';

const known = new Map<Locale, ViewWords>();

/** Says, while a page is built, what its exercises are to be written with. */
export function serveWords(locale: Locale, words: ViewWords): void {
  known.set(locale, words);
}

/** Returns the words of this page's exercises: those served while it is built, in a browser those it carries. */
export function pageWords(locale: Locale): ViewWords {
  const words = known.get(locale) ?? JSON.parse(document.getElementById(WORDS_ID)?.textContent ?? '');
  known.set(locale, words);
  return words;
}

const pages = new WeakSet<Request>();

/** Tells whether this is the first exercise of a page, the one that carries the words. */
export function isFirstOn(page: Request): boolean {
  if (pages.has(page)) return false;
  pages.add(page);
  return true;
}
