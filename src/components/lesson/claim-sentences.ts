import type { CollectionEntry } from 'astro:content';
import { fillPlaces } from '../../exercises/authoring/reference.ts';
import { dictionary, type Locale } from '../../i18n/index.ts';

/** What is commonly claimed, and what is true instead. */
interface ClaimSentences {
  readonly said: string;
  readonly truth: string;
}

/** Returns the sentences of a file of content/claims in a language, a misconception's from the dictionary; null where it has none. */
export function claimSentences(
  { id, data: { said, truth } }: CollectionEntry<'claims'>,
  locale: Locale,
): ClaimSentences | null {
  const { misconceptions, lesson } = dictionary(locale);
  const misconception = Object.entries(misconceptions).find(([own]) => own === id)?.[1];
  if (misconception) return { said: misconception.name, truth: misconception.explanation };
  if (!said || !truth) return null;
  return { said: said[locale], truth: fillPlaces(truth[locale], {}, lesson) };
}
