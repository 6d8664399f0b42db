import { MISCONCEPTIONS, type MisconceptionId } from '../../tcp/misconceptions/index.ts';

/** What each misconception leads to in one variant; each result is computed when first asked for, and kept. */
export class ByMisconception<Result> {
  readonly #compute: (id: MisconceptionId) => Result;
  readonly #known = new Map<MisconceptionId, { readonly result: Result }>();

  constructor(compute: (id: MisconceptionId) => Result) {
    this.#compute = compute;
  }

  /** Returns what a misconception leads to. */
  get(id: MisconceptionId): Result {
    const known = this.#known.get(id) ?? { result: this.#compute(id) };
    this.#known.set(id, known);
    return known.result;
  }

  /** Computes one result that nobody has asked for yet; false when there is none left. */
  computeNext(): boolean {
    const next = MISCONCEPTIONS.find(({ id }) => !this.#known.has(id));
    if (next) this.get(next.id);
    return next !== undefined;
  }
}

/**
 * Returns a function that gives the results of a variant, the same ones each time. `prepare` does what all
 * misconceptions of a variant have in common, and returns what computes the result of one.
 */
export function byMisconception<Variant extends object, Result>(
  prepare: (variant: Variant) => (id: MisconceptionId) => Result,
): (variant: Variant) => ByMisconception<Result> {
  const known = new WeakMap<Variant, ByMisconception<Result>>();
  return (variant) => {
    const results = known.get(variant) ?? new ByMisconception(prepare(variant));
    known.set(variant, results);
    return results;
  };
}
