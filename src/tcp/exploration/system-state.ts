/**
 * The states that the explorer walks through. A state is one pair of connection ends, the segments in flight, the positions in both
 * scripts. It is immutable and built on the pure `step`, not on the simulator's Host: a Host owns maps, queues and a
 * clock, all of which a copy for every branch would have to carry, and none of which one pair of ends needs. Each side
 * is a TCB as RFC 9293 section 3.3 has it: a passive OPEN is one connection that goes from LISTEN on, and back to it.
 */

import type { State } from '../connection/state.ts';
import type { Tcb } from '../connection/tcb.ts';
import type { Profile } from '../profile/profile.ts';
import { RFC9293 } from '../profile/profile.ts';
import type { Segment } from '../segment.ts';
import type { HostId } from '../simulator/transcript.ts';
import type { Program } from './program.ts';

/** How a connection that was synchronized came to its end. */
export type Ending = 'close' | 'reset' | 'crash';

/** One end of the connection. */
export interface Side {
  /** The TCB; null in CLOSED and LISTEN. */
  readonly tcb: Tcb | null;
  readonly listening: boolean;
  /** How many calls of the script have been made. */
  readonly calls: number;
  /** How many TCBs this side has had: each takes an ISN of its own. */
  readonly opened: number;
  /** It has been in CLOSE-WAIT: the other side closed first. */
  readonly passive: boolean;
  readonly ending: Ending | null;
  /** All of this as a string: two sides with the same key have the same future. */
  readonly key: string;
}

/** A segment in flight. */
export interface InFlight {
  readonly from: HostId;
  readonly segment: Segment;
  readonly key: string;
}

/** One state of both ends and the wire between them. */
export interface SystemState {
  readonly client: Side;
  readonly server: Side;
  /** Sorted by key, so that equal states have equal wires. */
  readonly wire: readonly InFlight[];
  /** Faults the wire has left. */
  readonly faults: number;
}

/** Ports of the pair. */
export const PORTS = { client: 40_000, server: 80 } as const satisfies Record<HostId, number>;

/** First ISNs, as in the figures of RFC 9293 section 3.5. */
export const ISNS = { client: 100, server: 300 } as const satisfies Record<HostId, number>;

/**
 * The letter of RFC 9293 with everything switched off that looks at a clock: timers are transitions here, and states that
 * differ only in times are the same. Nothing is given up, since a few losses never exhaust R2.
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
  return side.tcb?.state ?? (side.listening ? 'LISTEN' : 'CLOSED');
}

/** Returns the state before anything has happened. */
export function initialState(program: Program): SystemState {
  const side = keyed({ tcb: null, listening: false, calls: 0, opened: 0, passive: false, ending: null });
  return { client: side, server: side, wire: [], faults: program.faults };
}

/** Returns a side with its key. */
export function keyed(side: Omit<Side, 'key'>): Side {
  const { tcb, listening, calls, opened, passive, ending } = side;
  const own = `${calls} ${opened} ${listening ? 'L' : ''}${passive ? 'P' : ''}${ending ?? ''}`;
  return { ...side, key: tcb === null ? own : `${own} ${keyOfConnection(tcb)}` };
}

/** Returns a segment in flight with its key. */
export function inFlight(from: HostId, segment: Segment): InFlight {
  const { flags, seq, ack, len, wnd } = segment;
  return { from, segment, key: `${from === 'client' ? 'c' : 's'} ${seq} ${ack} ${flags} ${len} ${wnd}` };
}

/** Returns a state as a string: two states with the same key have the same future. */
export function keyOf({ client, server, wire, faults }: SystemState): string {
  let key = `${faults}|${client.key}|${server.key}`;
  for (const one of wire) key += `|${one.key}`;
  return key;
}

/**
 * Returns a connection as a string: every field a rule reads under the clockless profile. Left out are times, RTT and
 * RTO, counters of give-up, and what only delayed ACKs read; of a deadline it counts only whether it runs.
 */
function keyOfConnection(tcb: Tcb): string {
  const flags =
    bit(tcb.active, 1) |
    bit(tcb.finQueued, 2) |
    bit(tcb.corked, 4) |
    bit(tcb.finReceived, 8) |
    bit(tcb.receiveShutdown, 16) |
    bit(tcb.orphan, 32) |
    bit(tcb.ackScheduled, 64) |
    bit(tcb.ackNow, 128) |
    bit(tcb.retransmitAt >= 0, 256) |
    bit(tcb.ackAt >= 0, 512) |
    bit(tcb.keepaliveAt >= 0, 1024) |
    bit(tcb.waitAt >= 0, 2048);
  let key =
    `${tcb.state} ${flags} ${tcb.retransmitFor} ${tcb.error ?? ''} ` +
    `${tcb.iss} ${tcb.sndUna} ${tcb.sndNxt} ${tcb.sndEnd} ${tcb.sndSml} ${tcb.sndWnd} ${tcb.sndWl1} ${tcb.sndWl2} ${tcb.sndMaxWnd} ` +
    `${tcb.irs} ${tcb.rcvNxt} ${tcb.rcvWup} ${tcb.rcvWnd} ${tcb.unread} ${tcb.mss} ${tcb.rcvMss} ` +
    `${tcb.cwnd} ${tcb.recover} ${tcb.dupAcks} ${tcb.reordering} ${tcb.probesOut} ${tcb.probeBackoff}`;
  // What the first congestion window will be: firstWindow() in connection/establish.ts.
  const opening = tcb.state === 'SYN-SENT' || tcb.state === 'SYN-RECEIVED';
  if (opening && tcb.timeouts > 0) key += ` r${Math.min(tcb.synRepeats, 2)}`;
  for (const f of tcb.flight) {
    key += ` f${f.seq} ${f.len} ${bit(f.syn, 1) | bit(f.fin, 2) | bit(f.sacked, 4) | bit(f.lost, 8) | bit(f.push, 16) | bit(f.countsTwice, 32)}`;
  }
  for (const o of tcb.outOfOrder) key += ` o${o.seq} ${o.len} ${o.fin}`;
  return key;
}

function bit(is: boolean, value: number): number {
  return is ? value : 0;
}
