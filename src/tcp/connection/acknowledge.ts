/**
 * When to acknowledge: RFC 9293 section 3.8.6.3 (delayed ACK) and Linux's way of doing it, which acknowledges at once
 * at the start of a connection and lets ACKs ride on data once requests and answers alternate.
 */

import { seqDiff } from '../sequence.ts';
import type { Draft } from './draft.ts';
import { startTimer } from './draft.ts';
import { sendAck } from './output.ts';
import { learnBufferOverhead, receiveWindow, usableWindow } from './window.ts';

const TICK = 4_000;
const MAX_QUICK_ACKS = 16;

/** Notes that an ACK is owed. */
export function scheduleAck(d: Draft): void {
  d.c.ackScheduled = true;
}

function grantQuickAcks(d: Draft): void {
  const { c } = d;
  const half = Math.floor(c.rcvWnd / (2 * c.rcvMss)) || 2;
  const granted = half < MAX_QUICK_ACKS ? half : MAX_QUICK_ACKS;
  if (granted > c.quick) c.quick = granted;
}

/** Acknowledges the next segments at once: something is out of order or was seen twice. */
export function enterQuickAck(d: Draft): void {
  grantQuickAcks(d);
  d.c.interactive = false;
  d.c.ato = d.p.delayedAckMin;
}

/** Takes note of `len` octets of text that arrived in order. */
export function dataArrived(d: Draft, len: number): void {
  const { c, now, p } = d;
  c.ackScheduled = true;
  if (len >= c.rcvMss) {
    if (len !== c.rcvMss) learnBufferOverhead(d, len);
    c.rcvMss = len < p.mss ? len : p.mss;
  } else {
    c.pushed = c.pushed > 0 ? 2 : 1;
  }
  if (c.ato === 0) {
    grantQuickAcks(d);
    c.ato = p.delayedAckMin;
  } else {
    const gap = Math.floor((now - c.dataReceivedAt) / TICK) * TICK;
    if (gap <= p.delayedAckMin / 2) c.ato = c.ato / 2 + p.delayedAckMin / 2;
    else if (gap < c.ato) c.ato = Math.min(c.ato / 2 + gap, c.rto);
    else if (gap > c.rto) grantQuickAcks(d);
  }
  c.dataReceivedAt = now;
}

/** Sends the ACK that is owed, or starts the timer that will. */
export function acknowledgeOwed(d: Draft): void {
  const { c, p } = d;
  if (!c.ackScheduled) return;
  const quick = c.quick > 0 && !c.interactive && p.delayedAck !== 'always';
  if (c.ackNow || p.delayedAck === 'never' || quick) {
    sendAck(d, 'ack/at-once');
    return;
  }
  if (seqDiff(c.rcvNxt, c.rcvWup) > c.rcvMss && usableWindow(d) >= c.rcvWnd) {
    sendAck(d, 'ack/second-segment');
    return;
  }
  if (c.outOfOrder.length > 0) {
    sendAck(d, 'ack/gap');
    return;
  }
  delayAck(d);
}

function delayAck(d: Draft): void {
  const { c, p, now } = d;
  let delay = c.ato;
  if (delay > p.delayedAckMin) {
    const bound = c.interactive || c.pushed > 0 ? p.delayedAckMax : 500_000;
    const byRtt = c.srtt > 0 ? Math.max(c.srtt, p.delayedAckMin) : bound;
    delay = Math.min(delay, bound, byRtt);
  }
  delay = Math.max(Math.min(delay, p.delayedAckMax), TICK);
  if (c.ackAt >= 0) {
    if (c.ackAt <= now + delay / 4) {
      sendAck(d, 'ack/delayed');
      return;
    }
    if (c.ackAt <= now + delay) return;
  }
  startTimer(d, 'delayed-ack', delay);
}

/** The delayed-ACK timer went off. */
export function delayedAckDue(d: Draft): void {
  const { c, p } = d;
  c.ackAt = -1;
  if (!c.ackScheduled) return;
  if (c.interactive) {
    c.interactive = false;
    c.ato = p.delayedAckMin;
  } else {
    c.ato = Math.min(c.ato * 2, c.rto);
  }
  sendAck(d, 'ack/delayed');
}

/** The user has read `octets`: acknowledges when that frees the window or was what the ACK waited for. */
export function acknowledgeRead(d: Draft, octets: number): void {
  const { c, p } = d;
  if (c.ackScheduled && c.state !== 'CLOSED') {
    const twoSegments = seqDiff(c.rcvNxt, c.rcvWup) > c.rcvMss;
    const drained = octets > 0 && c.unread === 0 && (c.pushed > 1 || (c.pushed > 0 && !c.interactive));
    if (twoSegments || (drained && p.delayedAck !== 'always')) {
      sendAck(d, 'ack/read');
      return;
    }
  }
  if (octets > 0 && !c.finReceived && !c.receiveShutdown && c.state !== 'CLOSED') {
    const told = receiveWindow(c);
    if (2 * told <= c.rcvBuf) {
      const usable = usableWindow(d);
      if (usable > 0 && usable >= 2 * told) sendAck(d, 'window/update');
    }
  }
}
