import { getCollection } from 'astro:content';
import { type Difficulty, TOPICS, type Topic, topicsOf } from '../../exercises/authoring/topics.ts';
import type { KindName } from '../../exercises/registry.ts';
import type { Locale } from '../../i18n/index.ts';

/** An exercise as lists show it. */
export interface CatalogEntry {
  readonly id: string;
  /** Its folder's topic first. */
  readonly topics: readonly [Topic, ...Topic[]];
  readonly kind: KindName;
  readonly difficulty: Difficulty;
  readonly title: Readonly<Record<Locale, string>>;
}

/** Lists every exercise of the site: by topic as a course takes them, the easier ones first. */
export async function catalog(): Promise<readonly CatalogEntry[]> {
  const entries = (await getCollection('exercises')).map(({ id, data }): CatalogEntry => {
    const { kind, difficulty, topics, title } = data;
    return { id, kind, difficulty, title, topics: topicsOf(id, topics) };
  });
  const rank = ({ topics: [topic] }: CatalogEntry): number => TOPICS.indexOf(topic);
  return entries.sort((a, b) => rank(a) - rank(b) || a.difficulty - b.difficulty || (a.id < b.id ? -1 : 1));
}
