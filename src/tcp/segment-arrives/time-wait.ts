/** A segment arrives in TIME-WAIT: RFC 9293 section 3.10.7.4, RFC 6191 and RFC 1337. */

import { sendAck } from '../connection/output.ts';
import type { StepContext } from '../connection/step-context.ts';
import { closeNow, refuse } from '../connection/step-context.ts';
import type { Tcb } from '../connection/tcb.ts';
import { enterTimeWait, restartTimeWait } from '../connection/time-wait.ts';
import { receiveWindow } from '../connection/window.ts';
import type { Segment } from '../segment.ts';
import { ACK, FIN, RST, SYN, segLen } from '../segment.ts';
import { seqAdd, seqGe, seqGt, seqInWindow, seqLt } from '../sequence.ts';
import { judgeAck } from './acknowledgment.ts';
import { acknowledgeUnacceptable, answerReset, challenge, isRateLimited } from './answers.ts';
import { isAcceptable } from './synchronized.ts';

/**
 * Tells whether a SYN may open a new connection in place of one in TIME-WAIT: a newer timestamp, or a higher
 * sequence number where timestamps do not decide. RFC 6191 section 2; RFC 9293 section 3.6.1 (MAY-2).
 */
export function timeWaitAdmitsSyn(tcb: Tcb, seg: Segment): boolean {
  if ((seg.flags & (SYN | ACK | RST)) !== SYN) return false;
  const stamps = seg.options?.timestamps;
  if (tcb.timestamps && stamps !== undefined) {
    if (seqGt(stamps.value, tcb.tsRecent)) return true;
    return stamps.value === tcb.tsRecent && seqGt(seg.seq, tcb.rcvNxt);
  }
  return seqGt(seg.seq, tcb.rcvNxt);
}

/** Processes a segment in TIME-WAIT that opens no new connection. */
export function segmentArrivesTimeWait(ctx: StepContext, seg: Segment): void {
  if (ctx.profile.timeWaitRules) segmentArrivesTimeWaitLinux(ctx, seg);
  else segmentArrivesTimeWaitRfc(ctx, seg);
}

/**
 * RFC 9293's eight checks. Two places where its letter contradicts itself: a retransmitted FIN lies left of the window,
 * so that the first check would keep it from the fifth, which acknowledges it and restarts 2 MSL; the fifth holds here.
 * And a SYN that opens nothing is dropped in silence, as RFC 6191 says, not acknowledged.
 */
function segmentArrivesTimeWaitRfc(ctx: StepContext, seg: Segment): void {
  const { tcb } = ctx;
  const acceptable = isAcceptable(ctx, seg) && !hasOldTimestamp(ctx, seg);
  const retransmittedFin = (seg.flags & (FIN | ACK)) === (FIN | ACK);
  if (seg.flags & RST) {
    takeReset(ctx, seg);
  } else if ((seg.flags & (SYN | ACK)) === SYN) {
    refuse(ctx, 'time-wait/syn-dropped');
  } else if (seg.flags & SYN) {
    if (acceptable) challenge(ctx, 'syn/challenge');
    else acknowledgeUnacceptable(ctx, seg, 'time-wait/other');
  } else if (!acceptable) {
    if (retransmittedFin) restartTimeWait(ctx);
    acknowledgeUnacceptable(ctx, seg, retransmittedFin ? 'time-wait/fin' : 'time-wait/other');
  } else if ((seg.flags & ACK) === 0) {
    refuse(ctx, 'ack/missing');
  } else if (seqGt(seg.ack, tcb.sndNxt) || judgeAck(ctx, seg.ack) === 'too-old') {
    const because = seqGt(seg.ack, tcb.sndNxt) ? 'ack/unsent' : 'ack/too-old';
    refuse(ctx, because);
    challenge(ctx, because);
  } else if (retransmittedFin) {
    restartTimeWait(ctx);
    sendAck(ctx, 'time-wait/fin');
  } else {
    refuse(ctx, seg.len > 0 ? 'text/after-fin' : 'time-wait/ack');
  }
}

