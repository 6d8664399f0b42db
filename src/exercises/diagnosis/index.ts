/**
 * Tells a misconception from a slip: an answer is compared with what each misconception would have given.
 */
export { type Diagnosis, diagnose } from './diagnose.ts';
export { type FoundFailure, findFailure } from './find-failure.ts';
export { cellsByMisconception } from './misconceived-cells.ts';
export { answersByMisconception, diagnoseNext } from './next-segment.ts';
export { ambiguityInAnswers, ambiguityInCells, drawVariant } from './tell-apart.ts';
