/**
 * RFC 9293 section 3.10.7.4: a segment arrives in SYN-RECEIVED or any later state.
 * Eight checks, in the RFC's order; each returns whether the next one is to be made.
 */
import { acknowledgeOwed, enterQuickAck } from '../connection/acknowledge.ts';
import { establish } from '../connection/establish.ts';
import { sendRecovered } from '../connection/loss-detection.ts';
import { sendAck, sendPending } from '../connection/output.ts';
import { queueFin } from '../connection/queue-fin.ts';
import type { StepContext } from '../connection/step-context.ts';
import { closeNow, refuse } from '../connection/step-context.ts';
import { enterFinWait2, enterTimeWait } from '../connection/time-wait.ts';
import { receiveWindow } from '../connection/window.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { ACK, FIN, RST, SYN, segLen } from '../segment.ts';
import { seqAdd, seqGe, seqGt, seqInWindow, seqLt } from '../sequence.ts';
import type { AckVerdict } from './acknowledgment.ts';
import { judgeAck, takeAck } from './acknowledgment.ts';
import { acknowledgeUnacceptable, answerReset, challenge } from './answers.ts';
import { finAcknowledged, finIsNext, takeText } from './text.ts';

/** Processes a segment in a synchronized state or SYN-RECEIVED. */
export function segmentArrivesSynchronized(ctx: StepContext, seg: Segment): void {
  const goesOn =
    checkSequence(ctx, seg) &&
    checkReset(ctx, seg) &&
    checkSyn(ctx, seg) &&
    checkAck(ctx, seg) &&
    checkText(ctx, seg);
  if (goesOn && ctx.tcb.state !== 'CLOSED' && ctx.tcb.state !== 'TIME-WAIT') {
    sendRecovered(ctx);
    sendPending(ctx, 'send/window-opened');
    acknowledgeOwed(ctx);
  }
}

/** First: is the sequence number acceptable? Includes the timestamp check of RFC 7323 section 5.3. */
function checkSequence(ctx: StepContext, seg: Segment): boolean {
  const { tcb } = ctx;
  ctx.because = 'sequence/acceptable';
  if (!checkTimestamp(ctx, seg)) return false;
  if (ctx.profile.laxSequenceCheck ? isAcceptableLinux(ctx, seg) : isAcceptable(ctx, seg)) {
    tcb.receivedAt = ctx.now;
    return true;
  }
  if (isCrossedSynAck(ctx, seg)) return true;
  if (seg.flags & RST) {
    const afterFin = tcb.state === 'CLOSE-WAIT' || tcb.state === 'LAST-ACK' || tcb.state === 'CLOSING';
    if (ctx.profile.laxSequenceCheck && afterFin && seg.seq === seqAdd(tcb.rcvNxt, -1)) return true;
    refuse(ctx, 'rst/outside-window');
  } else if (seg.flags & SYN && ctx.profile.laxSequenceCheck) {
    challenge(ctx, 'syn/challenge');
  } else {
    if (segLen(seg) > 0 && seqLt(seg.seq, tcb.rcvNxt)) enterQuickAck(ctx);
    refuse(ctx, 'sequence/unacceptable');
    if (!isStoppedByZeroWindow(ctx, seg) || checkAck(ctx, { ...seg, len: 0, flags: ACK })) {
      acknowledgeUnacceptable(ctx, seg, 'sequence/unacceptable');
    }
  }
  return false;
}

/** A zero window refuses all text, but by the RFC the ACK that comes with it counts. RFC 9293 section 3.10.7.4, first. */
function isStoppedByZeroWindow(ctx: StepContext, seg: Segment): boolean {
  const { tcb, profile } = ctx;
  if (profile.laxSequenceCheck || tcb.state === 'SYN-RECEIVED' || (seg.flags & (SYN | ACK)) !== ACK)
    return false;
  return seg.seq === tcb.rcvNxt && receiveWindow(tcb) === 0;
}

