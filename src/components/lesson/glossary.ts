import { getCollection } from 'astro:content';
import { fillPlaces } from '../../exercises/index.ts';
import { dictionary, type Locale } from '../../i18n/index.ts';

/** A term as a page in one language explains it. */
export interface GlossaryTerm {
  /** Name of its file in content/glossary, without its ending. */
  readonly id: string;
  readonly term: string;
  /** Other spellings and words that people search for. */
  readonly also: readonly string[];
  readonly short: string;
}

/** Returns the terms of content/glossary in a language, with the parameters they quote filled in. */
export async function glossaryIn(locale: Locale): Promise<GlossaryTerm[]> {
  const units = dictionary(locale).lesson;
  const entries = await getCollection('glossary');
  return entries.map(({ id, data }) => ({
    id,
    term: data.term[locale],
    also: data.also?.[locale] ?? [],
    short: fillPlaces(data.short[locale], {}, units),
  }));
}
