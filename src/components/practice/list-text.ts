import { format } from '../../i18n/format.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { pick } from '../../i18n/pick.ts';
import {
  type ExerciseProgress,
  type ExerciseSet,
  type ProgressRecord,
  standingOf,
  tallyOf,
} from '../../progress/index.ts';

/** Why a drill does not begin, and that it is about to. */
const START = ['loading', 'loadFailed', 'gone', 'full', 'unavailable', 'inTheWay'] as const;

const LIST = [
  'topics',
  'difficulties',
  'standings',
  'percent',
  'all',
  'one',
  'some',
  'none',
  'sum',
  'more',
  'filterTitle',
  'filterChosen',
  'drillFromAll',
  'drillFromSome',
  'drillFromOne',
  'drillMissed',
  'retrySome',
  ...START,
] as const satisfies readonly (keyof Dictionary['practice'])[];

/** The sentences that the list of exercises needs in the browser. */
export type ListWords = Pick<Dictionary['practice'], (typeof LIST)[number]>;

/** Picks them from the dictionary. */
export function listWords(t: Dictionary['practice']): ListWords {
  return pick(t, LIST);
}

/** The sentences of a button that begins a drill. */
export type StartWords = Pick<Dictionary['practice'], (typeof START)[number]>;

/** Says in words how the learner stands with an exercise. */
export function standingText(
  entry: ExerciseProgress | undefined,
  t: Pick<ListWords, 'standings' | 'percent'>,
): string {
  const standing = standingOf(entry);
  if (standing !== 'partly' || entry === undefined) return t.standings[standing];
  return format(t.percent, { percent: percentOf(entry.last.score) });
}

/** Writes a share as whole per cent; only nothing is 0, and only everything is 100. */
export function percentOf(score: number): number {
  return score === 0 || score === 1 ? score * 100 : Math.min(99, Math.max(1, Math.round(score * 100)));
}

/** The sentences that count exercises. */
type CountWords = Pick<ListWords, 'all' | 'one'>;

/** Counts exercises in words. */
export function countText(t: CountWords, total: number): string {
  return total === 1 ? t.one : format(t.all, { total });
}

/** Adds how many exercises of a topic stand under another one. */
export function withMore(t: Pick<ListWords, 'more'>, text: string, n: number): string {
  return n === 0 ? text : `${text} · ${format(t.more, { n })}`;
}

/** Says how many of some exercises are fully right, once one of them was tried. */
export function sumText(
  t: CountWords & Pick<ListWords, 'sum'>,
  record: ProgressRecord,
  { exerciseIds }: ExerciseSet,
): string {
  const { tried, full, total } = tallyOf(record, exerciseIds);
  return tried === 0 ? countText(t, total) : format(t.sum, { full, total });
}
