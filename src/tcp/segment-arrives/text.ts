/** Segment text and FIN: RFC 9293 section 3.10.7.4, seventh and eighth checks. */
import { dataArrived, enterQuickAck, scheduleAck } from '../connection/acknowledge.ts';
import type { Draft } from '../connection/draft.ts';
import { moveTo, refuse, stopRetransmitTimer } from '../connection/draft.ts';
import { NOTHING_OUT_OF_ORDER } from '../connection/new-tcb.ts';
import { sendAck } from '../connection/output.ts';
import type { Connection } from '../connection/tcb.ts';
import { enterTimeWait } from '../connection/time-wait.ts';
import { receiveWindow } from '../connection/window.ts';
import type { Segment } from '../segment.ts';
import { FIN, SYN, segLen, URG } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd, seqDiff, seqGe, seqGt, seqLe, seqLt } from '../sequence.ts';

/** Takes the text and the FIN of an acceptable segment, in order or to be kept until the gap before it fills. */
export function takeText(d: Draft, s: Segment): void {
  const { c } = d;
  if (segLen(s) === 0) return;
  const start = s.flags & SYN ? seqAdd(s.seq, 1) : s.seq;
  const len = d.p.trimsToWindow ? withinWindow(c, start, s.len) : s.len;
  const end = seqAdd(start, len);
  const fin = (s.flags & FIN) !== 0 && len === s.len && !(d.p.trimsToWindow && finBeyondWindow(c, end));
  const last = fin ? seqAdd(end, 1) : end;
  if (seqLe(last, c.rcvNxt)) {
    enterQuickAck(d);
    scheduleAck(d);
    refuse(d, 'text/old');
    return;
  }
  if (seqGt(start, c.rcvNxt)) {
    if (seqGe(start, seqAdd(c.rcvNxt, receiveWindow(c)))) {
      enterQuickAck(d);
      scheduleAck(d);
      refuse(d, 'text/beyond-window');
      return;
    }
    keepForLater(d, start, len, fin);
    return;
  }
  if (receiveWindow(c) === 0 && s.len > 0) {
    enterQuickAck(d);
    scheduleAck(d);
    refuse(d, 'text/beyond-window');
    return;
  }
  const fresh = seqDiff(end, c.rcvNxt);
  if (fresh > 0) deliver(d, fresh);
  if (fresh > 0 && s.flags & URG && d.p.urgentOutOfBand) c.unread -= 1;
  if (fin) takeFin(d);
  if (c.outOfOrder.length > 0) fillGap(d);
}

/** Returns how many of `len` octets from `start` end within the window: the rest is trimmed. RFC 9293 section 3.10.7.4, first. */
function withinWindow(c: Connection, start: Seq, len: number): number {
  const room = seqDiff(seqAdd(c.rcvNxt, receiveWindow(c)), start);
  return Math.max(Math.min(len, room), 0);
}

function finBeyondWindow(c: Connection, seq: Seq): boolean {
  return seqGe(seq, seqAdd(c.rcvNxt, receiveWindow(c)));
}

function deliver(d: Draft, octets: number): void {
  const { c } = d;
  c.rcvNxt = seqAdd(c.rcvNxt, octets);
  c.unread += octets;
  d.effects.push({ kind: 'deliver', octets });
  d.because = 'text/in-order';
  dataArrived(d, octets);
}

function keepForLater(d: Draft, seq: number, len: number, fin: boolean): void {
  const { c } = d;
  const known = c.outOfOrder.some((o) => o.seq === seq && o.len >= len && (o.fin || !fin));
  if (!known) {
    c.outOfOrder = [...c.outOfOrder, { seq, len, fin }].sort((a, b) => seqDiff(a.seq, b.seq));
  }
  enterQuickAck(d);
  scheduleAck(d);
  c.ackNow = true;
  refuse(d, 'text/out-of-order');
}

/** Takes in what had arrived ahead of the octets that have now come. */
function fillGap(d: Draft): void {
  const { c } = d;
  while (c.outOfOrder.length > 0) {
    const [first, ...rest] = c.outOfOrder;
    if (first === undefined || seqGt(first.seq, c.rcvNxt)) break;
    c.outOfOrder = rest;
    const fresh = seqDiff(seqAdd(first.seq, first.len), c.rcvNxt);
    if (fresh > 0) deliver(d, fresh);
    if (first.fin && !c.finReceived && seqGe(seqAdd(first.seq, first.len), c.rcvNxt)) takeFin(d);
  }
  if (c.outOfOrder.length === 0) c.ackNow = true;
}

/** The peer's FIN is next in order: RFC 9293 section 3.10.7.4, eighth check. */
function takeFin(d: Draft): void {
  const { c } = d;
  c.rcvNxt = seqAdd(c.rcvNxt, 1);
  c.finReceived = true;
  if (c.outOfOrder.length > 0) c.outOfOrder = NOTHING_OUT_OF_ORDER;
  scheduleAck(d);
  switch (c.state) {
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
      moveTo(d, 'CLOSE-WAIT', 'fin/established');
      c.interactive = true;
      return;
    case 'FIN-WAIT-1':
      sendAck(d, 'ack/fin');
      if (finAcknowledged(d)) {
        stopRetransmitTimer(d);
        enterTimeWait(d, 'fin/fin-wait-1-acked');
      } else {
        moveTo(d, 'CLOSING', 'fin/fin-wait-1');
      }
      return;
    case 'FIN-WAIT-2':
      sendAck(d, 'ack/fin');
      enterTimeWait(d, 'fin/fin-wait-2');
      return;
    default:
      return;
  }
}

/** Tells whether the FIN this side sent has been acknowledged. */
export function finAcknowledged(d: Draft): boolean {
  const { c } = d;
  return c.finQueued && c.sndUna === seqAdd(c.sndEnd, 1);
}

/** Tells whether the segment's FIN is the next thing in order, so that it will be taken in this step. */
export function finIsNext(d: Draft, s: Segment): boolean {
  if ((s.flags & FIN) === 0) return false;
  return seqLe(s.seq, d.c.rcvNxt) && !seqLt(seqAdd(s.seq, s.len), d.c.rcvNxt);
}
