import type { ExerciseKind } from '../../kind.ts';
import { type ExplainVerdict, grade } from './grade.ts';
import { type ExplainProblem, parse } from './parse.ts';
import type { ExplainAnswer, ExplainQuestion, ExplainSpec } from './question.ts';
import { sample } from './sample.ts';

export type { ExplainVerdict, PointVerdict } from './grade.ts';
export { explainHints, type PointHint } from './hints.ts';
export { type ExplainProblem, MOST_CHARACTERS } from './parse.ts';

/** An answer in the learner's own words, held against a model answer and judged by themselves. */
export const explain: ExerciseKind<
  ExplainSpec,
  ExplainQuestion,
  ExplainAnswer,
  ExplainVerdict,
  ExplainProblem
> = {
  generate: (spec, seed) => ({ ...spec, seed }),
  parse,
  grade,
  sample,
};
