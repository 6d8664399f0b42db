/** Sending: segmentation, Nagle's algorithm and the retransmission queue. RFC 9293 sections 3.7 and 3.8. */

import type { RuleId } from '../rules.ts';
import type { SegmentOptions } from '../segment.ts';
import { ACK, FIN, PSH, RST, SYN } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd, seqDiff, seqGt, seqLe } from '../sequence.ts';
import type { Draft } from './draft.ts';
import { startTimer } from './draft.ts';
import { rearmRetransmission, scheduleLossProbe } from './retransmit.ts';
import type { Connection, InFlight } from './tcb.ts';
import { initialWindow, offerWindow } from './window.ts';

/** Returns the value of the connection's timestamp clock, ms. RFC 7323 section 4. */
export function timestampNow(c: Connection, now: number): number {
  return (Math.floor(now / 1000) + c.tsOffset) >>> 0;
}

function optionsFor(d: Draft, flags: number, fastOpen: string | null): SegmentOptions | null {
  const { c } = d;
  if (flags & RST) return null;
  if (flags & SYN) return optionsOfSyn(d, (flags & ACK) === 0, fastOpen);
  const blocks = c.sack && c.outOfOrder.length > 0 ? sackBlocks(c) : null;
  if (!c.timestamps) return blocks === null ? null : { sackBlocks: blocks };
  const timestamps = { value: timestampNow(c, d.now), echo: c.tsRecent };
  return blocks === null ? { timestamps } : { timestamps, sackBlocks: blocks };
}

/** A first SYN offers what the profile has; a SYN,ACK only what the SYN has offered. */
function optionsOfSyn({ c, p, now }: Draft, first: boolean, fastOpen: string | null): SegmentOptions {
  const { mss } = p;
  const sackPermitted = first ? p.sack : c.sack;
  const stamped = first ? p.timestamps : c.timestamps;
  const scaled = first ? p.windowScale !== null : c.rcvScale > 0 || c.sndScale > 0;
  const windowScale = c.options.receiveBuffer === null ? (p.windowScale ?? 0) : 0;
  const timestamps = { value: timestampNow(c, now), echo: c.tsRecent };
  // The usual case by itself: putting the object together from parts takes several times as long.
  if (sackPermitted && stamped && scaled && fastOpen === null) {
    return { mss, sackPermitted, timestamps, windowScale };
  }
  return {
    mss,
    ...(sackPermitted && { sackPermitted }),
    ...(stamped && { timestamps }),
    ...(scaled && { windowScale }),
    ...(fastOpen !== null && { fastOpen }),
  };
}

function sackBlocks(c: Connection): readonly (readonly [Seq, Seq])[] {
  return c.outOfOrder.slice(0, 3).map((o) => [o.seq, seqAdd(o.seq, o.len + (o.fin ? 1 : 0))] as const);
}

/** Puts a segment with any SEQ on the wire. Everything this connection sends goes through here. */
export function transmit(
  d: Draft,
  flags: number,
  seq: Seq,
  len: number,
  because: RuleId,
  retransmission = false,
  fastOpen: string | null = null,
): void {
  const { c, p, now } = d;
  let wnd: number;
  if (flags & RST) {
    wnd = 0;
  } else if (flags & SYN) {
    wnd = Math.min(c.rcvWnd, 65535);
  } else {
    wnd = offerWindow(d);
  }
  const options = optionsFor(d, flags, fastOpen);
  if (len > 0) {
    if (p.delayedAck === 'adaptive' && c.dataReceivedAt >= 0 && now - c.dataReceivedAt < c.ato)
      c.interactive = true;
  }
  d.effects.push({
    kind: 'send',
    segment: {
      sport: c.port,
      dport: c.peer,
      seq,
      ack: flags & ACK ? c.rcvNxt : 0,
      flags,
      len,
      wnd,
      options,
    },
    retransmission,
    because,
  });
  d.because = because;
  if (flags & ACK && !(flags & RST)) acknowledgmentSent(d);
}

function acknowledgmentSent(d: Draft): void {
  const { c } = d;
  if (c.quick > 0 && c.ackScheduled) {
    c.quick -= 1;
    if (c.quick === 0) c.ato = d.p.delayedAckMin;
  }
  c.ackScheduled = false;
  c.ackNow = false;
  c.pushed = 0;
  if (c.ackAt >= 0) {
    c.ackAt = -1;
    d.effects.push({ kind: 'stop-timer', timer: 'delayed-ack' });
  }
}

