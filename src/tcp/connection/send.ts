/**
 * The SEND call (RFC 9293 section 3.10.2), and when what it queued goes out: segmentation and Nagle's algorithm (3.7).
 */

import type { RuleId } from '../rules.ts';
import { seqAdd, seqDiff, seqGt, seqLe } from '../sequence.ts';
import { segmentsInFlight, sendNew } from './output.ts';
import { rearmRetransmission, scheduleLossProbe } from './retransmit.ts';
import type { StepContext } from './step-context.ts';
import { startTimer } from './step-context.ts';
import type { Errno, Tcb } from './tcb.ts';
import { hasUnsent, usableWindow } from './tcb.ts';

/** Queues `octets` and sends what may go. Returns the octets taken, or the error. `more` is MSG_MORE. */
export function send(ctx: StepContext, octets: number, more: boolean): number | Errno {
  const { tcb, policies } = ctx;
  if (tcb.error !== null) {
    const error = tcb.error;
    tcb.error = null;
    return error;
  }
  switch (tcb.state) {
    case 'CLOSED':
    case 'LISTEN':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      return 'EPIPE';
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
      policies.markPush(tcb, octets, more);
      tcb.sndEnd = seqAdd(tcb.sndEnd, octets);
      if (tcb.synData > 0 && !tcb.active) sendPending(ctx, 'fast-open/early-answer');
      return octets;
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      policies.markPush(tcb, octets, more);
      tcb.sndEnd = seqAdd(tcb.sndEnd, octets);
      tcb.corked = more;
      sendPending(ctx, 'send/data');
      // MSG_MORE holds for this call only: the next reason to send, such as an ACK, sends the rest as well.
      tcb.corked = false;
      return octets;
    default:
      return tcb.state satisfies never;
  }
}

/**
 * Sends what the window, the congestion window and Nagle's algorithm allow. RFC 9293 section 3.7.4.
 * With `ignoreNagle`, a partial segment goes at once (close, and the last segment before it).
 */
export function sendPending(ctx: StepContext, because: RuleId, ignoreNagle = false): void {
  const { tcb } = ctx;
  const before = tcb.flight.length;
  const wasProbe = tcb.retransmitAt >= 0 && tcb.retransmitFor === 'loss-probe';
  let sent = 0;
  let burst = 0;
  while (hasUnsent(tcb) && segmentsInFlight(tcb) < tcb.cwnd) {
    const isFirst = burst === 0;
    if (isFirst) burst = burstLength(ctx, ignoreNagle);
    burst -= 1;
    if (!sendNext(ctx, because, ignoreNagle, burst === 0 && !isFirst)) break;
    sent += 1;
  }
  if (sent > 0) {
    if (!scheduleLossProbe(ctx) && (before === 0 || wasProbe)) rearmRetransmission(ctx);
  } else if (tcb.flight.length === 0 && hasUnsent(tcb) && tcb.retransmitAt < 0) {
    startTimer(ctx, 'persist', Math.max(tcb.rto, ctx.profile.backOffBase));
  }
}

/** Returns how many of the segments that wait leave together: see `segmentsAtOnce` in profile/policies.ts. */
function burstLength({ tcb, policies }: StepContext, ignoreNagle: boolean): number {
  const waiting = seqDiff(tcb.sndEnd, tcb.sndNxt);
  if (waiting <= tcb.mss) return 1;
  const most = Math.min(
    policies.segmentsAtOnce(tcb),
    Math.max(tcb.cwnd >> 1, 1),
    tcb.cwnd - segmentsInFlight(tcb),
  );
  const fits = Math.min(waiting, usableWindow(tcb));
  if (most * tcb.mss <= fits) return most;
  const whole = Math.floor(fits / tcb.mss);
  const withRest = fits % tcb.mss > 0 && fits === waiting && (ignoreNagle || !nagleHolds(tcb));
  return Math.max(withRest ? whole + 1 : whole, 1);
}

function sendNext(ctx: StepContext, because: RuleId, ignoreNagle: boolean, endsBurst: boolean): boolean {
  const { tcb } = ctx;
  const available = seqDiff(tcb.sndEnd, tcb.sndNxt);
  const len = Math.min(tcb.mss, available);
  const last = len === available;
  const fin = tcb.finQueued && last;
  if (len + (fin ? 1 : 0) > usableWindow(tcb)) return false;
  if (len < tcb.mss && !fin && !ignoreNagle && nagleHolds(tcb)) return false;
  sendNew(ctx, len, fin, because, endsBurst);
  return true;
}

function nagleHolds(tcb: Tcb): boolean {
  if (tcb.corked) return true;
  return tcb.flight.length > 0 && seqGt(tcb.sndSml, tcb.sndUna) && seqLe(tcb.sndSml, tcb.sndNxt);
}
