import type { CellId, CellValue } from '../cells.ts';
import type { Reason } from './derive.ts';

/** The style a SEQ or ACK number was written in where the question asks for the other. */
export type Note =
  /** Absolute where relative numbers were asked: right when it is the segment's. */
  | 'absolute'
  /** Relative where absolute numbers were asked: never right. */
  | 'relative';

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
