import { allTaken, type Hints, type PartHints } from '../../hints/hint.ts';
import type { ExerciseKind, JudgedPart, Parsed, Problem, ProblemCode } from '../../kind.ts';
import { variantOf } from '../../trace/run/index.ts';
import { deckOf } from './deck.ts';
import { type CardPrecedence, grade, type OrderSegmentsVerdict, type OrderSolution, solve } from './grade.ts';
import {
  type CardId,
  ORDER,
  type OrderSegmentsAnswer,
  type OrderSegmentsQuestion,
  type OrderSegmentsSpec,
  readOrder,
} from './question.ts';
import { sample } from './sample.ts';

export type { CardPrecedence, Link, OrderSegmentsVerdict } from './grade.ts';
export { nearestOrder, solve } from './grade.ts';
export type { Subject } from './subject.ts';

/** Help with an order: two cards whose order matters, then which of them comes first and why. */
export interface PairHint {
  readonly about: 'pair' | 'order';
  readonly precedence: CardPrecedence;
  /** Those of the two that have a card of the same look beside them: they stand for either. */
  readonly twins: readonly CardId[];
}

/** Hints for an order, by what has to come before what. */
export const orderSegmentsHints: Hints<OrderSegmentsQuestion, OrderSegmentsAnswer, PairHint> = {
  of: hintsOf,
  missing,
  gives: (question, taken) => allTaken(hintsOf(question), taken),
};

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
  parts,
  solve,
  hints: orderSegmentsHints,
  sample,
};

/** Makes the variant of an exercise with this seed: sizes, ISNs and the shuffle. */
function generate(spec: OrderSegmentsSpec, seed: number): OrderSegmentsQuestion {
  const { scenario, isns } = variantOf(spec, seed);
  const { name, numbers, show, states, calls } = spec;
  const selection = { show, states, calls };
  const { run, cards } = deckOf({ name, scenario, seed, numbers, selection });
  return { profile: run.profile, seed, numbers, scenario, isns, selection, cards };
}

/**
 * Reads a list of card ids, the earliest first. Every card must be in it once: a card that is missing is a problem of
 * that card, anything else is one of the whole. The order the cards were dealt in is wrong, and nobody's answer.
 */
function parse(question: OrderSegmentsQuestion, input: unknown): Parsed<OrderSegmentsAnswer> {
  const whole: Problem = { cell: null, code: 'not-an-answer' };
  if (!Array.isArray(input)) return { ok: false, problems: [whole] };
  const given = input.map((id: unknown) => (typeof id === 'string' ? id.trim().toUpperCase() : ''));
  const known = question.cards.map(({ id }) => id);
  const strange = given.some((id) => !known.includes(id)) || new Set(given).size < given.length;
  if (strange) return { ok: false, problems: [whole] };
  if (given.join() === known.join()) return { ok: false, problems: [{ cell: null, code: 'empty' }] };
  const missing = known.filter((id) => !given.includes(id));
  return missing.length === 0
    ? { ok: true, answer: given }
    : { ok: false, problems: missing.map((cell): Problem => ({ cell, code: 'empty' })) };
}

function parts({ cards }: OrderSegmentsQuestion, verdict: OrderSegmentsVerdict | null): JudgedPart[] {
  const right = new Set(verdict?.cards.filter((card) => card.right).map(({ id }) => id));
  return cards.map(({ id }) => ({
    part: id,
    cell: ORDER,
    weight: 1 / cards.length,
    credit: right.has(id) ? 1 : 0,
  }));
}

function partOf({ before, after }: CardPrecedence): string {
  return `${before}${after}`;
}

function hintsOf(question: OrderSegmentsQuestion): PartHints<PairHint>[] {
  const looks = new Map(question.cards.map(({ id, face }) => [id, JSON.stringify(face)]));
  const hasTwin = (id: CardId) => [...looks].some(([other, look]) => other !== id && look === looks.get(id));
  return solve(question).precedences.map((precedence) => {
    const twins = [precedence.before, precedence.after].filter(hasTwin);
    return {
      part: partOf(precedence),
      of: null,
      steps: (['pair', 'order'] as const).map((about) => ({ about, precedence, twins })),
    };
  });
}

function missing(question: OrderSegmentsQuestion, order: OrderSegmentsAnswer): string[] {
  if (grade(question, order).score === 1) return [];
  return solve(question)
    .precedences.filter(({ before, after }) => order.indexOf(before) > order.indexOf(after))
    .map(partOf);
}
