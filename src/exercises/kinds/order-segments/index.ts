import type { ExerciseKind } from '../../kind.ts';
import { generate } from './generate.ts';
import { grade, type OrderSegmentsVerdict } from './grade.ts';
import { parse } from './parse.ts';
import type { OrderSegmentsAnswer, OrderSegmentsQuestion, OrderSegmentsSpec } from './question.ts';
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
  OrderSegmentsVerdict
> = { generate, parse, grade, sample };
