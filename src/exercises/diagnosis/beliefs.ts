import type { MutantId } from '../../tcp/mutants/index.ts';
import { MUTANTS } from '../../tcp/mutants/index.ts';
import { type Asked, type BelievedCell, believedCells, type PlainTrace, plainTrace } from './trace.ts';

/** What all believers fill into one variant; each is run when it is asked for, and once. */
export class Beliefs {
  readonly #trace: PlainTrace;
  readonly #cells = new Map<MutantId, readonly BelievedCell[]>();

  constructor(asked: Asked) {
    this.#trace = plainTrace(asked);
  }

  /** Returns what somebody fills in who holds a misconception. */
  about(id: MutantId): readonly BelievedCell[] {
    const known = this.#cells.get(id);
    if (known) return known;
    const cells = believedCells(this.#trace, id);
    this.#cells.set(id, cells);
    return cells;
  }

  /** Runs one believer that has not been run yet; false when there is none left. */
  prepare(): boolean {
    const next = MUTANTS.find(({ id }) => !this.#cells.has(id));
    if (next) this.about(next.id);
    return next !== undefined;
  }
}

const KNOWN = new WeakMap<Asked, Beliefs>();

/** Returns the beliefs about a variant, the same ones each time. */
export function beliefsOf(asked: Asked): Beliefs {
  const known = KNOWN.get(asked) ?? new Beliefs(asked);
  KNOWN.set(asked, known);
  return known;
}
