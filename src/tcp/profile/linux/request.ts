/**
 * `tcp_check_req`: until the handshake is over Linux keeps a listener's connection as a small request
 * (`request_sock`), which answers by rules of its own, in this order: duplicate SYN, ACK, window, RST and SYN, accept queue.
 * It departs from the checks of RFC 9293 section 3.10.7.4 in SYN-RECEIVED.
 */

import { answerReset, isRateLimited } from '../../connection/answers.ts';
import type { Listening } from '../../connection/listening.ts';
import { sendMiniAck, timestampNow, transmit } from '../../connection/output.ts';
import { hasOldTimestamp } from '../../connection/receive-space.ts';
import type { StepContext } from '../../connection/step-context.ts';
import { closeNow, refuse, startTimer } from '../../connection/step-context.ts';
import type { Tcb } from '../../connection/tcb.ts';
import type { Segment } from '../../segment.ts';
import { ACK, RST, SYN, segLen } from '../../segment.ts';
import { seqAdd, seqGe, seqGt, seqLt } from '../../sequence.ts';

/** Processes a segment for a request. Returns whether it completes the handshake and is to be processed as usual. */
export function requestAdmits(ctx: StepContext, seg: Segment, listening: Listening): boolean {
  const { tcb } = ctx;
  const { byFastOpen } = listening;
  const kind = seg.flags & (RST | SYN | ACK);
  const old = hasOldTimestamp(tcb, seg, ctx.now);
  if (!old && seg.seq === tcb.irs && kind === SYN) {
    repeatSynAck(ctx, byFastOpen);
    return false;
  }
  if (!byFastOpen && (seg.flags & (ACK | RST)) === ACK && seg.ack !== seqAdd(tcb.iss, 1)) {
    // The listener sees it next: of a valid cookie it would make a connection, but the request has that one's place.
    if (listening.carriesCookie) refuse(ctx, 'queue/cookie-too-late');
    else answerReset(ctx, seg, 'ack/syn-received-bad');
    return false;
  }
  const timely = !old && (byFastOpen || hasTimelyEcho(ctx, seg));
  if (!timely || !isInMiniWindow(tcb, seg, tcb.rcvWnd)) {
    const because = timely ? 'sequence/unacceptable' : 'timestamp/old';
    refuse(ctx, because);
    const isLimited = segLen(seg) === 0 || (seg.flags & SYN) !== 0;
    if ((seg.flags & RST) === 0 && !(isLimited && isRateLimited(ctx))) sendMiniAck(ctx, because);
    return false;
  }
  if (seg.flags & RST && seg.seq !== tcb.rcvNxt) {
    if (isRateLimited(ctx)) refuse(ctx, 'challenge/rate-limited');
    else sendMiniAck(ctx, 'rst/challenge');
    return false;
  }
  const otherSyn = (seg.flags & SYN) !== 0 && seg.seq !== tcb.irs;
  if (seg.flags & RST || otherSyn) {
    endRequest(ctx, seg, byFastOpen);
    return false;
  }
  if ((seg.flags & ACK) === 0) {
    refuse(ctx, 'ack/missing');
    return false;
  }
  if (byFastOpen) return true;
  if (!acceptQueueTakes(ctx, seg, listening)) return false;
  // The socket made of the request counts its answers to invalid segments anew: `tcp_create_openreq_child`.
  tcb.challengeAt = -1;
  return true;
}

/** A RST, or a SYN other than the first: ends the request, but a SYN does not end a connection made by Fast Open. */
function endRequest(ctx: StepContext, seg: Segment, byFastOpen: boolean): void {
  const reset = (seg.flags & RST) !== 0;
  if (!reset) answerReset(ctx, seg, 'syn/new-in-syn-received');
  if (byFastOpen && !reset) return;
  if (byFastOpen) ctx.tcb.error = 'ECONNRESET';
  closeNow(ctx, reset ? 'rst/syn-received-passive' : 'syn/new-in-syn-received');
}

/** TCP_DEFER_ACCEPT waits for data; a full accept queue ignores the ACK, or resets with tcp_abort_on_overflow. */
function acceptQueueTakes(ctx: StepContext, seg: Segment, listening: Listening): boolean {
  const { tcb, profile } = ctx;
  const bare = seqAdd(seg.seq, segLen(seg)) === seqAdd(tcb.irs, 1);
  if (tcb.timeouts < tcb.options.deferAccept && bare) {
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

function repeatSynAck(ctx: StepContext, byFastOpen: boolean): void {
  const { tcb, profile } = ctx;
  if (isRateLimited(ctx)) {
    refuse(ctx, 'challenge/rate-limited');
    return;
  }
  transmit(ctx, SYN | ACK, tcb.iss, 0, 'syn/duplicate', true);
  tcb.synRepeats += 1;
  tcb.flight = tcb.flight.map((f) => ({ ...f, retransmitted: true, sentAt: ctx.now }));
  if (byFastOpen) return;
  startTimer(ctx, 'retransmission', Math.min(profile.rtoInitial * 2 ** tcb.timeouts, profile.rtoMax));
}

/** Tells whether a segment echoes a timestamp that a SYN,ACK has carried, or none. */
function hasTimelyEcho({ tcb }: StepContext, seg: Segment): boolean {
  const stamps = seg.options?.timestamps;
  if (!tcb.timestamps || stamps === undefined || stamps.echo === 0) return true;
  const last = tcb.flight[0]?.sentAt ?? tcb.retransmittingSince;
  return (
    seqGe(stamps.echo, timestampNow(tcb, tcb.retransmittingSince)) &&
    seqGe(timestampNow(tcb, last), stamps.echo)
  );
}

/**
 * `tcp_in_window`: tells whether a segment begins at RCV.NXT, has something within the window, or is empty at its end.
 */
export function isInMiniWindow({ rcvNxt }: Tcb, seg: Segment, window: number): boolean {
  const windowEnd = seqAdd(rcvNxt, window);
  const end = seqAdd(seg.seq, segLen(seg));
  if (seg.seq === rcvNxt) return true;
  if (seqGt(end, rcvNxt) && seqLt(seg.seq, windowEnd)) return true;
  return seg.seq === windowEnd && seg.seq === end;
}