function checkTimestamp(ctx: StepContext, seg: Segment): boolean {
  const { tcb } = ctx;
  const stamps = seg.options?.timestamps;
  if (!tcb.timestamps || stamps === undefined || seqGe(stamps.value, tcb.tsRecent) || seg.flags & RST)
    return true;
  if (seg.flags & SYN) {
    challenge(ctx, 'syn/challenge');
    return false;
  }
  if (segLen(seg) === 0 && seg.flags & ACK && seqGe(tcb.rcvNxt, seg.seq)) {
    if (seg.seq === tcb.rcvNxt && seg.ack === tcb.sndUna) return true;
    refuse(ctx, 'timestamp/old');
    if (seqLt(seg.seq, tcb.rcvNxt)) return false;
  } else {
    refuse(ctx, 'timestamp/old');
  }
  if (segLen(seg) > 0 && seqLt(seg.seq, tcb.rcvNxt)) enterQuickAck(ctx);
  acknowledgeUnacceptable(ctx, seg, 'timestamp/old');
  return false;
}

/** The four cases of RFC 9293 section 3.4, Table 5. */
export function isAcceptable(ctx: StepContext, seg: Segment): boolean {
  const { tcb } = ctx;
  const window = receiveWindow(tcb);
  const len = segLen(seg);
  if (len === 0) return window === 0 ? seg.seq === tcb.rcvNxt : seqInWindow(seg.seq, tcb.rcvNxt, window);
  if (window === 0) return false;
  const last = seqAdd(seg.seq, len - 1);
  return seqInWindow(seg.seq, tcb.rcvNxt, window) || seqInWindow(last, tcb.rcvNxt, window);
}

/** Linux's looser test: the segment must not end before the last window told, nor begin or end beyond the window. */
function isAcceptableLinux(ctx: StepContext, seg: Segment): boolean {
  const { tcb } = ctx;
  const end = seqAdd(seg.seq, segLen(seg));
  if (seqLt(end, tcb.rcvWup)) return false;
  const limit = seqAdd(tcb.rcvNxt, receiveWindow(tcb));
  if (!seqGt(seqAdd(end, seg.flags & FIN ? -1 : 0), limit)) return true;
  return !seqGt(seg.seq, limit) && tcb.unread === 0;
}

/** The SYN,ACK of a simultaneous open lies left of the window; its ACK counts all the same. RFC 9293 figure 7 and A.2. */
function isCrossedSynAck(ctx: StepContext, seg: Segment): boolean {
  const { tcb } = ctx;
  return (
    tcb.state === 'SYN-RECEIVED' &&
    tcb.active &&
    (seg.flags & (SYN | ACK)) === (SYN | ACK) &&
    seg.seq === tcb.irs
  );
}

/** Second: the RST bit. RFC 9293 section 3.10.7.4 and RFC 5961 section 3.2. */
function checkReset(ctx: StepContext, seg: Segment): boolean {
  const { tcb } = ctx;
  if ((seg.flags & RST) === 0) return true;
  const afterFin = tcb.state === 'CLOSE-WAIT' || tcb.state === 'LAST-ACK' || tcb.state === 'CLOSING';
  const exact =
    seg.seq === tcb.rcvNxt ||
    (ctx.profile.laxSequenceCheck && afterFin && seg.seq === seqAdd(tcb.rcvNxt, -1));
  if (!exact) {
    challenge(ctx, 'rst/challenge');
    return false;
  }
  switch (tcb.state) {
    case 'SYN-RECEIVED':
      if (tcb.active) tcb.error = ctx.profile.activeSynReceivedReset;
      closeNow(ctx, tcb.active ? 'rst/syn-received-active' : 'rst/syn-received-passive');
      return false;
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      tcb.error = 'ECONNRESET';
      closeNow(ctx, 'rst/synchronized');
      return false;
    case 'CLOSE-WAIT':
      tcb.error = ctx.profile.resetInCloseWait;
      closeNow(ctx, 'rst/synchronized');
      return false;
    default:
      tcb.error = 'ECONNRESET';
      closeNow(ctx, 'rst/closing');
      return false;
  }
}

/** Third, security, is left out: the model has none. Fourth: the SYN bit. RFC 5961 section 4.2. */
function checkSyn(ctx: StepContext, seg: Segment): boolean {
  if ((seg.flags & SYN) === 0 || isCrossedSynAck(ctx, seg)) return true;
  if (ctx.tcb.state === 'SYN-RECEIVED' && !ctx.tcb.active) {
    closeNow(ctx, 'syn/back-to-listen');
    return false;
  }
  challenge(ctx, 'syn/challenge');
  return false;
}

