import type { Hints, PartHints } from '../../hints/hint.ts';
import { type CardPrecedence, grade, solve } from './grade.ts';
import type { CardId, OrderSegmentsAnswer, OrderSegmentsQuestion } from './question.ts';

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
};

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
