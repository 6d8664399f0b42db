/**
 * A segment arrives in TIME-WAIT: RFC 9293 section 3.10.7.4, RFC 6191 and RFC 1337. Linux:
 * profile/linux/mini-sockets.ts.
 */

import { acknowledgeUnacceptable, challenge } from '../connection/answers.ts';
import { sendAck } from '../connection/output.ts';
import { hasOldTimestamp, receiveWindow } from '../connection/receive-space.ts';
import type { StepContext } from '../connection/step-context.ts';
import { closeNow, refuse } from '../connection/step-context.ts';
import type { Tcb } from '../connection/tcb.ts';
import { restartTimeWait } from '../connection/time-wait.ts';
import type { Policies } from '../profile/policies.ts';
import type { Segment } from '../segment.ts';
import { ACK, FIN, RST, SYN, segLen } from '../segment.ts';
import { seqAdd, seqGt, seqInWindow, seqLe } from '../sequence.ts';
import { judgeAck } from './acknowledgment.ts';

/**
 * Tells whether a SYN may open a new connection in place of one in TIME-WAIT: a newer timestamp, or a higher
 * sequence number where timestamps do not decide. It must exceed the last number used, which is that of the FIN. RFC 6191
 * section 2; RFC 9293 section 3.6.1 (MAY-2).
 */
export function timeWaitAdmitsSyn(tcb: Tcb, seg: Segment, policies: Policies): boolean {
  if ((seg.flags & (SYN | ACK | RST)) !== SYN) return false;
  const isHigher = seqGt(seg.seq, tcb.rcvNxt) || (seg.seq === tcb.rcvNxt && !policies.synAtRcvNxtIsOld);
  const stamps = seg.options?.timestamps;
  if (!tcb.timestamps || stamps === undefined) return isHigher;
  return seqGt(stamps.value, tcb.tsRecent) || (stamps.value === tcb.tsRecent && isHigher);
}

/**
 * Processes a segment in TIME-WAIT that opens no new connection: the eight checks. In two places they contradict
 * themselves as written. A retransmitted FIN lies left of the window, so that the first check would keep it from the fifth, which
 * acknowledges it and restarts 2 MSL; the fifth holds here. And a SYN that opens nothing is dropped in silence, as
 * RFC 6191 says, not acknowledged.
 */
export function segmentArrivesTimeWait(ctx: StepContext, seg: Segment): void {
  const { tcb, policies } = ctx;
  const acceptable = policies.isAcceptable(tcb, seg) && !hasOldTimestamp(tcb, seg, ctx.now);
  if (seg.flags & RST) {
    checkReset(ctx, seg);
  } else if ((seg.flags & (SYN | ACK)) === SYN) {
    refuse(ctx, 'time-wait/syn-dropped');
  } else if (seg.flags & SYN) {
    if (acceptable) challenge(ctx, 'syn/challenge');
    else acknowledgeUnacceptable(ctx, seg, 'time-wait/other');
  } else if (!acceptable) {
    const isOld = seqLe(seqAdd(seg.seq, segLen(seg)), tcb.rcvNxt);
    const retransmittedFin = (seg.flags & (FIN | ACK)) === (FIN | ACK) && isOld;
    if (retransmittedFin) restartTimeWait(ctx);
    acknowledgeUnacceptable(ctx, seg, retransmittedFin ? 'time-wait/fin' : 'time-wait/other');
  } else {
    checkAck(ctx, seg);
  }
}

/** Second: the RST bit. With tcp_rfc1337 a reset does not end TIME-WAIT: RFC 1337, fix F1. */
function checkReset(ctx: StepContext, seg: Segment): void {
  const { tcb, profile, policies } = ctx;
  if (policies.isResetExact(tcb, seg)) {
    if (profile.rfc1337) refuse(ctx, 'time-wait/rfc1337');
    else closeNow(ctx, 'time-wait/rst');
  } else if (seqInWindow(seg.seq, tcb.rcvNxt, receiveWindow(tcb))) {
    challenge(ctx, 'rst/challenge');
  } else {
    refuse(ctx, 'rst/outside-window');
  }
}

/** Fifth: the ACK field, and a retransmitted FIN. Text is ignored. */
function checkAck(ctx: StepContext, seg: Segment): void {
  if ((seg.flags & ACK) === 0) {
    refuse(ctx, 'ack/missing');
    return;
  }
  const verdict = judgeAck(ctx, seg.ack);
  if (verdict === 'unsent' || verdict === 'too-old') {
    const because = verdict === 'unsent' ? 'ack/unsent' : 'ack/too-old';
    refuse(ctx, because);
    challenge(ctx, because);
  } else if (seg.flags & FIN) {
    restartTimeWait(ctx);
    sendAck(ctx, 'time-wait/fin');
  } else {
    refuse(ctx, seg.len > 0 ? 'text/after-fin' : 'time-wait/ack');
  }
}