/** Linux's small TIME-WAIT entry acknowledges everything but an empty segment at RCV.NXT. */
function segmentArrivesTimeWaitLinux(ctx: StepContext, seg: Segment): void {
  const { tcb } = ctx;
  const old = hasOldTimestamp(ctx, seg);
  if (seg.flags & RST) {
    takeReset(ctx, seg);
    return;
  }
  if (!old && seg.seq === tcb.rcvNxt && segLen(seg) === 0) {
    refuse(ctx, 'time-wait/ack');
    restartTimeWait(ctx);
    return;
  }
  const because =
    seg.flags & SYN ? 'time-wait/syn-acknowledged' : seg.flags & FIN ? 'time-wait/fin' : 'time-wait/other';
  if (old || seg.flags & ACK) restartTimeWait(ctx);
  const limited = segLen(seg) === 0 || (seg.flags & SYN) !== 0;
  if (limited && isRateLimited(ctx)) refuse(ctx, 'challenge/rate-limited');
  else sendAck(ctx, because);
}

function takeReset(ctx: StepContext, seg: Segment): void {
  const { tcb, profile } = ctx;
  if (seg.seq !== tcb.rcvNxt) {
    if (!profile.laxSequenceCheck && seqInWindow(seg.seq, tcb.rcvNxt, receiveWindow(tcb)))
      challenge(ctx, 'rst/challenge');
    else refuse(ctx, 'rst/outside-window');
  } else if (profile.rfc1337) {
    refuse(ctx, 'time-wait/rfc1337');
  } else {
    closeNow(ctx, 'time-wait/rst');
  }
}

function hasOldTimestamp(ctx: StepContext, seg: Segment): boolean {
  const value = seg.options?.timestamps?.value;
  return ctx.tcb.timestamps && value !== undefined && seqLt(value, ctx.tcb.tsRecent);
}

/** Processes a segment for an orphan in FIN-WAIT-2, which Linux keeps as a small entry with rules of its own. */
export function segmentArrivesOrphanedFinWait2(ctx: StepContext, seg: Segment): void {
  const { tcb } = ctx;
  const last = seqAdd(seg.seq, segLen(seg));
  const end = seqAdd(tcb.rcvNxt, receiveWindow(tcb));
  const inWindow =
    seg.seq === tcb.rcvNxt ||
    (seqGt(last, tcb.rcvNxt) && seqLt(seg.seq, end)) ||
    (seg.seq === end && seg.seq === last);
  if (hasOldTimestamp(ctx, seg) || !inWindow) {
    const limited = segLen(seg) === 0 || (seg.flags & SYN) !== 0;
    refuse(ctx, 'sequence/unacceptable');
    if (!(limited && isRateLimited(ctx))) sendAck(ctx, 'sequence/unacceptable');
    return;
  }
  if (seg.flags & RST) {
    closeNow(ctx, 'rst/synchronized');
    return;
  }
  if (seg.flags & SYN && seqGe(seg.seq, tcb.rcvNxt)) {
    resetOrphan(ctx, seg);
    return;
  }
  if ((seg.flags & ACK) === 0 || !seqGt(last, tcb.rcvNxt) || segLen(seg) === 0) {
    refuse(ctx, 'ack/nothing-new');
    return;
  }
  if ((seg.flags & FIN) === 0 || last !== seqAdd(tcb.rcvNxt, 1)) {
    resetOrphan(ctx, seg);
    return;
  }
  tcb.rcvNxt = last;
  tcb.finReceived = true;
  sendAck(ctx, 'ack/fin');
  enterTimeWait(ctx, 'fin/fin-wait-2');
}

function resetOrphan(ctx: StepContext, seg: Segment): void {
  answerReset(ctx, seg, 'text/after-close');
  closeNow(ctx, 'text/after-close');
}
