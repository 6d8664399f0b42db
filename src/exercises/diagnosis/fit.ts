/** How well an answer fits what a believer would have given. */

/** One part of an answer beside the believer's. */
export interface Part {
  /** `follows`: wrong, but what an earlier wrong part leads to. */
  readonly mark: 'right' | 'wrong' | 'follows';
  /** Whether the believer's differs from what is true; null where a believer has nothing to give. */
  readonly differs: boolean | null;
  /** Whether the answer is what the believer gives. */
  readonly hit: boolean;
  /** Whether it counts for itself although it follows: a state is chosen anew each time, a number is carried on. */
  readonly chosen: boolean;
}

/** `whole`: the believer's answer and nothing else. `beside`: all of it, with other slips. `partly`: most of it. */
export type Fit = 'whole' | 'beside' | 'partly';

/** Fewest parts that tell a belief from a slip where the answer is not the believer's as a whole. */
const LEAST = 2;

/**
 * Tells how an answer fits a belief, or null. What the believer would have got wrong must be wrong in just that way: in
 * every part (`whole`); in every part, and what else is wrong are fewer (`beside`); or in more than half of the parts,
 * with nothing else wrong but what follows (`partly`). The last two need at least two parts that count for themselves,
 * so that one slip, carried on or not, is never taken for a belief that would have changed more.
 */
export function fitOf(parts: readonly Part[]): Fit | null {
  const counted = parts.filter(({ differs }) => differs !== null);
  const differing = counted.filter(({ differs }) => differs);
  const hits = differing.filter(({ hit }) => hit);
  const others = counted.filter(({ mark, differs, hit }) => mark !== 'right' && !(differs && hit));
  const slips = others.filter(({ mark }) => mark === 'wrong');
  const evidence = hits.filter(({ mark, chosen }) => mark === 'wrong' || chosen).length;
  const all = hits.length === differing.length;
  if (hits.length === 0) return null;
  if (all && others.length === 0) return 'whole';
  if (evidence < LEAST) return null;
  if (all && slips.length < hits.length) return 'beside';
  return slips.length === 0 && hits.length > differing.length / 2 ? 'partly' : null;
}

const ORDER: readonly Fit[] = ['whole', 'beside', 'partly'];

/**
 * Picks the belief to name: of those that fit best, one the exercise tells apart, else the only one. Null when several
 * fit as well as each other: naming one of them would be a guess.
 */
export function pick<Id extends string>(
  fits: readonly { readonly id: Id; readonly fit: Fit | null }[],
  told: readonly Id[],
): Id | null {
  for (const level of ORDER) {
    const best = fits.filter(({ fit }) => fit === level).map(({ id }) => id);
    const claimed = best.filter((id) => told.includes(id));
    const [only, ...more] = claimed.length > 0 ? claimed : best;
    if (only !== undefined) return more.length === 0 ? only : null;
  }
  return null;
}
