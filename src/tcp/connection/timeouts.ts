/** Timers go off: RFC 9293 section 3.10.8, keepalive (3.8.4), zero-window probes (3.8.6.1). */

import { ACK, SYN } from '../segment.ts';
import { seqAdd, seqDiff } from '../sequence.ts';
import { delayedAckDue } from './acknowledge.ts';
import type { RequestQueue } from './listening.ts';
import { reorderingDue } from './loss-detection.ts';
import { sendNew, transmit } from './output.ts';
import { isProbeOut, lossProbeDue, retransmissionDue, sendAgain, untilProbe } from './retransmit.ts';
import type { StepContext } from './step-context.ts';
import { closeNow, elapsedSince, startTimer, stopRetransmitTimer } from './step-context.ts';
import { hasUnsent, usableWindow } from './tcb.ts';
import type { TimerName } from './timer.ts';

/** Processes a timer that went off. `queue` is the SYN queue of a listener's request, null for any other connection. */
export function timerDue(ctx: StepContext, timer: TimerName, queue: RequestQueue | null): void {
  switch (timer) {
    case 'retransmission':
      if (queue !== null && ctx.tcb.state === 'SYN-RECEIVED' && !ctx.tcb.active) requestDue(ctx, queue);
      else retransmissionDue(ctx);
      return;
    case 'loss-probe':
      lossProbeDue(ctx);
      return;
    case 'reordering':
      reorderingDue(ctx);
      return;
    case 'persist':
      persistDue(ctx);
      return;
    case 'delayed-ack':
      delayedAckDue(ctx);
      return;
    case 'keepalive':
      keepaliveDue(ctx);
      return;
    case 'fin-wait-2':
      ctx.tcb.waitAt = -1;
      closeNow(ctx, 'timeout/fin-wait-2');
      return;
    case 'time-wait':
      ctx.tcb.waitAt = -1;
      closeNow(ctx, 'timeout/time-wait');
      return;
    default:
      timer satisfies never;
  }
}

/** The SYN,ACK of a listener's request is due again, or the request is given up. Linux tcp_synack_retries. */
function requestDue(ctx: StepContext, queue: RequestQueue): void {
  const { tcb, profile } = ctx;
  tcb.retransmitAt = -1;
  const limit = synAckLimit(profile.synAckRetries, queue);
  const defer = tcb.options.deferAccept;
  const tooMany =
    profile.synGiveUpAfter === null
      ? tcb.timeouts >= limit
      : ctx.now - tcb.retransmittingSince >= profile.synGiveUpAfter;
  const expired = tooMany && (defer === 0 || !tcb.thirdAckSeen || tcb.timeouts >= defer);
  if (expired) {
    closeNow(ctx, 'give-up/syn-ack');
    return;
  }
  if (defer === 0 || !tcb.thirdAckSeen || tcb.timeouts >= defer - 1) {
    transmit(ctx, SYN | ACK, tcb.iss, 0, 'retransmit/syn-ack', true);
    tcb.synRepeats += 1;
    tcb.flight = tcb.flight.map((f) => ({ ...f, retransmitted: true, sentAt: ctx.now }));
  }
  tcb.timeouts += 1;
  startTimer(ctx, 'retransmission', Math.min(profile.rtoInitial * 2 ** tcb.timeouts, profile.rtoMax));
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
function persistDue(ctx: StepContext): void {
  const { tcb, profile, now } = ctx;
  tcb.retransmitAt = -1;
  if (!isProbeOut(tcb) && (tcb.flight.length > 0 || !hasUnsent(tcb))) {
    tcb.probesOut = 0;
    return;
  }
  if (tcb.probingSince < 0) tcb.probingSince = now;
  const { userTimeout } = tcb.options;
  const tooLong = userTimeout > 0 && now - tcb.probingSince >= userTimeout;
  const limit = tcb.orphan ? profile.orphanRetries || 8 : profile.retries2;
  if (tooLong || tcb.probesOut >= limit) {
    tcb.error = 'ETIMEDOUT';
    closeNow(ctx, 'give-up/persist');
    return;
  }
  probeWindow(ctx);
}

function probeWindow(ctx: StepContext): void {
  const { tcb, profile, policies } = ctx;
  const room = usableWindow(tcb);
  const waiting = seqDiff(tcb.sndEnd, tcb.sndNxt);
  if (room > 0 && !isProbeOut(tcb)) {
    const len = Math.min(waiting, tcb.mss, room);
    if (policies.pushesProbes) tcb.pushes = [...tcb.pushes, seqAdd(tcb.sndNxt, len), tcb.sndEnd];
    sendNew(ctx, len, tcb.finQueued && len === waiting && len < room, 'send/data');
    tcb.probesOut = 0;
    tcb.probeBackoff = 0;
    tcb.probingSince = -1;
    startTimer(ctx, 'retransmission', tcb.rto);
    return;
  }
  if (profile.windowProbe === 'empty') transmit(ctx, ACK, seqAdd(tcb.sndUna, -1), 0, 'window/probe');
  else if (isProbeOut(tcb)) sendAgain(ctx, 0, 'window/probe');
  else sendNew(ctx, Math.min(1, waiting), waiting === 0, 'window/probe');
  tcb.probesOut += 1;
  if (tcb.probeBackoff < profile.retries2) tcb.probeBackoff += 1;
  startTimer(ctx, 'persist', untilProbe(ctx));
}

/** An idle connection is probed, or given up after too many unanswered probes. RFC 9293 section 3.8.4. */
function keepaliveDue(ctx: StepContext): void {
  const { tcb } = ctx;
  tcb.keepaliveAt = -1;
  const keepalive = tcb.options.keepalive;
  if (keepalive === null || tcb.state === 'SYN-SENT') return;
  if (tcb.flight.length > 0 || hasUnsent(tcb)) {
    startTimer(ctx, 'keepalive', keepalive.idle);
    return;
  }
  const idle = elapsedSince(ctx, Math.max(tcb.receivedAt, tcb.dataReceivedAt));
  if (idle < keepalive.idle) {
    startTimer(ctx, 'keepalive', keepalive.idle - idle);
    return;
  }
  const { userTimeout } = tcb.options;
  const dead = userTimeout > 0 ? idle >= userTimeout && tcb.probesOut > 0 : tcb.probesOut >= keepalive.probes;
  if (dead) {
    transmit(ctx, ctx.policies.resetFlags, ctx.policies.seqWithoutText(tcb), 0, 'keepalive/dead');
    tcb.error = 'ETIMEDOUT';
    stopRetransmitTimer(ctx);
    closeNow(ctx, 'keepalive/dead');
    return;
  }
  transmit(ctx, ACK, seqAdd(tcb.sndNxt, -1), 0, 'keepalive/probe');
  tcb.probesOut += 1;
  startTimer(ctx, 'keepalive', keepalive.interval);
}
