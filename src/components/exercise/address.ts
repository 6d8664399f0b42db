import { isSeed } from './saved-draft.ts';

/** What the page's address says about one exercise: a seed, nonsense (as it was written), or nothing. */
export type AddressedSeed =
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'nonsense'; readonly text: string }
  | null;

/** Returns what an address asks of an exercise; `?seed=` without `ex=` concerns every exercise of the page. */
export function seedInAddress(search: string, id: string): AddressedSeed {
  const asked = new URLSearchParams(search);
  const text = asked.get('seed');
  if (text === null || (asked.get('ex') ?? id) !== id) return null;
  const seed = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return isSeed(seed) ? { kind: 'seed', seed } : { kind: 'nonsense', text: text.slice(0, 40) };
}

/** Returns the address of one variant on the exercise's own page. */
export function seedLink(page: string, seed: number): string {
  return `${page}?seed=${seed}`;
}

/** Returns the id an exercise has in the page. */
export function anchor(id: string): string {
  return `exercise-${id.replaceAll('/', '-')}`;
}

/** Returns an address of an exercise's own page by which Tab begins at the exercise, for whoever comes from another one. */
export function atExercise(page: string, id: string): string {
  return `${page}#${anchor(id)}`;
}

/** Takes an exercise's seed out of the address once another variant is shown, so that a reload does not bring it back. */
export function forgetSeedInAddress(id: string): void {
  const { location, history } = window;
  if (seedInAddress(location.search, id) !== null) history.replaceState(history.state, '', location.pathname);
}

/** Id of the worked answer on an exercise's own page. */
export const WORKED = 'worked';

/** Returns a short seed other than this one. */
export function anotherSeed(seed: number): number {
  const next = 1 + Math.floor(Math.random() * 9998);
  return next >= seed ? next + 1 : next;
}
