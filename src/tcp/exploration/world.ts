/**
 * The world the explorer walks through: one pair of connection ends, the segments in flight, the positions in both
 * scripts. It is immutable and built on the pure `step`, not on the simulator's Host: a Host owns maps, queues and a
 * clock, all of which a copy for every branch would have to carry, and none of which one pair of ends needs. Each side
 * is a TCB as RFC 9293 section 3.3 has it: a passive OPEN is one connection that goes from LISTEN on, and back to it.
 */

import type { State } from '../connection/state.ts';
import type { Tcb } from '../connection/tcb.ts';
import type { Profile } from '../profile/profile.ts';
import { RFC9293 } from '../profile/profile.ts';
import type { Segment } from '../segment.ts';
import type { HostId, TimerName } from '../simulator/transcript.ts';

/**
 * A call of an application. All but `cancel` and `crash` wait until the connection is open; `receive` waits for data,
 * `receive-end` for the peer's FIN. `cancel` is close() at any time, `crash` loses the TCB without a word.
 */
export type Act =
  | { readonly act: 'listen' }
  | { readonly act: 'connect' }
  | { readonly act: 'send'; readonly octets: number }
  | { readonly act: 'receive' }
  | { readonly act: 'receive-end' }
  | { readonly act: 'close' }
  | { readonly act: 'cancel' }
  | { readonly act: 'abort' }
  | { readonly act: 'crash' };

/** What the two applications do, each in its own order; the explorer mixes them in every way. */
export interface Play {
  readonly client: readonly Act[];
  readonly server: readonly Act[];
  /** How often the wire may lose or duplicate a segment or be so slow that a retransmission timer goes off. */
  readonly faults: number;
}

/** How a connection that was synchronized came to its end. */
export type Ending = 'close' | 'reset' | 'crash';

/** One end of the connection. */
export interface Side {
  /** The TCB; null in CLOSED and LISTEN. */
  readonly c: Tcb | null;
  readonly listening: boolean;
  /** How many calls of the script have been made. */
  readonly calls: number;
  /** How many TCBs this side has had: each takes an ISN of its own. */
  readonly opened: number;
  /** It has been in CLOSE-WAIT: the other side closed first. */
  readonly passive: boolean;
  readonly ending: Ending | null;
  /** Value of all of this, see key.ts. */
  readonly key: string;
}

/** A segment in flight. */
export interface Flying {
  readonly from: HostId;
  readonly segment: Segment;
  readonly key: string;
}

/** One state of everything. */
export interface World {
  readonly client: Side;
  readonly server: Side;
  /** Sorted by key, so that equal worlds have equal wires. */
  readonly wire: readonly Flying[];
  /** Faults the wire has left. */
  readonly faults: number;
}

/** One thing that may happen next. `segment` is a position in the wire. */
export type Choice =
  | { readonly kind: 'call'; readonly side: HostId }
  | { readonly kind: 'deliver' | 'lose' | 'duplicate'; readonly segment: number }
  | { readonly kind: 'timer'; readonly side: HostId; readonly timer: TimerName };

/** Both sides, in the order pairs of states are named. */
export const SIDES = ['client', 'server'] as const satisfies readonly HostId[];

/** Ports of the pair. */
export const PORTS = { client: 40_000, server: 80 } as const satisfies Record<HostId, number>;

/** First ISNs, as in the figures of RFC 9293 section 3.5. */
export const ISNS = { client: 100, server: 300 } as const satisfies Record<HostId, number>;

/**
 * The letter of RFC 9293 with everything switched off that looks at a clock: timers are choices here, and worlds that
 * differ only in times are the same world. Nothing is given up, since a few losses never exhaust R2.
 */
export const CLOCKLESS: Profile = {
  ...RFC9293,
  delayedAck: 'never',
  timestamps: false,
  tailLossProbe: false,
  invalidRateLimit: 0,
  giveUpAfter: Number.POSITIVE_INFINITY,
  synGiveUpAfter: Number.POSITIVE_INFINITY,
};

/** Returns the state a side is in. */
export function stateOf(side: Side): State {
  return side.c?.state ?? (side.listening ? 'LISTEN' : 'CLOSED');
}

/** Returns the other side. */
export function otherOf(side: HostId): HostId {
  return side === 'client' ? 'server' : 'client';
}
