import type { RuleId } from '../../../tcp/rules.ts';
import type { Score } from '../../kind.ts';
import type { EventId, Precedence, Why } from '../../order/index.ts';
import { type Deck, deckOf, type Setting } from './deck.ts';
import type { CardId, OrderSegmentsAnswer, OrderSegmentsQuestion } from './question.ts';
import { type Subject, subjectOf } from './subject.ts';
import { bestReading } from './violations.ts';

/** One step of the way from a cause to its effect. */
export interface Link {
  readonly before: Subject;
  readonly after: Subject;
  readonly why: Why;
  readonly because: RuleId | null;
}

/** Two cards of which the first has to come before the second, and why. */
export interface CardPrecedence {
  readonly before: CardId;
  readonly after: CardId;
  /** From the first to the second, step by step. */
  readonly links: readonly Link[];
}

/** An order judged. */
export interface OrderSegmentsVerdict extends Score {
  /** Every card in the learner's order; `right` when it stands on no broken precedence. */
  readonly cards: readonly { readonly id: CardId; readonly right: boolean }[];
  /** What the order breaks. Precedences that follow from others are left out. */
  readonly broken: readonly CardPrecedence[];
}

/** An order that is right, and all that makes it so. */
export interface OrderSolution {
  /** In the order of the run. */
  readonly order: readonly CardId[];
  readonly precedences: readonly CardPrecedence[];
}

const decks = new WeakMap<OrderSegmentsQuestion, Deck>();

/** Lays out a question's cards, once. */
function deckFor(question: OrderSegmentsQuestion): Deck {
  const deck = decks.get(question) ?? deckOf(settingOf(question));
  decks.set(question, deck);
  return deck;
}

/** Returns what lays out the cards of a question again. */
function settingOf(question: OrderSegmentsQuestion): Setting {
  const { scenario, seed, numbers, selection } = question;
  return { name: `Scenario ${scenario.name}`, scenario, seed, numbers, selection };
}

/** Runs the model and returns the order of the run with every precedence. */
export function solve(question: OrderSegmentsQuestion): OrderSolution {
  const deck = deckFor(question);
  const cardOf = cardsByEvent(deck.events, (i) => deck.cards[deck.dealt[i] ?? -1]?.id);
  return {
    order: deck.events.map((event) => cardOf(event) ?? ''),
    precedences: deck.precedences.map((precedence) => onCards(deck, precedence, cardOf)),
  };
}

/**
 * Judges an order. Every order is right that keeps what happens before what in the run; cards that look the same may
 * change places. The score is the share of cards that stand on no broken precedence, at its earlier or later end.
 */
export function grade(question: OrderSegmentsQuestion, answer: OrderSegmentsAnswer): OrderSegmentsVerdict {
  const deck = deckFor(question);
  const given = answer.map((id) => {
    const event = deck.dealt.indexOf(deck.cards.findIndex((card) => card.id === id));
    if (event < 0) throw new RangeError(`there is no card "${id}"; parse() reports such cards`);
    return event;
  });
  const reading = bestReading(deck, given);
  const events = reading.order.map((event) => deck.events[event]);
  const cardOf = cardsByEvent(events, (place) => answer[place]);
  const broken = reading.broken.map((precedence) => onCards(deck, precedence, cardOf));
  const blamed = new Set(broken.flatMap(({ before, after }) => [before, after]));
  const cards = answer.map((id) => ({ id, right: !blamed.has(id) }));
  return { cards, broken, score: cards.filter(({ right }) => right).length / cards.length };
}

/** Returns a right order near to another one: of the cards that may come next, the first that is given there does. */
export function nearestOrder(question: OrderSegmentsQuestion, given: OrderSegmentsAnswer): CardId[] {
  const { precedences } = solve(question);
  const left = [...given];
  return given.map(() => {
    const waits = (id: CardId) =>
      precedences.some(({ before, after }) => after === id && left.includes(before));
    const [next = ''] = left.splice(
      left.findIndex((id) => !waits(id)),
      1,
    );
    return next;
  });
}

type CardOf = (event: EventId) => CardId | null;

function cardsByEvent(
  events: readonly (EventId | undefined)[],
  idAt: (place: number) => CardId | undefined,
): CardOf {
  const known = new Map(events.map((event, place) => [event, idAt(place)]));
  return (event) => known.get(event) ?? null;
}

function onCards({ run }: Deck, { before, after, path }: Precedence, cardOf: CardOf): CardPrecedence {
  return {
    before: cardOf(before) ?? '',
    after: cardOf(after) ?? '',
    links: path.map(({ why, because, ...ends }) => ({
      before: subjectOf(run, ends.before, cardOf),
      after: subjectOf(run, ends.after, cardOf),
      why,
      because,
    })),
  };
}