/** Sends <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>. */
export function sendAck(d: Draft, because: RuleId): void {
  transmit(d, ACK, d.c.sndNxt, 0, because);
}

/** Sends the SYN of an active OPEN, or SYN,ACK, as the first segment of the connection. */
export function sendSyn(
  d: Draft,
  flags: number,
  because: RuleId,
  len = 0,
  fastOpen: string | null = null,
): void {
  const { c, p } = d;
  const segmentSize = flags & ACK && c.timestamps ? p.mss - 12 : p.mss;
  const window = initialWindow(c.rcvBuf, segmentSize);
  c.rcvWnd = window;
  if (c.options.receiveBuffer === null) c.rcvBuf = window;
  c.rcvWup = c.rcvNxt;
  transmit(d, flags, c.iss, len, because, false, fastOpen);
  c.flight = [
    {
      seq: c.iss,
      len,
      syn: true,
      fin: false,
      sentAt: d.now,
      retransmitted: false,
      sacked: false,
      lost: false,
    },
  ];
  c.sndNxt = seqAdd(c.iss, 1 + len);
}

/** Sends SYN,ACK in the middle of a simultaneous open: the SYN in the retransmission queue again, now with ACK. */
export function answerSyn(d: Draft, because: RuleId): void {
  transmit(d, SYN | ACK, d.c.iss, 0, because, true);
}

/** Returns how many octets the window leaves to be sent now. */
function windowLeft(c: Connection): number {
  return c.sndWnd - seqDiff(c.sndNxt, c.sndUna);
}

/** Returns how many segments in flight are neither acknowledged, nor held by the peer, nor taken for lost. */
export function segmentsInFlight(c: Connection): number {
  let n = 0;
  for (const f of c.flight) if (!f.sacked && !f.lost) n += 1;
  return n;
}

/** Tells whether data or a FIN waits to be sent for the first time. */
export function hasUnsent(c: Connection): boolean {
  return seqDiff(c.sndEnd, c.sndNxt) > 0 || (c.finQueued && c.sndNxt === c.sndEnd);
}

/**
 * Sends what the window, the congestion window and Nagle's algorithm allow. RFC 9293 section 3.7.4.
 * With `ignoreNagle`, a partial segment goes at once (close, and the last segment before it).
 */
export function sendPending(d: Draft, because: RuleId, ignoreNagle = false): void {
  const { c } = d;
  const before = c.flight.length;
  const wasProbe = c.retransmitAt >= 0 && c.retransmitFor === 'loss-probe';
  let sent = 0;
  while (hasUnsent(c) && segmentsInFlight(c) < c.cwnd) {
    if (!sendNext(d, because, ignoreNagle)) break;
    sent += 1;
  }
  if (sent > 0) {
    if (!scheduleLossProbe(d) && (before === 0 || wasProbe)) rearmRetransmission(d);
  } else if (c.flight.length === 0 && hasUnsent(c) && c.retransmitAt < 0) {
    startTimer(d, 'persist', Math.max(c.rto, d.p.rtoMin));
  }
}

function sendNext(d: Draft, because: RuleId, ignoreNagle: boolean): boolean {
  const { c } = d;
  const available = seqDiff(c.sndEnd, c.sndNxt);
  const len = Math.min(c.mss, available);
  const last = len === available;
  const fin = c.finQueued && last;
  if (len + (fin ? 1 : 0) > windowLeft(c)) return false;
  if (len < c.mss && !fin && !ignoreNagle && nagleHolds(c)) return false;
  sendNew(d, len, fin, because);
  return true;
}

function nagleHolds(c: Connection): boolean {
  if (c.corked) return true;
  return c.flight.length > 0 && seqGt(c.sndSml, c.sndUna) && seqLe(c.sndSml, c.sndNxt);
}

/** Sends `len` new octets at SND.NXT, with FIN when `fin`. */
export function sendNew(d: Draft, len: number, fin: boolean, because: RuleId): void {
  const { c } = d;
  const flags = ACK | (fin ? FIN : 0) | (len > 0 && seqAdd(c.sndNxt, len) === c.sndEnd ? PSH : 0);
  transmit(d, flags, c.sndNxt, len, because);
  const entry: InFlight = {
    seq: c.sndNxt,
    len,
    syn: false,
    fin,
    sentAt: d.now,
    retransmitted: false,
    sacked: false,
    lost: false,
  };
  c.flight = c.flight.length === 0 ? [entry] : [...c.flight, entry];
  c.sndNxt = seqAdd(c.sndNxt, len + (fin ? 1 : 0));
  if (len < c.mss) c.sndSml = c.sndNxt;
}
