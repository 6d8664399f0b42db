/**
 * What the run behind a trace says: the run a seed makes of a scenario, what each cell holds in it, and how that follows
 * from what is shown. It loads the model, so a page imports only types from here until a learner begins to answer.
 */
export { ackOf, cellValue, isInOtherStyle, sameValue, seqOf } from './cell-values.ts';
export { type Derivation, derive, deriveField, type ShownTrace } from './derive.ts';
export type { TimeDerivation } from './derive-time.ts';
export { chooseIsns, withIsns } from './isns.ts';
export {
  askedMoments,
  deriveMoment,
  type MomentAsk,
  type MomentRecord,
  momentIn,
  momentRow,
  momentValue,
} from './moments.ts';
export { cellText, rowOf } from './rows.ts';
export { startStates, stateAround } from './states.ts';
export {
  type Param,
  type RunChoices,
  runOf,
  type Variable,
  variantOf,
  varyRun,
  varySizes,
} from './variant.ts';
export type { CellVerdict, Mark, Note, Solution } from './verdict.ts';
