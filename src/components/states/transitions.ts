import type { State } from '../../tcp/connection/state.ts';
import type { RuleId } from '../../tcp/rules.ts';

/** What makes a connection change its state: a call, a segment that arrives, a timer. */
export type StateEvent =
  | 'passiveOpen'
  | 'activeOpen'
  | 'send'
  | 'close'
  | 'syn'
  | 'synAck'
  | 'ackOfSyn'
  | 'rst'
  | 'fin'
  | 'ackOfFin'
  | 'finAckOfFin'
  | 'timeout';

/** An arrow of the state diagram. */
interface Arrow {
  readonly from: State;
  readonly to: State;
  readonly event: StateEvent;
  /** The segment that goes out in answer; null: none. */
  readonly sends: 'SYN' | 'SYN,ACK' | 'ACK' | 'FIN' | null;
  /** The rules by which the model takes it; none for what the model has no call for. */
  readonly rules: readonly RuleId[];
  /** The note of the figure that is about it. */
  readonly note?: 1 | 2;
  /** Whose usual opening it belongs to. */
  readonly opens?: 'client' | 'server';
}

/** The arrows of RFC 9293 section 3.3.2, figure 5, and the one its note 2 adds; top to bottom. */
export const ARROWS = {
  'closed-listen': {
    from: 'CLOSED',
    to: 'LISTEN',
    event: 'passiveOpen',
    sends: null,
    rules: ['open/passive'],
    opens: 'server',
  },
  'listen-closed': { from: 'LISTEN', to: 'CLOSED', event: 'close', sends: null, rules: ['close/listen'] },
  'closed-syn-sent': {
    from: 'CLOSED',
    to: 'SYN-SENT',
    event: 'activeOpen',
    sends: 'SYN',
    rules: ['open/active'],
    opens: 'client',
  },
  'syn-sent-closed': {
    from: 'SYN-SENT',
    to: 'CLOSED',
    event: 'close',
    sends: null,
    rules: ['close/syn-sent'],
  },
  'listen-syn-sent': { from: 'LISTEN', to: 'SYN-SENT', event: 'send', sends: 'SYN', rules: [] },
  'listen-syn-received': {
    from: 'LISTEN',
    to: 'SYN-RECEIVED',
    event: 'syn',
    sends: 'SYN,ACK',
    rules: ['listen/syn', 'fast-open/accepted'],
    opens: 'server',
  },
  'syn-received-listen': {
    from: 'SYN-RECEIVED',
    to: 'LISTEN',
    event: 'rst',
    sends: null,
    rules: ['rst/syn-received-passive'],
    note: 1,
  },
  'syn-sent-syn-received': {
    from: 'SYN-SENT',
    to: 'SYN-RECEIVED',
    event: 'syn',
    sends: 'SYN,ACK',
    rules: ['syn-sent/syn'],
  },
  'syn-sent-established': {
    from: 'SYN-SENT',
    to: 'ESTABLISHED',
    event: 'synAck',
    sends: 'ACK',
    rules: ['syn-sent/syn-ack'],
    opens: 'client',
  },
  'syn-received-established': {
    from: 'SYN-RECEIVED',
    to: 'ESTABLISHED',
    event: 'ackOfSyn',
    sends: null,
    rules: ['ack/syn-received', 'ack/syn-received-active'],
    opens: 'server',
  },
  'syn-received-fin-wait-1': {
    from: 'SYN-RECEIVED',
    to: 'FIN-WAIT-1',
    event: 'close',
    sends: 'FIN',
    rules: ['close/syn-received'],
  },
  'established-fin-wait-1': {
    from: 'ESTABLISHED',
    to: 'FIN-WAIT-1',
    event: 'close',
    sends: 'FIN',
    rules: ['close/established'],
  },
  'established-close-wait': {
    from: 'ESTABLISHED',
    to: 'CLOSE-WAIT',
    event: 'fin',
    sends: 'ACK',
    rules: ['fin/established'],
  },
  'fin-wait-1-fin-wait-2': {
    from: 'FIN-WAIT-1',
    to: 'FIN-WAIT-2',
    event: 'ackOfFin',
    sends: null,
    rules: ['ack/fin-wait-1'],
  },
  'fin-wait-1-closing': {
    from: 'FIN-WAIT-1',
    to: 'CLOSING',
    event: 'fin',
    sends: 'ACK',
    rules: ['fin/fin-wait-1'],
  },
  'fin-wait-1-time-wait': {
    from: 'FIN-WAIT-1',
    to: 'TIME-WAIT',
    event: 'finAckOfFin',
    sends: 'ACK',
    rules: ['fin/fin-wait-1-acked'],
    note: 2,
  },
  'fin-wait-2-time-wait': {
    from: 'FIN-WAIT-2',
    to: 'TIME-WAIT',
    event: 'fin',
    sends: 'ACK',
    rules: ['fin/fin-wait-2'],
  },
  'closing-time-wait': {
    from: 'CLOSING',
    to: 'TIME-WAIT',
    event: 'ackOfFin',
    sends: null,
    rules: ['ack/closing'],
  },
  'close-wait-last-ack': {
    from: 'CLOSE-WAIT',
    to: 'LAST-ACK',
    event: 'close',
    sends: 'FIN',
    rules: ['close/close-wait'],
  },
  'last-ack-closed': {
    from: 'LAST-ACK',
    to: 'CLOSED',
    event: 'ackOfFin',
    sends: null,
    rules: ['ack/last-ack'],
  },
  'time-wait-closed': {
    from: 'TIME-WAIT',
    to: 'CLOSED',
    event: 'timeout',
    sends: null,
    rules: ['timeout/time-wait'],
  },
} as const satisfies Record<string, Arrow>;

/** Names an arrow by the states it joins. */
export type ArrowId = keyof typeof ARROWS;

/** Every arrow. */
export const ARROW_IDS = Object.keys(ARROWS) as ArrowId[];

/** Returns an arrow by its name. */
export function arrowOf(id: ArrowId): Arrow {
  return ARROWS[id];
}

/** Why a connection can change its state where the diagram has no arrow. Note 3 of the figure leaves resets out. */
export type OtherWay = 'resetReceived' | 'resetSent' | 'givenUp' | 'crashed' | 'replaced' | 'cookie';

/** The rules by which the model changes a state without an arrow; all but `cookie` lead to CLOSED. */
export const OTHER_WAYS = {
  resetReceived: [
    'syn-sent/rst',
    'rst/syn-received-active',
    'rst/synchronized',
    'rst/closing',
    'time-wait/rst',
  ],
  resetSent: [
    'abort/call',
    'close/linger-0',
    'close/unread-data',
    'text/after-close',
    'text/across-fin',
    'syn/new-in-syn-received',
    'queue/accept-full-reset',
    'listen/closed',
  ],
  givenUp: [
    'give-up/syn',
    'give-up/syn-ack',
    'give-up/r2',
    'give-up/persist',
    'give-up/user-timeout',
    'keepalive/dead',
    'timeout/fin-wait-2',
    'time-wait/too-many',
  ],
  crashed: ['crash/lost'],
  replaced: ['syn/back-to-listen', 'time-wait/syn', 'time-wait/reuse'],
  cookie: ['queue/cookie-accepted'],
} as const satisfies Record<OtherWay, readonly RuleId[]>;
