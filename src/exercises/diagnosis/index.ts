/**
 * Tells a misconception from a slip: an answer is compared with what each misconception would have given. This is what
 * kinds share for it; `diagnose.ts` of a kind says what its misconceptions give.
 */
export { byMisconception } from './by-misconception.ts';
export { type FoundFailure, findFailure } from './find-failure.ts';
export { bestFit, fitOf, type Part } from './fit.ts';
export {
  type MisconceivedRun,
  misconceivedNumber,
  misconceivedRun,
  misconceivedValue,
  type NumberKind,
  type TrueRun,
  trueRun,
} from './misconceived-run.ts';
export { type Ambiguity, ambiguityAmong, drawVariant } from './tell-apart.ts';
