import { dictionary, type Locale } from '../../../src/i18n/index.ts';

/** The sentences of every report in a language; `texts` are the author's own. */
export function wordsIn<Texts = undefined>(locale: Locale, texts?: Texts) {
  return { ...dictionary(locale), locale, texts: texts as Texts };
}
