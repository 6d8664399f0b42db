import type { Dictionary } from '../../i18n/index.ts';

const NAMES = [
  'topics',
  'difficulties',
  'standings',
  'percent',
  'all',
  'one',
  'some',
  'sum',
  'filterTitle',
  'filterChosen',
  'drillFromAll',
  'drillFromSome',
  'drillFromOne',
  'drillMissed',
  'retrySome',
  'loading',
  'loadFailed',
  'gone',
  'full',
  'unavailable',
  'inTheWay',
] as const satisfies readonly (keyof Dictionary['practice'])[];

/** The sentences the list of exercises comes to say. */
export type ListWords = Pick<Dictionary['practice'], (typeof NAMES)[number]>;

/** Picks them from the dictionary. */
export function listWords(t: Dictionary['practice']): ListWords {
  return Object.fromEntries(NAMES.map((name) => [name, t[name]])) as ListWords;
}

const START = [
  'retry',
  'retryOne',
  'missed',
  'loading',
  'loadFailed',
  'gone',
  'full',
  'unavailable',
  'inTheWay',
] as const;

/** The sentences of a place that only retries what was missed. */
export type RetryWords = Pick<Dictionary['practice'], (typeof START)[number]>;

/** Picks them from the dictionary. */
export function retryWords(t: Dictionary['practice']): RetryWords {
  return Object.fromEntries(START.map((name) => [name, t[name]])) as RetryWords;
}
