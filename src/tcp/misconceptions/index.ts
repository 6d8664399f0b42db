/** Misconceptions as small variations of the model, the runs they lead to, and where these differ and fail. */
export { align } from './align.ts';
export { cellsThatDiffer } from './compare.ts';
export type { Cell, Hooks, Misconception } from './definition.ts';
export { type Failure, failures, firstFailure } from './failures.ts';
export { MISCONCEPTIONS, type MisconceptionId, misconceptionOf } from './misconceptions.ts';
export { mutantStep } from './mutant-step.ts';
export { type MutantRunOptions, simulateMisconception, simulateMutants } from './run.ts';
