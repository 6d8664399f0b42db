/** How well an answer fits what a misconception would have given. */

/** One part of an answer, compared with what a misconception gives. */
export interface Part {
  /** `follows`: wrong, but what an earlier wrong part leads to. */
  readonly mark: 'right' | 'wrong' | 'follows';
  /** Whether the misconception's value is wrong; null where it gives none. */
  readonly differs: boolean | null;
  /** Whether the answer is the misconception's value. */
  readonly matches: boolean;
  /** Whether it is evidence even though it follows: a state is chosen anew each time, a number is carried on. */
  readonly chosen: boolean;
}

/** `whole`: the misconception's answer in every part. `with-slips`: the same, and fewer slips. `partly`: most of it. */
export type Fit = 'whole' | 'with-slips' | 'partly';

/** Fewest parts that tell a misconception from a slip where the answer is not the misconception's as a whole. */
const LEAST_EVIDENCE = 2;

/**
 * Tells how an answer fits a misconception, or null. What the misconception gets wrong must be wrong in just that way:
 * in every part (`whole`); in every part, and what else is wrong are fewer (`with-slips`); or in more than half of the
 * parts, with nothing else wrong but what follows (`partly`). The last two need at least two parts of evidence, so that
 * one slip, carried on or not, is never taken for a misconception that would have changed more.
 */
export function fitOf(parts: readonly Part[]): Fit | null {
  const counted = parts.filter(({ differs }) => differs !== null);
  const differing = counted.filter(({ differs }) => differs);
  const matching = differing.filter(({ matches }) => matches);
  const others = counted.filter(({ mark, differs, matches }) => mark !== 'right' && !(differs && matches));
  const slips = others.filter(({ mark }) => mark === 'wrong');
  const evidence = matching.filter(({ mark, chosen }) => mark === 'wrong' || chosen).length;
  const all = matching.length === differing.length;
  if (matching.length === 0) return null;
  if (all && others.length === 0) return 'whole';
  if (evidence < LEAST_EVIDENCE) return null;
  if (all && slips.length < matching.length) return 'with-slips';
  return slips.length === 0 && matching.length > differing.length / 2 ? 'partly' : null;
}

const BEST_FIRST: readonly Fit[] = ['whole', 'with-slips', 'partly'];

/**
 * Returns the misconception to name: of those that fit best, the one the exercise claims to tell apart, else the only
 * one. Null when several fit as well as each other: naming one of them would be a guess.
 */
export function bestFit<Id extends string>(
  fits: readonly { readonly id: Id; readonly fit: Fit | null }[],
  claimed: readonly Id[],
): Id | null {
  for (const level of BEST_FIRST) {
    const best = fits.filter(({ fit }) => fit === level).map(({ id }) => id);
    const preferred = best.filter((id) => claimed.includes(id));
    const [only, ...more] = preferred.length > 0 ? preferred : best;
    if (only !== undefined) return more.length === 0 ? only : null;
  }
  return null;
}
