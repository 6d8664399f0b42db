import type { JSX } from 'preact';
import {
  type CardPrecedence,
  type OrderSegmentsVerdict,
  orderSegments,
  type PairHint,
} from '../../../../exercises/kinds/order-segments/index.ts';
import type { CardId, OrderSegmentsQuestion } from '../../../../exercises/kinds/order-segments/question.ts';
import { format, joinSentences } from '../../../../i18n/format.ts';
import type { Cited, KindReport, Report } from '../../kind-view.ts';
import { numbersSetup } from '../../trace/numbers-setup.ts';
import { type Placed, RightOrder } from './Cards.tsx';
import { type OrderReportWords, type Reason, reasonFor, type Step, WORDS } from './sentences.ts';

/** A question as it is drawn. Its scenario and profile come with the model. */
export type DrawnOrder = Pick<OrderSegmentsQuestion, 'seed' | 'numbers' | 'isns' | 'cards'>;

/** What stands on one card after a check. */
export interface CardReport {
  readonly mark: 'right' | 'wrong';
  /** The verdict in words. */
  readonly word: string;
}

/** What stands on the cards, and what is announced. */
export interface OrderReport extends Report {
  /** Empty when the answer was shown, or for cards that have been moved since. */
  readonly cards: Readonly<Record<CardId, CardReport>>;
  /** What has to come before a card and stands after it; true in whatever order the cards stand. */
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
  graded: ({ verdict, told }, words) => graded(verdict, told, words),
  shown: (question, words) => ({
    ...NOTHING,
    solution: rightOrder(question, words),
    summary: words.orderSegments.solutionShown,
  }),
  hintName: (hint, _, { hints }) => format(hints.cards, pairOf(hint)),
  hintLines: (hint, _, words) => hintLines(hint, words),
  Worked,
};

const NOTHING = { cards: {}, reasons: {}, solution: null, first: null, score: null };

/** The first miss of a card tells the rules it is out of order by, the second what it has to come after. */
function graded(
  verdict: OrderSegmentsVerdict,
  told: (card: CardId) => boolean,
  words: OrderReportWords,
): OrderReport {
  const { orderSegments: t } = words;
  const total = verdict.cards.length;
  const right = verdict.cards.filter((card) => card.right).length;
  const broken = verdict.broken.length;
  const reasons = eachRuleOnce(
    verdict.cards.map(({ id }) => {
      const own = verdict.broken.filter(({ after }) => after === id);
      return [id, reasonsFor(own, told(id), words)];
    }),
    words,
  );
  const rules = reasons.flatMap(([, own]) => own.flatMap(({ steps }) => steps.filter(({ rule }) => rule)));
  const isTold = verdict.broken.every(({ after }) => told(after));
  const pairs = broken === 1 ? t.someBrokenOne : t.someBroken;
  const beside = rules.length === 0 ? null : rules.length === 1 ? t.rulesBesideOne : t.rulesBeside;
  const sentences = [right === 0 ? t.noneIn : t.someIn, isTold ? pairs : beside];
  const sentence = broken === 0 ? t.allRight : joinSentences(sentences);
  return {
    cards: Object.fromEntries(
      verdict.cards.map((card): [CardId, CardReport] => [
        card.id,
        card.right ? { mark: 'right', word: t.cardRight } : { mark: 'wrong', word: t.cardBroken },
      ]),
    ),
    reasons: Object.fromEntries(reasons),
    solution: null,
    summary: format(sentence, { right, total, broken }),
    first: verdict.cards.find((card) => !card.right)?.id ?? null,
    score: verdict.score,
  };
}

function reasonsFor(
  broken: readonly CardPrecedence[],
  told: boolean,
  words: OrderReportWords,
): readonly Reason[] {
  const reasons = broken.map((one) => reasonFor(one, words));
  if (told) return reasons;
  const rules = reasons.flatMap(({ steps }) => steps.flatMap(({ rule }) => rule ?? []));
  const each = [...new Map(rules.map((rule) => [rule.text, rule])).values()];
  return each.length === 0 ? [] : [{ claim: null, steps: each.map((rule) => ({ line: null, rule })) }];
}

type Reasons = readonly (readonly [CardId, readonly Reason[]])[];

/** Tells a rule that decides for several cards on the first of them alone. */
function eachRuleOnce(reasons: Reasons, { orderSegments: t }: OrderReportWords): Reasons {
  const told = new Map<string, CardId>();
  const once = (step: Step, card: CardId): Step => {
    if (step.rule === null) return step;
    const by = told.get(step.rule.text) ?? card;
    told.set(step.rule.text, by);
    return by === card ? step : { line: step.line ?? format(t.sameRule, { card: by }), rule: null };
  };
  return reasons.map(([card, own]) => [
    card,
    own.map(({ claim, steps }) => ({ claim, steps: steps.map((step) => once(step, card)) })),
  ]);
}

/** Returns a right order with why each card cannot come earlier. */
export function rightOrder(question: OrderSegmentsQuestion, words: OrderReportWords): Placed[] {
  const { order, precedences } = orderSegments.solve(question);
  const reasons = order.map((id): [CardId, Reason[]] => [
    id,
    precedences.filter(({ after }) => after === id).map((one) => reasonFor(one, words)),
  ]);
  return eachRuleOnce(reasons, words).map(([id, own]) => ({ id, reasons: own }));
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
