/** Values of sides and segments as strings: two worlds with the same value have the same future. */
import type { Tcb } from '../connection/tcb.ts';
import type { Segment } from '../segment.ts';
import type { HostId } from '../simulator/transcript.ts';
import type { Flying, Side, World } from './world.ts';

/** Returns a side with its key. */
export function keyed(side: Omit<Side, 'key'>): Side {
  const { c: tcb, listening, calls, opened, passive, ending } = side;
  const own = `${calls} ${opened} ${listening ? 'L' : ''}${passive ? 'P' : ''}${ending ?? ''}`;
  return { ...side, key: tcb === null ? own : `${own} ${keyOfConnection(tcb)}` };
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
    `${tcb.cwnd} ${tcb.recover} ${tcb.dupAcks} ${tcb.probesOut} ${tcb.probeBackoff}`;
  for (const f of tcb.flight) {
    key += ` f${f.seq} ${f.len} ${bit(f.syn, 1) | bit(f.fin, 2) | bit(f.sacked, 4) | bit(f.lost, 8)}`;
  }
  for (const o of tcb.outOfOrder) key += ` o${o.seq} ${o.len} ${o.fin}`;
  return key;
}

function bit(is: boolean, value: number): number {
  return is ? value : 0;
}
