import { orderSegments, solve } from '../../../../exercises/kinds/order-segments/index.ts';
import type { CardId, OrderSegmentsQuestion } from '../../../../exercises/kinds/order-segments/question.ts';
import { format } from '../../../../i18n/format.ts';
import { type OrderReasonWords, type Reason, reasonFor } from './sentences.ts';

/** What stands on one card after a check. */
export interface CardReport {
  readonly mark: 'right' | 'wrong';
  /** The verdict in words. */
  readonly word: string;
}

/** A card of a right order, with why it cannot come earlier. */
export interface Placed {
  readonly id: CardId;
  readonly reasons: readonly Reason[];
}

/** What stands on the cards, and what is announced. */
export interface OrderReport {
  /** Empty when the answer was shown, or for cards that have been moved since. */
  readonly cards: Readonly<Record<CardId, CardReport>>;
  /** What has to come before a card and stands after it; true in whatever order the cards stand. */
  readonly reasons: Readonly<Record<CardId, readonly Reason[]>>;
  /** A right order, once it was asked for. */
  readonly solution: readonly Placed[] | null;
  readonly summary: string;
  /** The first card to look at again, or null when there is none. */
  readonly first: CardId | null;
  /** From 0 to 1; null when nothing was graded. */
  readonly score: number | null;
}

/** Grades an order. */
export function checkOrder(
  question: OrderSegmentsQuestion,
  order: readonly CardId[],
  words: OrderReasonWords,
): OrderReport {
  const { order: t } = words;
  const verdict = orderSegments.grade(question, order);
  const total = verdict.cards.length;
  const right = verdict.cards.filter((card) => card.right).length;
  const broken = verdict.broken.length;
  const sentence = broken === 0 ? t.allRight : broken === 1 ? t.someBrokenOne : t.someBroken;
  return {
    cards: Object.fromEntries(
      verdict.cards.map((card): [CardId, CardReport] => [
        card.id,
        card.right ? { mark: 'right', word: t.cardRight } : { mark: 'wrong', word: t.cardBroken },
      ]),
    ),
    reasons: Object.fromEntries(
      verdict.cards.map(({ id }) => [
        id,
        verdict.broken.filter(({ after }) => after === id).map((one) => reasonFor(one, words)),
      ]),
    ),
    solution: null,
    summary: format(sentence, { right, total, broken }),
    first: verdict.cards.find((card) => !card.right)?.id ?? null,
    score: verdict.score,
  };
}

/** Returns a right order with why each card cannot come earlier. */
export function rightOrder(question: OrderSegmentsQuestion, words: OrderReasonWords): Placed[] {
  const { order, precedences } = solve(question);
  return order.map((id) => ({
    id,
    reasons: precedences.filter(({ after }) => after === id).map((one) => reasonFor(one, words)),
  }));
}

/** Gives a right order with its reasons. */
export function revealOrder(question: OrderSegmentsQuestion, words: OrderReasonWords): OrderReport {
  return {
    cards: {},
    reasons: {},
    solution: rightOrder(question, words),
    summary: words.order.solutionShown,
    first: null,
    score: null,
  };
}
