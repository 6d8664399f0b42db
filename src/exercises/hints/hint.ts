/**
 * Hints: help with one part of an answer, step by step, told by the run and paid for with a share of the score.
 *
 * What they cost is fixed here. Every hint of a variant costs the same: the score, shared out over as many hints as it
 * takes to be given everything. So the last step for a cell has cost what the cell is worth, and full marks need no
 * hints. One that gives the whole answer by itself costs all that is left. The price depends neither on what is typed
 * nor on what is right, for such a price would tell it: where one hint might give everything, every variant says so
 * before, and whether it did is known once it is read.
 */

/** How many steps of help there are for one part, where each part has as many: what decides it, how, and its value. */
export const STEPS = 3;

/** Returns what each hint takes off a score, in hundredths, when this many give everything. */
export function priceOf(hints: number): number {
  return Math.min(100, Math.ceil(100 / Math.max(1, hints)));
}

/** How many hints were taken for each part of a variant's answer. */
export type Taken = Readonly<Record<string, number>>;

/** Returns how many hints were taken in all. */
export function hintsIn(taken: Taken): number {
  return Object.values(taken).reduce((sum, steps) => sum + steps, 0);
}

/** Returns a score, from 0 to 1, less what hints have cost, in hundredths. */
export function lessHints(score: number, cost: number): number {
  return Math.max(0, Math.round(1e6 * score - 1e4 * cost) / 1e6);
}

/** The hints for one part, from the least telling to the one that gives it. */
export interface PartHints<Hint> {
  readonly part: string;
  readonly steps: readonly Hint[];
}

/** What a kind of exercise helps with. Words for it are in the dictionaries. */
export interface Hints<Question, Input, Hint> {
  /** Returns every hint there is for a variant, in the order its parts are read. They rest on the run alone. */
  of(question: Question): readonly PartHints<Hint>[];
  /** Returns the parts of an input that are empty or wrong, the one to help with first. */
  missing(question: Question, input: Input): readonly string[];
  /** Tells whether a hint gives the whole answer by itself; where it is left out none does. */
  gives?(hint: Hint): boolean;
}

/** Returns what the hints taken for a variant have cost, in hundredths of the score, at a price for each. */
export function costOf<Question, Hint>(
  hints: Hints<Question, never, Hint>,
  question: Question,
  taken: Taken,
  price: number,
): number {
  const known = hints.of(question).flatMap(({ part, steps }) => steps.slice(0, taken[part] ?? 0));
  const all = known.some((hint) => hints.gives?.(hint) ?? false);
  return all ? 100 : Math.min(100, price * hintsIn(taken));
}

/** Returns the part the next hint is about: the first missing one that has a hint left; null when there is none. */
export function nextPart(
  hints: readonly PartHints<unknown>[],
  missing: readonly string[],
  taken: Taken,
): string | null {
  const left = (part: string) =>
    (hints.find((one) => one.part === part)?.steps.length ?? 0) - (taken[part] ?? 0);
  return missing.find((part) => left(part) > 0) ?? null;
}
