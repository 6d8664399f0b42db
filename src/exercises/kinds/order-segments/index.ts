import type { ExerciseKind, Parsed, Problem, ProblemCode } from '../../kind.ts';
import { generate } from './generate.ts';
import { grade, type OrderSegmentsVerdict, type OrderSolution, solve } from './grade.ts';
import { orderSegmentsHints, type PairHint } from './hints.ts';
import {
  ORDER,
  type OrderSegmentsAnswer,
  type OrderSegmentsQuestion,
  type OrderSegmentsSpec,
  readOrder,
} from './question.ts';
import { sample } from './sample.ts';

export type { CardPrecedence, Link, OrderSegmentsVerdict } from './grade.ts';
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

/**
 * Reads a list of card ids, the earliest first. Every card must be in it once: a card that is missing is a problem of
 * that card, anything else is one of the whole.
 */
function parse(question: OrderSegmentsQuestion, input: unknown): Parsed<OrderSegmentsAnswer> {
  const whole: Problem = { cell: null, code: 'not-an-answer' };
  if (!Array.isArray(input)) return { ok: false, problems: [whole] };
  const given = input.map((id: unknown) => (typeof id === 'string' ? id.trim().toUpperCase() : ''));
  const known = question.cards.map(({ id }) => id);
  const strange = given.some((id) => !known.includes(id)) || new Set(given).size < given.length;
  if (strange) return { ok: false, problems: [whole] };
  const missing = known.filter((id) => !given.includes(id));
  return missing.length === 0
    ? { ok: true, answer: given }
    : { ok: false, problems: missing.map((cell): Problem => ({ cell, code: 'empty' })) };
}
