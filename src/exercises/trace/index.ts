/**
 * A trace as a page draws it and a learner fills it in: its cells and rows, and reading what is typed. Nothing here
 * loads the model; what asks the run behind a trace is in `run/`.
 */
export { OUTCOMES } from './call-outcome.ts';
export {
  CELL_KINDS,
  type CellId,
  type CellKind,
  type CellValue,
  cellId,
  isState,
  isTime,
  kindOf,
  MOMENT_KINDS,
  type MomentId,
  type MomentKind,
  readCellId,
  readMomentCellId,
  secondsText,
} from './cells.ts';
export { hasRaisedDigits, plainText } from './plain-text.ts';
export { type CellProblem, readCell, readField, readState } from './read-cell.ts';
export { flagsFromText } from './read-flags.ts';
export { type Read, readNumber } from './read-number.ts';
export { readTime, twoWays } from './read-time.ts';
export {
  blanks,
  inOrder,
  isMoment,
  type Moment,
  type Numbers,
  READING_ORDER,
  type Row,
  type TraceQuestion,
} from './rows.ts';
