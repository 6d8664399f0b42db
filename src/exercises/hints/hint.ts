/**
 * Hints: help with one part of an answer, step by step, told by the run and paid for with a share of the score.
 *
 * What they cost is fixed here. The hints on a part cost at most what the part is worth, and all of them together that
 * much: what was given does not count. One that does not give it costs at most the half that a miss would. The price
 * said before, the most that such a hint costs, depends neither on what is typed nor on what is right, for it would
 * tell it.
 */

/** How many hints were taken for each part of a variant's answer. */
export type Taken = Readonly<Record<string, number>>;

/** Returns how many hints were taken in all. */
export function hintsIn(taken: Taken): number {
  return Object.values(taken).reduce((sum, steps) => sum + steps, 0);
}

/** The hints for one part, from the least telling to the one that gives it. */
export interface PartHints<Hint> {
  readonly part: string;
  /** The judged part they help with; its own name where left out, null where they help with the whole answer. */
  readonly of?: string | null;
  /** How much of that part they give, from 0 to 1; all of it where left out. */
  readonly share?: number;
  readonly steps: readonly Hint[];
}

/** What a kind of exercise helps with. Words for it are in the dictionaries. */
export interface Hints<Question, Input, Hint> {
  /** Returns every hint there is for a variant, in the order its parts are read. They rest on the run alone. */
  of(question: Question): readonly PartHints<Hint>[];
  /** Returns the parts of an input that are empty or wrong, the one to help with first. */
  missing(question: Question, input: Input): readonly string[];
  /** Tells whether the hints taken give the whole answer; where it is left out, that is told part by part. */
  gives?(question: Question, taken: Taken): boolean;
}

/** A part of an answer and what it is worth, of a whole score of 1. */
interface Weighed {
  readonly part: string;
  readonly weight: number;
}

/** What hints have cost, of a whole score of 1: each judged part, and what comes off the whole. */
export interface Charges {
  readonly whole: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** What no hints have cost. */
export const NO_CHARGES: Charges = { whole: 0, parts: {} };

/** Returns what the hints taken for a variant have cost, at a price for each in hundredths. */
export function chargesOf<Question>(
  hints: Hints<Question, never, unknown>,
  question: Question,
  judged: readonly Weighed[],
  taken: Taken,
  price: number,
): Charges {
  if (hintsIn(taken) === 0) return NO_CHARGES;
  if (hints.gives?.(question, taken)) return { whole: 1, parts: {} };
  const parts: Record<string, number> = {};
  let whole = 0;
  for (const { part, of = part, share = 1, steps } of hints.of(question)) {
    const count = Math.min(steps.length, taken[part] ?? 0);
    const weight = share * (judged.find((one) => one.part === of)?.weight ?? 0);
    if (of === null) whole += (count * price) / 100;
    else if (count > 0) parts[of] = (parts[of] ?? 0) + partCost(weight, count, steps.length, price);
  }
  return { whole: Math.min(1, whole), parts };
}

function partCost(weight: number, count: number, steps: number, price: number): number {
  return count === steps ? weight : Math.min((count * price) / 100, (count * weight) / steps);
}

/** Returns what hints have cost in all, in hundredths of the score. */
export function costOf({ whole, parts }: Charges, judged: readonly Weighed[]): number {
  const each = judged.map(({ part, weight }) => Math.min(weight, parts[part] ?? 0));
  return Math.min(100, Math.round(100 * each.reduce((sum, one) => sum + one, whole)));
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

/** Tells whether every hint there is was taken. */
export function allTaken(hints: readonly PartHints<unknown>[], taken: Taken): boolean {
  return hints.every(({ part, steps }) => (taken[part] ?? 0) >= steps.length);
}
