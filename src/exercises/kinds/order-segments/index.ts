import type { ExerciseKind, ProblemCode } from '../../kind.ts';
import { generate } from './generate.ts';
import { grade, type OrderSegmentsVerdict, type OrderSolution, solve } from './grade.ts';
import { orderSegmentsHints, type PairHint } from './hints.ts';
import { parse } from './parse.ts';
import {
  ORDER,
  type OrderSegmentsAnswer,
  type OrderSegmentsQuestion,
  type OrderSegmentsSpec,
  readOrder,
} from './question.ts';
import { sample } from './sample.ts';

export type { Edge, EventId, Why } from '../../order/index.ts';
export type { CardPrecedence, Link, OrderSegmentsVerdict, OrderSolution } from './grade.ts';
export { solve } from './grade.ts';
export { orderSegmentsHints, type PairHint } from './hints.ts';
export type { Subject } from './subject.ts';

/** Shuffled segments, changes of state and calls of a run are to be put in an order that can have been. */
export const orderSegments: ExerciseKind<
  OrderSegmentsSpec,
  OrderSegmentsQuestion,
  OrderSegmentsAnswer,
  OrderSegmentsVerdict,
  OrderSolution,
  PairHint,
  OrderSegmentsAnswer,
  ProblemCode
> = {
  generate,
  input: ({ cards }, typed) => readOrder(typed[ORDER], cards),
  parse,
  grade,
  solve,
  hints: orderSegmentsHints,
  sample,
};
