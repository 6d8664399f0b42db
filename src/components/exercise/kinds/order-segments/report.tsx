import type { JSX } from 'preact';
import {
  nearestOrder,
  orderSegments,
  type PairHint,
} from '../../../../exercises/kinds/order-segments/index.ts';
import type { CardId, OrderSegmentsQuestion } from '../../../../exercises/kinds/order-segments/question.ts';
import { format, joinSentences } from '../../../../i18n/format.ts';
import type { Cited, Judged, KindReport, Report } from '../../kind-view.ts';
import { numbersSetup } from '../../trace/numbers-setup.ts';
import { type CardReport, type Placed, RightOrder } from './Cards.tsx';
import { type OnCard, reasonsInOrder, reasonsOn } from './reasons.ts';
import { type OrderReportWords, type Reason, reasonFor, WORDS } from './sentences.ts';

/** A question as it is drawn. Its scenario and profile come with the model. */
export type DrawnOrder = Pick<OrderSegmentsQuestion, 'seed' | 'numbers' | 'isns' | 'cards'>;

/** What stands on the cards, and what is announced. */
export interface OrderReport extends Report {
  /** Empty when the answer was shown, or for cards that have been moved since. */
  readonly cards: Readonly<Record<CardId, CardReport>>;
  /** The rules about a card that is out of order, or what it has to come before and after; true wherever it stands. */
  readonly reasons: Readonly<Record<CardId, readonly Reason[]>>;
  /** A right order, once it was asked for. */
  readonly solution: readonly Placed[] | null;
}

/** An order, and the run that decides it. */
export const report: KindReport<typeof orderSegments, DrawnOrder, OrderReport, OrderReportWords> = {
  kind: orderSegments,
  viewWords: WORDS,
  words: ['orderSegments', 'rules'],
  draw: ({ seed, numbers, isns, cards }) => ({ seed, numbers, isns, cards }),
  setup: (question, { exercise, orderSegments: t }) => {
    const { line, notes } = numbersSetup(question, exercise);
    const faces = question.cards.map(({ face }) => JSON.stringify(face));
    const twins = new Set(faces).size < faces.length ? [t.twins] : [];
    return { line, notes: [...notes, ...twins, t.sendRule, t.keys] };
  },
  // Every order of the cards can be read; the one they were dealt in is no answer.
  unread: (_, { cards }, __, { orderSegments: t }) => ({
    ...NOTHING,
    summary: t.unmoved,
    first: cards[0]?.id ?? null,
  }),
  graded,
  shown: (question, words) => ({
    ...NOTHING,
    solution: rightOrder(question, words).map((placed) => ({
      ...placed,
      report: { mark: 'shown', word: words.exercise.answer },
    })),
    summary: words.orderSegments.solutionShown,
  }),
  hintName: (hint, _, { hints }) => format(hints.cards, pairOf(hint)),
  hintLines: (hint, _, words) => hintLines(hint, words),
  Worked,
};

const NOTHING = { cards: {}, reasons: {}, solution: null, first: null, score: null };

function graded(
  { verdict, answer, question, told }: Judged<typeof orderSegments>,
  words: OrderReportWords,
): OrderReport {
  const { orderSegments: t } = words;
  const marks = verdict.cards.map(({ id, right }): [CardId, CardReport] => [
    id,
    right ? { mark: 'right', word: t.cardRight } : { mark: 'wrong', word: t.cardBroken },
  ]);
  const reasons = reasonsOn(verdict, told, words);
  const wrong = verdict.cards.filter((card) => !card.right);
  const [right, total] = [marks.length - wrong.length, marks.length];
  const next = wrong.every(({ id }) => told(id)) ? t.oneOrder : besideText(reasons, words);
  const standing = right === 0 ? t.noneIn : t.someIn;
  const sentence = wrong.length === 0 ? t.allRight : joinSentences([standing, next]);
  const order = nearestOrder(question, answer).join(t.list.unbroken);
  return {
    cards: Object.fromEntries(marks),
    reasons: Object.fromEntries(reasons),
    solution: null,
    summary: format(sentence, { right, total, order }),
    first: wrong[0]?.id ?? null,
    score: verdict.score,
  };
}

/** Says that rules stand on cards, where there are some. */
function besideText(reasons: readonly OnCard[], { orderSegments: t }: OrderReportWords): string | null {
  const rules = reasons.flatMap(([, own]) => own.flatMap(({ steps }) => steps.filter(({ rule }) => rule)));
  return rules.length === 0 ? null : rules.length === 1 ? t.rulesBesideOne : t.rulesBeside;
}

/** Returns a right order with why each card cannot come earlier. */
export function rightOrder(question: OrderSegmentsQuestion, words: OrderReportWords): Placed[] {
  const { order, precedences } = orderSegments.solve(question);
  return reasonsInOrder(order, precedences, words).map(([id, reasons]) => ({ id, reasons }));
}

/** The two cards of a hint, in an order that does not tell theirs. */
function pairOf({ precedence }: PairHint): { readonly a: string; readonly b: string } {
  const [a = '', b = ''] = [precedence.before, precedence.after].sort();
  return { a, b };
}

/** Puts a hint on an order into words. */
function hintLines(hint: PairHint, words: OrderReportWords): Cited[] {
  const { hints } = words;
  const twins = hint.twins.map((card) => format(hints.twin, { card }));
  if (hint.about === 'pair') {
    return [{ text: joinSentences([format(hints.pair, pairOf(hint)), ...twins]), source: null }];
  }
  const { claim, steps } = reasonFor(hint.precedence, words);
  return [
    ...(claim === null ? [] : [{ text: claim, source: null }]),
    ...steps.map(({ line, rule }) => ({
      text: joinSentences([line, rule?.text ?? null]),
      source: rule?.source ?? null,
    })),
  ];
}

interface WorkedProps {
  readonly question: OrderSegmentsQuestion;
  readonly words: OrderReportWords;
}

/** A right order, each card with why it cannot come earlier. */
function Worked({ question, words }: WorkedProps): JSX.Element {
  const { exercise, orderSegments: t } = words;
  return (
    <RightOrder cards={question.cards} solution={rightOrder(question, words)} t={{ ...exercise, ...t }} />
  );
}
