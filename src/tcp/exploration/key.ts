/** Values of sides and segments as strings: two worlds with the same value have the same future. */
import type { Connection } from '../connection/tcb.ts';
import type { Segment } from '../segment.ts';
import type { HostId } from '../simulator/transcript.ts';
import type { Flying, Side, World } from './world.ts';

/** Returns a side with its key. */
export function keyed(side: Omit<Side, 'key'>): Side {
  const { c, listening, calls, opened, passive, ending } = side;
  const own = `${calls} ${opened} ${listening ? 'L' : ''}${passive ? 'P' : ''}${ending ?? ''}`;
  return { ...side, key: c === null ? own : `${own} ${keyOfConnection(c)}` };
}

/** Returns a segment in flight with its key. */
export function flying(from: HostId, segment: Segment): Flying {
  const { flags, seq, ack, len, wnd } = segment;
  return { from, segment, key: `${from === 'client' ? 'c' : 's'} ${seq} ${ack} ${flags} ${len} ${wnd}` };
}

/** Returns the value of a world. */
export function keyOfWorld({ client, server, wire, faults }: World): string {
  let key = `${faults}|${client.key}|${server.key}`;
  for (const one of wire) key += `|${one.key}`;
  return key;
}

/**
 * Returns the value of a connection: every field a rule reads under the clockless profile. Left out are times, RTT and
 * RTO, counters of give-up, and what only delayed ACKs read; of a deadline it counts only whether it runs.
 */
function keyOfConnection(c: Connection): string {
  const flags =
    bit(c.active, 1) |
    bit(c.finQueued, 2) |
    bit(c.corked, 4) |
    bit(c.finReceived, 8) |
    bit(c.receiveShutdown, 16) |
    bit(c.orphan, 32) |
    bit(c.ackScheduled, 64) |
    bit(c.ackNow, 128) |
    bit(c.retransmitAt >= 0, 256) |
    bit(c.ackAt >= 0, 512) |
    bit(c.keepaliveAt >= 0, 1024) |
    bit(c.waitAt >= 0, 2048);
  let key =
    `${c.state} ${flags} ${c.retransmitFor} ${c.error ?? ''} ` +
    `${c.iss} ${c.sndUna} ${c.sndNxt} ${c.sndEnd} ${c.sndSml} ${c.sndWnd} ${c.sndWl1} ${c.sndWl2} ${c.sndMaxWnd} ` +
    `${c.irs} ${c.rcvNxt} ${c.rcvWup} ${c.rcvWnd} ${c.unread} ${c.mss} ${c.rcvMss} ` +
    `${c.cwnd} ${c.recover} ${c.dupAcks} ${c.probesOut} ${c.probeBackoff}`;
  for (const f of c.flight) {
    key += ` f${f.seq} ${f.len} ${bit(f.syn, 1) | bit(f.fin, 2) | bit(f.sacked, 4) | bit(f.lost, 8)}`;
  }
  for (const o of c.outOfOrder) key += ` o${o.seq} ${o.len} ${o.fin}`;
  return key;
}

function bit(is: boolean, value: number): number {
  return is ? value : 0;
}
