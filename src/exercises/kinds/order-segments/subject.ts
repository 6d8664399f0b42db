import type { State } from '../../../tcp/connection/state.ts';
import type { HostId, StateRecord, TimerName, Transcript } from '../../../tcp/simulator/transcript.ts';
import type { EventId } from '../../order/index.ts';
import type { CardId } from './question.ts';

/** An event as a sentence can name it. `card` is null for what is on no card. */
export type Subject =
  | {
      readonly kind: 'send' | 'arrival';
      readonly card: CardId | null;
      /** Index of the segment in the run. */
      readonly segment: number;
      /** Who sends it or receives it. */
      readonly host: HostId;
    }
  | {
      readonly kind: 'state';
      readonly card: CardId | null;
      readonly host: HostId;
      readonly from: State;
      readonly to: State;
    }
  | {
      readonly kind: 'call' | 'return';
      readonly card: CardId | null;
      readonly host: HostId;
      readonly call: string;
    }
  | { readonly kind: 'expiry'; readonly card: null; readonly host: HostId; readonly timer: TimerName };

/** Returns what an event is, for sentences about it. */
export function subjectOf(
  run: Transcript,
  event: EventId,
  cardOf: (event: EventId) => CardId | null,
): Subject {
  const [kind, number = ''] = event.split(' ');
  const index = Math.trunc(Number(number));
  const missing = () => new RangeError(`the run has no event "${event}"`);
  switch (kind) {
    case 'send':
    case 'arrival': {
      const record = run.segments[index];
      if (!record) throw missing();
      const host = kind === 'send' ? record.from : record.to;
      return { kind, card: cardOf(`send ${index}`), segment: index, host };
    }
    case 'state': {
      const record = run.states[index];
      if (!record) throw missing();
      return { kind, card: cardOf(event), host: record.host, from: startOf(record), to: record.to };
    }
    case 'call':
    case 'return': {
      const record = run.calls[index];
      if (!record) throw missing();
      return { kind, card: cardOf(`call ${index}`), host: record.host, call: record.call };
    }
    default: {
      const record = run.timers[index];
      if (!record) throw missing();
      return { kind: 'expiry', card: null, host: record.host, timer: record.timer };
    }
  }
}

/**
 * Returns the state that a change begins in, as RFC 9293 figure 5 names it: the connection that a SYN opens is new, and
 * comes from LISTEN.
 */
export function startOf({ from, to }: StateRecord): State {
  return from === 'CLOSED' && to === 'SYN-RECEIVED' ? 'LISTEN' : from;
}
