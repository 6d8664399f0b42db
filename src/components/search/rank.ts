import { isMisspelt } from './nearest.ts';
import { type QueryTerm, readQuery, type Vocabulary } from './query.ts';
import {
  KINDS,
  namesIn,
  type SearchEntry,
  type SearchIndex,
  type SearchKind,
  type SearchSection,
} from './search-index.ts';

/** How much a word counts where it stands: in a name, a heading, the sentence about a page, its text. */
const WEIGHTS = { title: 12, also: 9, heading: 5, about: 4, text: 1 } as const;
/** Kinds whose second line is about them; that of the others names their topic. */
const SUMMED_UP: ReadonlySet<SearchKind> = new Set(['lesson', 'term', 'page']);
/** How much another word for what was typed counts beside the word itself. */
const OTHERWISE = 0.7;
/** How much a word counts that a result need not have. */
const FILLER = 0.3;

/** A result. */
export interface Hit {
  readonly entry: SearchEntry;
  /** The section it leads to; null is its beginning, because the words are in its title. */
  readonly section: SearchSection | null;
}

/** What a search has found. */
export interface Found {
  readonly terms: readonly QueryTerm[];
  /** The results of each kind that has any, the best first. */
  readonly groups: readonly { readonly kind: SearchKind; readonly hits: readonly Hit[] }[];
  /** Whether every result has all that was asked for. */
  readonly complete: boolean;
}

/** An entry with what each term of a query counts in it; 0 where it is not found. */
interface Weighed {
  readonly entry: SearchEntry;
  readonly counts: readonly number[];
}

/**
 * Searches for words: results that have all of them, or where there is none those that have the most. There are none
 * for a misspelt name either, of which maybe one word stands somewhere.
 */
export function find({ entries }: SearchIndex, vocabulary: Vocabulary, words: string): Found {
  const read = readQuery(words, vocabulary);
  const isAboutNothing = read.every(({ filler }) => filler);
  const terms = isAboutNothing ? read.map((term) => ({ ...term, filler: false })) : read;
  const weighed = entries.map((entry) => ({ entry, counts: terms.map((term) => countIn(entry, term)) }));
  const had = ({ counts }: Weighed): number =>
    counts.filter((count, i) => count > 0 && terms[i]?.filler === false).length;
  const most = Math.max(0, ...weighed.map(had));
  const stands = (i: number): boolean => weighed.some(({ counts }) => (counts[i] ?? 0) > 0);
  const isSlip = !terms.every((_, i) => stands(i)) && isMisspelt(words, vocabulary);
  if (most === 0 || isSlip) return { terms, groups: [], complete: true };
  const rarity = terms.map((_, i) => rarityOf(weighed, i));
  const scored = weighed
    .filter((one) => had(one) === most)
    .map(({ entry, counts }) => ({ entry, score: scoreOf(entry, counts, terms, rarity) }))
    .sort((a, b) => b.score - a.score);
  const groups = KINDS.map((kind) => ({
    kind,
    hits: scored
      .filter(({ entry }) => entry.kind === kind)
      .map(({ entry }) => ({ entry, section: bestSection(entry, terms) })),
  }));
  return {
    terms,
    groups: groups.filter(({ hits }) => hits.length > 0),
    complete: most === terms.filter(({ filler }) => !filler).length,
  };
}

/** A word on few pages says more than one on most: about 0 to 5. */
function rarityOf(weighed: readonly Weighed[], term: number): number {
  const having = weighed.filter(({ counts }) => (counts[term] ?? 0) > 0).length;
  return Math.log(1 + weighed.length / Math.max(1, having));
}

/** What a term counts in an entry, names aside: how often it stands in the text matters less and less. */
function countIn(entry: SearchEntry, term: QueryTerm): number {
  const heading = Math.max(0, ...entry.sections.map(({ title }) => qualityIn(title, term)));
  const text = entry.sections.reduce(
    (sum, { text, table }) => sum + timesIn(text, term) + timesIn(table, term),
    0,
  );
  const named = Math.max(0, ...namesOf(entry).map(([name]) => qualityIn(name, term)));
  return (
    named +
    WEIGHTS.heading * heading +
    (SUMMED_UP.has(entry.kind) ? WEIGHTS.about * qualityIn(entry.about, term) : 0) +
    WEIGHTS.text * Math.min(2, Math.log2(1 + text))
  );
}

function scoreOf(
  entry: SearchEntry,
  counts: readonly number[],
  terms: readonly QueryTerm[],
  rarity: readonly number[],
): number {
  const worth = (i: number): number => (rarity[i] ?? 0) * (terms[i]?.filler === true ? FILLER : 1);
  const inNames = namesOf(entry).map(([name, weight]) => {
    const qualities = terms.map((term) => qualityIn(name, term));
    const sum = qualities.reduce((all, quality, i) => all + quality * worth(i), 0);
    return weight * sum * prominence(name, terms);
  });
  return counts.reduce((sum, count, i) => sum + count * worth(i), 0) + Math.max(...inNames);
}

function namesOf({ kind, title, also }: SearchEntry): (readonly [name: string, weight: number])[] {
  const names = [title, ...(kind === 'question' ? [] : namesIn(title))].map(
    (name) => [name, WEIGHTS.title] as const,
  );
  return [...names, ...also.map((name) => [name, WEIGHTS.also] as const)];
}

/** How much of a name the words are: more where it begins with them, most where it is nothing else. */
function prominence(name: string, terms: readonly QueryTerm[]): number {
  const found = terms.map(({ typed, otherwise }) => {
    const pattern = otherwise === null || name.search(typed) >= 0 ? typed : otherwise;
    return { at: name.search(pattern), length: name.match(pattern)?.[0]?.length ?? 0 };
  });
  const covered = Math.min(1, found.reduce((sum, { length }) => sum + length, 0) / name.length);
  const begins = found.some(({ at }) => at === 0);
  return 0.3 + (begins ? 1.5 : 0.7) * covered + (covered === 1 ? 0.5 : 0);
}

function timesIn(text: string, { typed, otherwise }: QueryTerm): number {
  const asTyped = text.match(typed)?.length ?? 0;
  return asTyped + OTHERWISE * (otherwise === null ? 0 : (text.match(otherwise)?.length ?? 0));
}

function qualityIn(text: string, { typed, otherwise }: QueryTerm): number {
  if (text.search(typed) >= 0) return 1;
  return otherwise !== null && text.search(otherwise) >= 0 ? OTHERWISE : 0;
}

/** The section that a result leads to: none where the title has the words, or no section has more than the summary. */
function bestSection(entry: SearchEntry, terms: readonly QueryTerm[]): SearchSection | null {
  const asked = terms.filter(({ filler }) => !filler);
  const has = (text: string): number => asked.filter((term) => qualityIn(text, term) > 0).length;
  if (entry.kind !== 'lesson' || has(`${entry.title} ${entry.also.join(' ')}`) === asked.length) return null;
  const rank = ({ title, text, table }: SearchSection): number =>
    asked.reduce((sum, term) => {
      // In a table people look words up.
      const inText = Math.min(2, Math.log2(1 + timesIn(text, term) + 2 * timesIn(table, term)));
      return sum + 3 * qualityIn(title, term) + inText;
    }, 0);
  const best = entry.sections.reduce<{ section: SearchSection | null; rank: number }>(
    (found, section) => (rank(section) > found.rank ? { section, rank: rank(section) } : found),
    { section: null, rank: 0 },
  );
  return best.section;
}