/** Fifth: the ACK field. */
function checkAck(ctx: StepContext, seg: Segment): boolean {
  if ((seg.flags & ACK) === 0) {
    refuse(ctx, 'ack/missing');
    return false;
  }
  const verdict = judgeAck(ctx, seg.ack);
  if (ctx.tcb.state === 'SYN-RECEIVED') return checkAckSynReceived(ctx, seg, verdict);
  switch (verdict) {
    case 'unsent':
      refuse(ctx, 'ack/unsent');
      challenge(ctx, 'ack/unsent');
      return false;
    case 'too-old':
      refuse(ctx, 'ack/too-old');
      challenge(ctx, 'ack/too-old');
      return false;
    case 'old':
      return true;
    default:
      takeAck(ctx, seg, verdict);
      return advanceClose(ctx, seg);
  }
}

function checkAckSynReceived(ctx: StepContext, seg: Segment, verdict: AckVerdict): boolean {
  const repeats = verdict === 'duplicate' && ctx.profile.laxSequenceCheck;
  if (verdict !== 'new' && !repeats) {
    answerReset(ctx, seg, 'ack/syn-received-bad');
    return false;
  }
  const crossed = isCrossedSynAck(ctx, seg);
  takeAck(ctx, seg, verdict);
  establish(ctx, seg, ctx.tcb.active ? 'ack/syn-received-active' : 'ack/syn-received');
  if (ctx.tcb.finQueued) queueFin(ctx, 'FIN-WAIT-1', 'close/syn-received');
  if (!crossed) return true;
  if (ctx.profile.ackSimultaneousSynAck) sendAck(ctx, 'ack/crossed-syn-ack');
  sendPending(ctx, 'send/window-opened');
  return false;
}

/** An acknowledgment of our FIN moves the close on. */
function advanceClose(ctx: StepContext, seg: Segment): boolean {
  const { tcb } = ctx;
  if (!finAcknowledged(ctx)) return true;
  switch (tcb.state) {
    case 'FIN-WAIT-1':
      if (tcb.orphan && ctx.profile.finTimeout !== null) return leaveOrphaned(ctx, seg);
      if (!finIsNext(ctx, seg)) enterFinWait2(ctx, 'ack/fin-wait-1');
      return true;
    case 'CLOSING':
      enterTimeWait(ctx, 'ack/closing');
      return false;
    case 'LAST-ACK':
      closeNow(ctx, 'ack/last-ack');
      return false;
    default:
      return true;
  }
}

/** The FIN of an orphan is acknowledged: Linux keeps only a small entry, and takes no text with this segment. */
function leaveOrphaned(ctx: StepContext, seg: Segment): boolean {
  if (reachesBeyond(ctx, seg)) {
    resetFor(ctx, seg, 'text/after-close');
    return false;
  }
  if (!finIsNext(ctx, seg)) enterFinWait2(ctx, 'ack/fin-wait-1');
  return (seg.flags & FIN) !== 0;
}

/** Tells whether a segment carries text, or a FIN behind text, that lies beyond RCV.NXT. */
function reachesBeyond(ctx: StepContext, seg: Segment): boolean {
  return segLen(seg) > 0 && seqGt(seqAdd(seg.seq, seg.len), ctx.tcb.rcvNxt);
}

function resetFor(ctx: StepContext, seg: Segment, because: RuleId): void {
  closeNow(ctx, because);
  answerReset(ctx, seg, because);
}

/** Sixth, URG, changes nothing here: see takeText. Seventh: the text. Eighth: FIN. */
function checkText(ctx: StepContext, seg: Segment): boolean {
  const { tcb } = ctx;
  switch (tcb.state) {
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
      if (ctx.profile.resetsAcrossFin && seqLt(seg.seq, tcb.rcvNxt)) {
        if (!reachesBeyond(ctx, seg)) break;
        tcb.error = tcb.state === 'CLOSE-WAIT' ? ctx.profile.resetInCloseWait : 'ECONNRESET';
        resetFor(ctx, seg, 'text/across-fin');
        return false;
      }
      if (segLen(seg) > 0 && seqGt(seqAdd(seg.seq, segLen(seg)), tcb.rcvNxt)) {
        refuse(ctx, 'text/after-fin');
        return true;
      }
      break;
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      if (tcb.receiveShutdown && reachesBeyond(ctx, seg)) {
        tcb.error = 'ECONNRESET';
        resetFor(ctx, seg, 'text/after-close');
        return false;
      }
      break;
    default:
      break;
  }
  takeText(ctx, seg);
  return true;
}
