import type { ExerciseKind, ProblemCode, Typed } from '../../kind.ts';
import { generate } from './generate.ts';
import { type FaultSolution, type FindFaultVerdict, grade, solve } from './grade.ts';
import { type FaultHint, findFaultHints } from './hints.ts';
import { parse } from './parse.ts';
import type { FindFaultAnswer, FindFaultQuestion, FindFaultSpec } from './question.ts';
import { sample } from './sample.ts';

export type { Culprit, FaultSolution, FindFaultVerdict } from './grade.ts';
export { solve } from './grade.ts';
export { type FaultHint, findFaultHints } from './hints.ts';
export { FIELDS, LAW_IDS } from './laws.ts';

/** One segment of a trace cannot be: the learner names it, what of it is wrong, and the law it breaks. */
export const findFault: ExerciseKind<
  FindFaultSpec,
  FindFaultQuestion,
  FindFaultAnswer,
  FindFaultVerdict,
  FaultSolution,
  FaultHint,
  Typed,
  ProblemCode
> = {
  generate,
  parse,
  grade,
  solve,
  hints: findFaultHints,
  sample,
};
