import type { State } from '../../../tcp/connection/state.ts';
import type { ProfileName } from '../../../tcp/profile/profile.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { HostId } from '../../../tcp/simulator/transcript.ts';
import type { Numbers } from '../../trace/index.ts';
import type { Variable } from '../../trace/run/index.ts';

/** What of a run is to be ordered. */
export interface Selection {
  /** First and last segment, counted from 1; null takes all. */
  readonly show: readonly [number, number] | null;
  /** Sides whose changes of state are to be ordered too. */
  readonly states: readonly HostId[];
  /** Names of calls to be ordered too. */
  readonly calls: readonly string[];
}

/** An exercise as `generate` takes it: the author's file with its scenario compiled and its words left out. */
export interface OrderSegmentsSpec extends Variable, Selection {
  readonly show: Selection['show'];
  /** Where it was written, for messages. */
  readonly name: string;
  readonly numbers: Numbers;
}

/** Names a card: one capital letter, given after shuffling. */
export type CardId = string;

/** What a card shows. Times and numbers of segments in the run are left out: they would tell the order. */
export type Face =
  | {
      readonly kind: 'segment';
      readonly from: HostId;
      readonly to: HostId;
      /** `SYN,ACK`. */
      readonly flags: string;
      readonly seq: number;
      /** Null without the ACK bit. */
      readonly ack: number | null;
      readonly len: number;
      readonly lost: boolean;
    }
  | { readonly kind: 'state'; readonly host: HostId; readonly from: State; readonly to: State }
  /** The moment a call is made. */
  | { readonly kind: 'call'; readonly host: HostId; readonly call: string };

/** One thing to be put in its place. */
export interface Card {
  readonly id: CardId;
  readonly face: Face;
}

/** One variant of an order-segments exercise: the cards in an order that is wrong. It holds no answers. */
export interface OrderSegmentsQuestion {
  readonly profile: ProfileName;
  readonly seed: number;
  readonly numbers: Numbers;
  /** The scenario with this variant's ISNs and sizes. */
  readonly scenario: Scenario;
  readonly isns: Readonly<Record<HostId, number>>;
  readonly selection: Selection;
  readonly cards: readonly Card[];
}

/** A learner's order: every card once, the earliest first. */
export type OrderSegmentsAnswer = readonly CardId[];

/** The part that holds the order. */
export const ORDER = 'order';

/** Writes an order as text: `CAB`. */
export function writeOrder(order: readonly CardId[]): string {
  return order.join('');
}

/** Reads the order that is kept; the order the cards were dealt in when there is none, or none of these cards. */
export function readOrder(text: string | undefined, cards: readonly Card[]): CardId[] {
  const dealt = cards.map(({ id }) => id);
  const kept = [...(text ?? '')];
  const whole = kept.length === dealt.length && dealt.every((id) => kept.includes(id));
  return whole ? kept : dealt;
}

/** Returns the order with a card at a place, counted from 0; the others keep theirs among themselves. */
export function movedTo(order: readonly CardId[], card: CardId, place: number): readonly CardId[] {
  const at = Math.max(0, Math.min(place, order.length - 1));
  if (!order.includes(card) || order[at] === card) return order;
  return order.filter((one) => one !== card).toSpliced(at, 0, card);
}
