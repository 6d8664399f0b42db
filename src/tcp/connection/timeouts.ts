/** Timers go off: RFC 9293 section 3.10.8, keepalive (3.8.4), zero-window probes (3.8.6.1). */

import { ACK, RST, SYN } from '../segment.ts';
import { seqAdd, seqDiff } from '../sequence.ts';
import type { TimerName } from '../simulator/transcript.ts';
import { delayedAckDue } from './acknowledge.ts';
import type { Draft } from './draft.ts';
import { closeNow, startTimer, stopRetransmitTimer } from './draft.ts';
import { reorderingDue } from './loss-detection.ts';
import { hasUnsent, sendNew, transmit } from './output.ts';
import { isProbeOut, lossProbeDue, retransmissionDue, sendAgain, untilProbe } from './retransmit.ts';

/** Does what the timer that went off calls for. */
export function timerDue(d: Draft, timer: TimerName, listening: RequestQueue | null): void {
  switch (timer) {
    case 'retransmission':
      if (listening !== null && d.c.state === 'SYN-RECEIVED' && !d.c.active) requestDue(d, listening);
      else retransmissionDue(d);
      return;
    case 'loss-probe':
      lossProbeDue(d);
      return;
    case 'reordering':
      reorderingDue(d);
      return;
    case 'persist':
      persistDue(d);
      return;
    case 'delayed-ack':
      delayedAckDue(d);
      return;
    case 'keepalive':
      keepaliveDue(d);
      return;
    case 'fin-wait-2':
      d.c.waitAt = -1;
      closeNow(d, 'timeout/fin-wait-2');
      return;
    case 'time-wait':
      d.c.waitAt = -1;
      closeNow(d, 'timeout/time-wait');
      return;
    default:
      timer satisfies never;
  }
}

/** How full the SYN queue of the listener is that a request belongs to. */
export interface RequestQueue {
  /** Requests in the queue, and those of them whose SYN,ACK was never repeated. */
  readonly length: number;
  readonly young: number;
  readonly backlog: number;
}

/** The SYN,ACK of a listener's request is due again, or the request is given up. Linux tcp_synack_retries. */
function requestDue(d: Draft, queue: RequestQueue): void {
  const { c, p } = d;
  c.retransmitAt = -1;
  const limit = synAckLimit(p.synAckRetries, queue);
  const defer = c.options.deferAccept;
  const tooMany =
    p.synGiveUpAfter === null ? c.timeouts >= limit : d.now - c.retransmittingSince >= p.synGiveUpAfter;
  const expired = tooMany && (defer === 0 || !c.thirdAckSeen || c.timeouts >= defer);
  if (expired) {
    closeNow(d, 'give-up/syn-ack');
    return;
  }
  if (defer === 0 || !c.thirdAckSeen || c.timeouts >= defer - 1) {
    transmit(d, SYN | ACK, c.iss, 0, 'retransmit/syn-ack', true);
    c.synRetransmitted = true;
    c.flight = c.flight.map((f) => ({ ...f, retransmitted: true }));
  }
  c.timeouts += 1;
  startTimer(d, 'retransmission', Math.min(p.rtoInitial * 2 ** c.timeouts, p.rtoMax));
}

/** A queue more than half full gives old requests fewer repetitions, so that young ones find room. */
function synAckLimit(retries: number, { length, young, backlog }: RequestQueue): number {
  let limit = retries;
  if (length * 2 <= Math.max(8, backlog)) return limit;
  for (let room = young * 2; limit > 2 && length >= room; room *= 2) {
    limit -= 1;
    if (room === 0) return Math.min(limit, 2);
  }
  return limit;
}

/** A zero window is probed, or corked data is sent after all. RFC 9293 section 3.8.6.1. */
function persistDue(d: Draft): void {
  const { c, p, now } = d;
  c.retransmitAt = -1;
  if (!isProbeOut(c) && (c.flight.length > 0 || !hasUnsent(c))) {
    c.probesOut = 0;
    return;
  }
  if (c.probingSince < 0) c.probingSince = now;
  const { userTimeout } = c.options;
  const tooLong = userTimeout > 0 && now - c.probingSince >= userTimeout;
  const limit = c.orphan ? p.orphanRetries || 8 : p.retries2;
  if (tooLong || c.probesOut >= limit) {
    c.error = 'ETIMEDOUT';
    closeNow(d, 'give-up/persist');
    return;
  }
  probeWindow(d);
}

function probeWindow(d: Draft): void {
  const { c, p } = d;
  const room = c.sndWnd - seqDiff(c.sndNxt, c.sndUna);
  const waiting = seqDiff(c.sndEnd, c.sndNxt);
  if (room > 0 && !isProbeOut(c)) {
    const len = Math.min(waiting, c.mss, room);
    sendNew(d, len, c.finQueued && len === waiting && len < room, 'send/data');
    c.probesOut = 0;
    c.probeBackoff = 0;
    c.probingSince = -1;
    startTimer(d, 'retransmission', c.rto);
    return;
  }
  if (p.windowProbe === 'empty') transmit(d, ACK, seqAdd(c.sndUna, -1), 0, 'window/probe');
  else if (isProbeOut(c)) sendAgain(d, 0, 'window/probe');
  else sendNew(d, Math.min(1, waiting), waiting === 0, 'window/probe');
  c.probesOut += 1;
  if (c.probeBackoff < p.retries2) c.probeBackoff += 1;
  startTimer(d, 'persist', untilProbe(d));
}

/** An idle connection is probed, or given up after too many unanswered probes. RFC 9293 section 3.8.4. */
function keepaliveDue(d: Draft): void {
  const { c, p, now } = d;
  c.keepaliveAt = -1;
  const keepalive = c.options.keepalive;
  if (keepalive === null || c.state === 'SYN-SENT') return;
  if (c.flight.length > 0 || hasUnsent(c)) {
    startTimer(d, 'keepalive', keepalive.idle);
    return;
  }
  const idle = now - Math.max(c.receivedAt, c.dataReceivedAt);
  if (idle < keepalive.idle) {
    startTimer(d, 'keepalive', keepalive.idle - idle);
    return;
  }
  const { userTimeout } = c.options;
  const dead = userTimeout > 0 ? idle >= userTimeout && c.probesOut > 0 : c.probesOut >= keepalive.probes;
  if (dead) {
    if (p.keepaliveReset) transmit(d, p.abortCarriesAck ? RST | ACK : RST, c.sndNxt, 0, 'keepalive/dead');
    c.error = 'ETIMEDOUT';
    stopRetransmitTimer(d);
    closeNow(d, 'keepalive/dead');
    return;
  }
  transmit(d, ACK, seqAdd(c.sndNxt, -1), 0, 'keepalive/probe');
  c.probesOut += 1;
  startTimer(d, 'keepalive', keepalive.interval);
}
