/**
 * Where Linux keeps less than a TCB: a listener's request (`request_sock`), and TIME-WAIT and an orphan in FIN-WAIT-2
 * (`inet_timewait_sock`). Segments for these go by rules of their own, not by the checks of RFC 9293 section 3.10.7.4.
 */

import { answerReset, isHeldBack } from '../../connection/answers.ts';
import type { Listening } from '../../connection/listening.ts';
import { sendMiniAck } from '../../connection/output.ts';
import { hasOldTimestamp, receiveWindow } from '../../connection/receive-space.ts';
import type { StepContext } from '../../connection/step-context.ts';
import { closeNow, refuse } from '../../connection/step-context.ts';
import { enterTimeWait, restartTimeWait } from '../../connection/time-wait.ts';
import type { Segment } from '../../segment.ts';
import { ACK, FIN, RST, SYN, segLen } from '../../segment.ts';
import { seqAdd, seqGe, seqGt } from '../../sequence.ts';
import { isInMiniWindow, requestAdmits } from './request.ts';

/** Processes a segment for a mini socket. Returns false when there is none, or when it is to be processed as usual. */
export function miniSocketTakes(ctx: StepContext, seg: Segment, listening: Listening | null): boolean {
  const { tcb, profile } = ctx;
  switch (tcb.state) {
    case 'SYN-RECEIVED':
      return listening !== null && !requestAdmits(ctx, seg, listening);
    case 'TIME-WAIT':
      timeWaitTakes(ctx, seg);
      return true;
    case 'FIN-WAIT-2':
      if (!tcb.orphan || profile.finTimeout === null) return false;
      orphanTakes(ctx, seg);
      return true;
    default:
      return false;
  }
}

/**
 * `tcp_timewait_state_process`, TCP_TIME_WAIT: an empty segment at RCV.NXT restarts 2 MSL in silence; everything else
 * is acknowledged, also a SYN that opens nothing, for which RFC 6191 has silence.
 */
function timeWaitTakes(ctx: StepContext, seg: Segment): void {
  const { tcb, profile } = ctx;
  if (seg.flags & RST) {
    if (seg.seq !== tcb.rcvNxt) refuse(ctx, 'rst/outside-window');
    else if (profile.rfc1337) refuse(ctx, 'time-wait/rfc1337');
    else closeNow(ctx, 'time-wait/rst');
    return;
  }
  const old = hasOldTimestamp(tcb, seg, ctx.now);
  if (!old && seg.seq === tcb.rcvNxt && segLen(seg) === 0) {
    refuse(ctx, 'time-wait/ack');
    takeTimestamp(ctx, seg);
    restartTimeWait(ctx);
    return;
  }
  if (old || seg.flags & ACK) restartTimeWait(ctx);
  const fin = seg.flags & FIN ? 'time-wait/fin' : 'time-wait/other';
  if (isHeldBack(ctx, seg)) refuse(ctx, 'challenge/rate-limited');
  else sendMiniAck(ctx, seg.flags & SYN ? 'time-wait/syn-acknowledged' : fin);
}

/** TS.Recent is that of the last segment taken: RFC 7323 section 4.3. */
function takeTimestamp({ tcb, now }: StepContext, seg: Segment): void {
  const value = seg.options?.timestamps?.value;
  if (!tcb.timestamps || value === undefined) return;
  tcb.tsRecent = value;
  tcb.tsRecentAt = now;
}

/**
 * `tcp_timewait_state_process`, TCP_FIN_WAIT2: no process is left to read, so that text resets the connection; only a
 * FIN at RCV.NXT leads to TIME-WAIT.
 */
function orphanTakes(ctx: StepContext, seg: Segment): void {
  const { tcb } = ctx;
  const end = seqAdd(seg.seq, segLen(seg));
  if (hasOldTimestamp(tcb, seg, ctx.now) || !isInMiniWindow(tcb, seg, receiveWindow(tcb))) {
    refuse(ctx, 'sequence/unacceptable');
    if (!isHeldBack(ctx, seg)) sendMiniAck(ctx, 'sequence/unacceptable');
  } else if (seg.flags & RST) {
    closeNow(ctx, 'rst/synchronized');
  } else if (seg.flags & SYN && seqGe(seg.seq, tcb.rcvNxt)) {
    resetOrphan(ctx, seg);
  } else if ((seg.flags & ACK) === 0 || !seqGt(end, tcb.rcvNxt) || segLen(seg) === 0) {
    refuse(ctx, 'ack/nothing-new');
  } else if ((seg.flags & FIN) === 0 || end !== seqAdd(tcb.rcvNxt, 1)) {
    resetOrphan(ctx, seg);
  } else {
    tcb.rcvNxt = end;
    tcb.rcvWup = end;
    tcb.finReceived = true;
    takeTimestamp(ctx, seg);
    sendMiniAck(ctx, 'ack/fin');
    enterTimeWait(ctx, 'fin/fin-wait-2');
  }
}

function resetOrphan(ctx: StepContext, seg: Segment): void {
  answerReset(ctx, seg, 'text/after-close');
  closeNow(ctx, 'text/after-close');
}
