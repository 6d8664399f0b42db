/**
 * SYN-RECEIVED of a listener as Linux has it: a small request that answers by rules of its own, in this order
 * (duplicate SYN, ACK, window, RST and SYN, accept queue). Under `rfc9293` the checks of synchronized.ts hold instead.
 */

import { sendAck, timestampNow, transmit } from '../connection/output.ts';
import type { StepContext } from '../connection/step-context.ts';
import { closeNow, refuse, startTimer } from '../connection/step-context.ts';
import type { Segment } from '../segment.ts';
import { ACK, RST, SYN, segLen } from '../segment.ts';
import { seqAdd, seqGe, seqGt, seqLt } from '../sequence.ts';
import { answerReset, challenge, isRateLimited } from './answers.ts';

/** What the host knows and the request has to ask for. */
export interface Listening {
  /** No room for another connection waiting to be accepted. */
  readonly acceptQueueFull: boolean;
  /** Made by Fast Open: a full connection already, which a strange SYN does not end. RFC 7413 section 4.2.2. */
  readonly early: boolean;
}

/** Processes a segment for a request. Returns true when it completes the handshake and is to be processed as usual. */
export function requestAdmits(ctx: StepContext, seg: Segment, listening: Listening): boolean {
  const { tcb } = ctx;
  const kind = seg.flags & (RST | SYN | ACK);
  const timely = hasTimelyStamp(ctx, seg);
  if (timely && seg.seq === tcb.irs && kind === SYN) {
    repeatSynAck(ctx, listening.early);
    return false;
  }
  if (!listening.early && (seg.flags & (ACK | RST)) === ACK && seg.ack !== seqAdd(tcb.iss, 1)) {
    answerReset(ctx, seg, 'ack/syn-received-bad');
    return false;
  }
  if (!timely || !inRequestWindow(ctx, seg)) {
    const because = timely ? 'sequence/unacceptable' : 'timestamp/old';
    refuse(ctx, because);
    if ((seg.flags & RST) === 0 && !isRateLimited(ctx)) sendAck(ctx, because);
    return false;
  }
  if (seg.flags & RST && seg.seq !== tcb.rcvNxt) {
    challenge(ctx, 'rst/challenge');
    return false;
  }
  const syn = seg.flags & SYN && seg.seq !== tcb.irs;
  if (seg.flags & RST || syn) {
    if (syn && (seg.flags & RST) === 0) answerReset(ctx, seg, 'syn/new-in-syn-received');
    if (listening.early && (seg.flags & RST) === 0) return false;
    if (listening.early) ctx.tcb.error = 'ECONNRESET';
    closeNow(ctx, seg.flags & RST ? 'rst/syn-received-passive' : 'syn/new-in-syn-received');
    return false;
  }
  if ((seg.flags & ACK) === 0) {
    refuse(ctx, 'ack/missing');
    return false;
  }
  return listening.early || admitted(ctx, seg, listening);
}

function admitted(ctx: StepContext, seg: Segment, listening: Listening): boolean {
  const { tcb, profile } = ctx;
  if (tcb.timeouts < tcb.options.deferAccept && seqAdd(seg.seq, segLen(seg)) === seqAdd(tcb.irs, 1)) {
    tcb.thirdAckSeen = true;
    refuse(ctx, 'listen/defer-accept');
    return false;
  }
  if (!listening.acceptQueueFull) return true;
  if (profile.abortOnOverflow) {
    answerReset(ctx, seg, 'queue/accept-full-reset');
    closeNow(ctx, 'queue/accept-full-reset');
  } else {
    tcb.thirdAckSeen = true;
    refuse(ctx, 'queue/accept-full');
  }
  return false;
}

function repeatSynAck(ctx: StepContext, early: boolean): void {
  if (isRateLimited(ctx)) {
    refuse(ctx, 'challenge/rate-limited');
    return;
  }
  transmit(ctx, SYN | ACK, ctx.tcb.iss, 0, 'syn/duplicate', true);
  if (!early)
    startTimer(
      ctx,
      'retransmission',
      Math.min(ctx.profile.rtoInitial * 2 ** ctx.tcb.timeouts, ctx.profile.rtoMax),
    );
}

/** Tells whether a segment's timestamp is no older than the SYN's, and its echo one that a SYN,ACK has carried. RFC 7323 5.3. */
function hasTimelyStamp(ctx: StepContext, seg: Segment): boolean {
  const { tcb } = ctx;
  const stamps = seg.options?.timestamps;
  if (!tcb.timestamps || stamps === undefined) return true;
  if (seqLt(stamps.value, tcb.tsRecent)) return false;
  return stamps.echo === 0 || seqGe(stamps.echo, timestampNow(tcb, tcb.retransmittingSince));
}

function inRequestWindow(ctx: StepContext, seg: Segment): boolean {
  const { tcb } = ctx;
  const start = tcb.rcvNxt;
  const end = seqAdd(start, tcb.rcvWnd);
  const last = seqAdd(seg.seq, segLen(seg));
  if (seg.seq === start) return true;
  if (seqGt(last, start) && seqLt(seg.seq, end)) return true;
  return seg.seq === end && seg.seq === last;
}
