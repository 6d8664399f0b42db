import type { CellId, CellValue } from '../cells.ts';
import type { Reason } from './derive.ts';

/** Something to be said about a cell besides its mark. */
export type Note =
  /** Right, but written absolute where relative numbers were asked. */
  | 'absolute'
  /** Wrong, and equal to the relative number where absolute ones were asked. */
  | 'relative'
  /** Right modulo 2^32: the field holds the remainder. */
  | 'modulo';

/** The value a cell has in the run, and why. */
export interface Solution extends Reason {
  readonly id: CellId;
  readonly value: CellValue;
}

/** `follows`: wrong, but what an earlier wrong cell of the learner's leads to. */
export type Mark = 'right' | 'wrong' | 'follows';

/** A cell judged. */
export interface CellVerdict extends Solution {
  readonly given: CellValue;
  readonly mark: Mark;
  readonly note: Note | null;
}
