import type { MutantId } from '../../tcp/misconceptions/index.ts';
import { MUTANTS } from '../../tcp/misconceptions/index.ts';
import { type Asked, believedCells, plainTrace } from './trace.ts';

/** What all believers give in one variant; each is run when it is asked for, and once. */
export class Beliefs<Given> {
  readonly #run: (id: MutantId) => Given;
  readonly #known = new Map<MutantId, { readonly given: Given }>();

  constructor(run: (id: MutantId) => Given) {
    this.#run = run;
  }

  /** Returns what somebody gives who holds a misconception. */
  about(id: MutantId): Given {
    const known = this.#known.get(id) ?? { given: this.#run(id) };
    this.#known.set(id, known);
    return known.given;
  }

  /** Runs one believer that has not been run yet; false when there is none left. */
  prepare(): boolean {
    const next = MUTANTS.find(({ id }) => !this.#known.has(id));
    if (next) this.about(next.id);
    return next !== undefined;
  }
}

/** Returns what finds the beliefs about a variant, the same ones each time. `start` returns what runs one of them. */
export function beliefsBy<Variant extends object, Given>(
  start: (variant: Variant) => (id: MutantId) => Given,
): (variant: Variant) => Beliefs<Given> {
  const known = new WeakMap<Variant, Beliefs<Given>>();
  return (variant) => {
    const beliefs = known.get(variant) ?? new Beliefs(start(variant));
    known.set(variant, beliefs);
    return beliefs;
  };
}

/** Returns what all believers fill into a variant of fill-trace. */
export const beliefsOf = beliefsBy((asked: Asked) => {
  const trace = plainTrace(asked);
  return (id) => believedCells(trace, id);
});
