/** Tells a misconception from a slip: an answer is compared with what each mutant of the model would have given. */
export { beliefsOf } from './beliefs.ts';
export { type Diagnosis, diagnose } from './diagnose.ts';
export { type Failing, failingOf } from './failing.ts';
export { diagnoseNext, sendsOf } from './next.ts';
