import type { ExerciseKind } from '../../kind.ts';
import { namesIn } from '../../names-in.ts';
import { type ExplainVerdict, grade } from './grade.ts';
import { explainHints, type PointHint } from './hints.ts';
import { type ExplainProblem, parse } from './parse.ts';
import {
  type ExplainAnswer,
  type ExplainInput,
  type ExplainQuestion,
  type ExplainSpec,
  PARTS,
  type Point,
} from './question.ts';
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
  readonly Point[],
  PointHint,
  ExplainInput,
  ExplainProblem
> = {
  generate: (spec, seed) => ({ ...spec, seed }),
  input: (_, typed) => ({ text: typed[PARTS.text] ?? '', ticked: namesIn(typed[PARTS.ticked]) }),
  parse,
  grade,
  solve: ({ points }) => points,
  hints: explainHints,
  sample,
};
