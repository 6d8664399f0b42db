import { simulate } from '../../../tcp/index.ts';
import { flagNames } from '../../../tcp/segment.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { Transcript } from '../../../tcp/simulator/transcript.ts';
import { type EventId, happensBefore, type Precedence, precedences, timeOf } from '../../order/index.ts';
import { randomIntegers } from '../../random.ts';
import type { Numbers } from '../../trace/index.ts';
import { ackOf, seqOf } from '../../trace/run/index.ts';
import type { Card, Face, Selection } from './question.ts';
import { startOf } from './subject.ts';
import { violations } from './violations.ts';

/** How many cards a learner can be asked to order. */
const MOST_CARDS = 12;
/** How many ways there may be to tell cards that look the same apart: 3 of one face and 2 of three others give 48. */
const MOST_DEALS = 200;

/** What is needed to lay out the same cards again. */
export interface Setting {
  /** Where it was written, for messages. */
  readonly name: string;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly numbers: Numbers;
  readonly selection: Selection;
}

/** The events to be ordered with what has to come before what. Event `i` of the run is card `cards[dealt[i]]`. */
export interface Deck {
  readonly run: Transcript;
  /** In the order of the run. */
  readonly events: readonly EventId[];
  readonly faces: readonly Face[];
  readonly precedences: readonly Precedence[];
  /** In the order they are shown. */
  readonly cards: readonly Card[];
  readonly dealt: readonly number[];
}

/** Runs the scenario and shuffles its events by the seed, never into an order that is right. */
export function deckOf(setting: Setting): Deck {
  const run = simulate(setting.scenario, { seed: setting.seed });
  const events = selected(setting, run);
  const faces = events.map((event) => faceOf(run, event, setting.numbers));
  const found = precedences(happensBefore(run, setting.scenario), events);
  checkDeck(setting.name, faces);
  const order = deal(
    setting,
    faces,
    (indices) => violations({ events, faces, precedences: found }, indices).length,
  );
  const cards = order.map((event, place): Card => {
    const face = faces[event];
    if (!face) throw new RangeError(`${setting.name}: event ${event} has no face`);
    return { id: String.fromCharCode(65 + place), face };
  });
  return { run, events, faces, precedences: found, cards, dealt: events.map((_, i) => order.indexOf(i)) };
}

/** Returns the events to be ordered, in the order of the run. */
function selected({ name, selection }: Setting, run: Transcript): EventId[] {
  const [first, last] = selection.show ?? [1, run.segments.length];
  const shown = run.segments.slice(first - 1, last);
  const [earliest] = shown;
  if (!earliest || last > run.segments.length)
    throw new RangeError(
      `${name}: shows segments ${first} to ${last}; its run has 1 to ${run.segments.length}`,
    );
  const from = earliest.sentAt;
  const until = Math.max(...shown.flatMap(({ sentAt, arrivals }) => [sentAt, ...arrivals]));
  const within = (at: number) => at >= from && at <= until;
  const events: EventId[] = [
    ...run.calls
      .filter(({ call, at }) => selection.calls.includes(call) && within(at))
      .map(({ index }): EventId => `call ${index}`),
    ...shown.map(({ index }): EventId => `send ${index}`),
    ...run.states
      .filter(({ host, peer, at }) => peer !== null && selection.states.includes(host) && within(at))
      .map(({ index }): EventId => `state ${index}`),
  ];
  return events.sort((a, b) => timeOf(run, a) - timeOf(run, b));
}

function faceOf(run: Transcript, event: EventId, numbers: Numbers): Face {
  const [kind, index = ''] = event.split(' ');
  const segment = kind === 'send' ? run.segments[Number(index)] : undefined;
  if (segment) {
    return {
      kind: 'segment',
      from: segment.from,
      to: segment.to,
      flags: flagNames(segment.segment.flags).join(','),
      seq: seqOf(segment, numbers),
      ack: ackOf(segment, numbers),
      len: segment.segment.len,
      lost: segment.fate === 'lost',
    };
  }
  const state = kind === 'state' ? run.states[Number(index)] : undefined;
  if (state) return { kind: 'state', host: state.host, from: startOf(state), to: state.to };
  const call = run.calls[Number(index)];
  if (!call) throw new RangeError(`the run has no event "${event}"`);
  return { kind: 'call', host: call.host, call: call.call };
}

function checkDeck(name: string, faces: readonly Face[]): void {
  if (faces.length < 3 || faces.length > MOST_CARDS)
    throw new RangeError(
      `${name}: has ${faces.length} cards; there must be 3 to ${MOST_CARDS}; change "show"`,
    );
  const counts = new Map<string, number>();
  for (const face of faces) counts.set(JSON.stringify(face), (counts.get(JSON.stringify(face)) ?? 0) + 1);
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const deals = [...counts.values()].reduce((product, n) => product * factorial(n), 1);
  if (deals > MOST_DEALS)
    throw new RangeError(`${name}: too many of its cards look the same; show fewer segments`);
}

const SHUFFLE = 0xc2b2_ae35;

/**
 * Shuffles the cards in place, again and again, until their order is wrong. It draws otherwise than `shuffled` of
 * random.ts: with that, a seed that was handed out would give another order.
 */
function deal(
  { name, seed }: Setting,
  faces: readonly Face[],
  wrong: (indices: readonly number[]) => number,
): number[] {
  const next = randomIntegers(seed ^ SHUFFLE);
  const order = faces.map((_, i) => i);
  for (let tries = 0; tries < 100; tries += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = next() % (i + 1);
      const [a = 0, b = 0] = [order[i], order[j]];
      order[i] = b;
      order[j] = a;
    }
    if (wrong(order) > 0) return order;
  }
  throw new RangeError(`${name}: none of its cards has to come before another; every order is right`);
}
