import type { State } from '../../tcp/connection/state.ts';
import type { HostId, StateRecord, Transcript } from '../../tcp/simulator/transcript.ts';
import { ARROW_IDS, type ArrowId, arrowOf, OTHER_WAYS, type OtherWay } from './transitions.ts';

/** A change of a state as the diagram knows it: by an arrow, or by a way that is not drawn. */
export type Drawn =
  | { readonly arrow: ArrowId; readonly otherWay: null }
  | { readonly arrow: null; readonly otherWay: OtherWay };

const WAYS = Object.keys(OTHER_WAYS) as OtherWay[];

/**
 * Returns how the diagram shows a change of a state. The model keeps a listener beside the connections it makes, so
 * that one begins in CLOSED where the figure has LISTEN, and ends there when the listener stays. Throws for a change
 * that it does not know.
 */
export function drawnAs({ from, to, because }: StateRecord): Drawn {
  const arrow = ARROW_IDS.find((id) => {
    const one = arrowOf(id);
    const joins = (a: State, b: State) => a === b || (a === 'LISTEN' && b === 'CLOSED');
    return one.rules.includes(because) && joins(one.from, from) && joins(one.to, to);
  });
  if (arrow) return { arrow, otherWay: null };
  const otherWay = WAYS.find((way) => OTHER_WAYS[way].some((rule) => rule === because));
  if (otherWay && (to === 'CLOSED' || otherWay === 'cookie')) return { arrow: null, otherWay };
  throw new RangeError(
    `the state diagram has no arrow from ${from} to ${to} by the rule "${because}"; see transitions.ts`,
  );
}

/** One step of a run through the diagram. */
export interface StateStep {
  /** Counted from 1. */
  readonly number: number;
  /** µs. */
  readonly at: number;
  readonly from: State;
  readonly to: State;
  readonly drawn: Drawn;
  readonly record: StateRecord;
}

/**
 * Returns the way of a host through the diagram in a run: its listener, and the first of its connections.
 *
 * @example stateSteps(transcript, 'client').map(({ to }) => to) // ['SYN-SENT', 'ESTABLISHED', …]
 */
export function stateSteps({ states }: Transcript, host: HostId): StateStep[] {
  const own = states.filter((record) => record.host === host);
  const first = own.find(({ peer }) => peer !== null);
  const opening = own.find(({ peer, to }) => peer === null && to === 'LISTEN');
  const records = own.filter(
    (record) =>
      record === opening ||
      (record.peer === null
        ? first === undefined
        : record.port === first?.port && record.peer === first.peer),
  );
  return records.map((record, i) => {
    const drawn = drawnAs(record);
    const ends = drawn.arrow === null ? record : arrowOf(drawn.arrow);
    return { number: i + 1, at: record.at, from: ends.from, to: ends.to, drawn, record };
  });
}
