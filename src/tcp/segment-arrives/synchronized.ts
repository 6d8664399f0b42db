/**
 * RFC 9293 section 3.10.7.4: a segment arrives in SYN-RECEIVED or any later state.
 * Eight checks, in the RFC's order; each returns whether the next one is to be made.
 */

import { acknowledgeOwed, enterQuickAck } from '../connection/acknowledge.ts';
import { acknowledgeUnacceptable, answerReset, challenge } from '../connection/answers.ts';
import { queueFin } from '../connection/close.ts';
import { establish, firstWindow } from '../connection/establish.ts';
import { sendRecovered } from '../connection/loss-detection.ts';
import { sendAck } from '../connection/output.ts';
import { hasOldTimestamp, isFinNext, reachesBeyondNext } from '../connection/receive-space.ts';
import { noteDuplicate } from '../connection/sack.ts';
import { sendPending } from '../connection/send.ts';
import type { StepContext } from '../connection/step-context.ts';
import { closeNow, refuse } from '../connection/step-context.ts';
import type { Tcb } from '../connection/tcb.ts';
import { isFinAcknowledged } from '../connection/tcb.ts';
import { enterFinWait2, enterTimeWait } from '../connection/time-wait.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { ACK, RST, SYN, segLen } from '../segment.ts';
import { seqLt } from '../sequence.ts';
import type { AckVerdict } from './acknowledgment.ts';
import { isPredicted, judgeAck, takeAck, takeOldAck } from './acknowledgment.ts';
import { takeText } from './text.ts';

/** Processes a segment in a synchronized state or SYN-RECEIVED. */
export function segmentArrivesSynchronized(ctx: StepContext, seg: Segment): void {
  if (ctx.policies.isDiscardedUnread(seg)) {
    refuse(ctx, 'ack/missing');
    return;
  }
  const goesOn =
    checkSequence(ctx, seg) &&
    checkReset(ctx, seg) &&
    checkSyn(ctx, seg) &&
    checkAck(ctx, seg) &&
    checkText(ctx, seg);
  if (goesOn && ctx.tcb.state !== 'CLOSED' && ctx.tcb.state !== 'TIME-WAIT') {
    sendPending(ctx, 'send/window-opened');
    acknowledgeOwed(ctx);
  }
}

/** First: is the sequence number acceptable? Includes the timestamp check of RFC 7323 section 5.3. */
function checkSequence(ctx: StepContext, seg: Segment): boolean {
  const { tcb, policies } = ctx;
  ctx.because = 'sequence/acceptable';
  if (!checkTimestamp(ctx, seg)) return false;
  if (policies.isAcceptable(tcb, seg)) return true;
  if (isCrossedSynAck(tcb, seg)) return true;
  if (seg.flags & RST) {
    refuse(ctx, 'rst/outside-window');
  } else if (policies.challengesUnacceptable(seg)) {
    challenge(ctx, 'syn/challenge');
  } else {
    if (segLen(seg) > 0 && seqLt(seg.seq, tcb.rcvNxt)) enterQuickAck(ctx);
    refuse(ctx, 'sequence/unacceptable');
    const ackCounts = policies.takesAckAtZeroWindow(tcb, seg);
    if (!ackCounts || checkAck(ctx, { ...seg, len: 0, flags: ACK })) {
      acknowledgeUnacceptable(ctx, seg, 'sequence/unacceptable');
    }
  }
  return false;
}

function checkTimestamp(ctx: StepContext, seg: Segment): boolean {
  const { tcb, policies } = ctx;
  if (!hasOldTimestamp(tcb, seg, ctx.now, policies.timestampForgiven) || seg.flags & RST) return true;
  if (seg.flags & SYN) {
    challenge(ctx, 'syn/challenge');
    return false;
  }
  const isEmptyAck = segLen(seg) === 0 && (seg.flags & ACK) !== 0;
  const verdict = isEmptyAck ? policies.judgeLateAck(tcb, seg) : 'answer';
  if (verdict === 'take') return true;
  refuse(ctx, 'timestamp/old');
  if (verdict === 'ignore') return false;
  if (segLen(seg) > 0 && seqLt(seg.seq, tcb.rcvNxt)) enterQuickAck(ctx);
  acknowledgeUnacceptable(ctx, seg, 'timestamp/old');
  return false;
}

/**
 * The SYN,ACK of a simultaneous open lies left of the window; its ACK counts all the same. RFC 9293 figure 7 and A.2.
 */
function isCrossedSynAck({ state, active, irs }: Tcb, seg: Segment): boolean {
  return state === 'SYN-RECEIVED' && active && (seg.flags & (SYN | ACK)) === (SYN | ACK) && seg.seq === irs;
}

/** Second: the RST bit. RFC 9293 section 3.10.7.4 and RFC 5961 section 3.2. */
function checkReset(ctx: StepContext, seg: Segment): boolean {
  const { tcb, policies } = ctx;
  if ((seg.flags & RST) === 0) return true;
  if (!policies.isResetExact(tcb, seg)) {
    challenge(ctx, 'rst/challenge');
    return false;
  }
  const error = policies.errorAfterReset(tcb.state);
  switch (tcb.state) {
    case 'SYN-RECEIVED':
      if (tcb.active) tcb.error = error;
      closeNow(ctx, tcb.active ? 'rst/syn-received-active' : 'rst/syn-received-passive');
      return false;
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
      tcb.error = error;
      closeNow(ctx, 'rst/synchronized');
      return false;
    default:
      tcb.error = error;
      closeNow(ctx, 'rst/closing');
      return false;
  }
}

/** Third, security, is left out: the model has none. Fourth: the SYN bit. RFC 5961 section 4.2. */
function checkSyn(ctx: StepContext, seg: Segment): boolean {
  const { tcb } = ctx;
  if ((seg.flags & SYN) === 0 || isCrossedSynAck(tcb, seg)) return true;
  if (tcb.state === 'SYN-RECEIVED' && !tcb.active) {
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
  if (isPredicted(ctx, seg)) return true;
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
      takeOldAck(ctx, seg);
      sendRecovered(ctx);
      return true;
    default:
      takeAck(ctx, seg, verdict);
      sendRecovered(ctx);
      return advanceClose(ctx, seg);
  }
}

/** Fifth, in SYN-RECEIVED: the ACK of our SYN makes the connection ESTABLISHED, any other gets a reset. */
function checkAckSynReceived(ctx: StepContext, seg: Segment, verdict: AckVerdict): boolean {
  const { tcb, policies } = ctx;
  if ((verdict !== 'new' && verdict !== 'duplicate') || !policies.establishes(tcb, seg)) {
    answerReset(ctx, seg, 'ack/syn-received-bad');
    return false;
  }
  const crossed = isCrossedSynAck(tcb, seg);
  const window = firstWindow(ctx, seg);
  takeAck(ctx, seg, verdict);
  tcb.cwnd = window;
  establish(ctx, seg, tcb.active ? 'ack/syn-received-active' : 'ack/syn-received');
  if (tcb.finQueued) queueFin(ctx, 'FIN-WAIT-1', 'close/syn-received');
  if (!crossed) return true;
  noteDuplicate(ctx, tcb.irs, tcb.rcvNxt);
  if (policies.acknowledgesCrossedSynAck) {
    // To Linux its SYN is one that it has had before, and nothing has been received yet that could be answered.
    enterQuickAck(ctx);
    tcb.dataReceivedAt = -1;
    tcb.ackScheduled = true;
    sendAck(ctx, 'ack/crossed-syn-ack');
  }
  sendPending(ctx, 'send/window-opened');
  return false;
}

/** Fifth, once our FIN is acknowledged: the close moves on. */
function advanceClose(ctx: StepContext, seg: Segment): boolean {
  const { tcb } = ctx;
  if (!isFinAcknowledged(tcb)) return true;
  switch (tcb.state) {
    case 'FIN-WAIT-1':
      return leaveFinWait1(ctx, seg);
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

/** FIN-WAIT-2 comes next, or TIME-WAIT at once when the segment carries the peer's FIN: see takeText. */
function leaveFinWait1(ctx: StepContext, seg: Segment): boolean {
  const { tcb, profile, policies } = ctx;
  const brings = policies.withAckOfFin(tcb, seg, profile);
  if (brings === 'reset') {
    resetFor(ctx, seg, 'text/after-close');
    return false;
  }
  if (!isFinNext(tcb, seg)) enterFinWait2(ctx, 'ack/fin-wait-1');
  return brings === 'text';
}

/** Sixth, URG, changes nothing here: see takeText. Seventh: the text. Eighth: FIN. */
function checkText(ctx: StepContext, seg: Segment): boolean {
  const { tcb } = ctx;
  switch (tcb.state) {
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
      return checkTextAfterFin(ctx, seg);
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      if (tcb.receiveShutdown && reachesBeyondNext(tcb, seg)) {
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

/** Seventh, after the peer's FIN: there should be no more text. */
function checkTextAfterFin(ctx: StepContext, seg: Segment): boolean {
  const { tcb, policies } = ctx;
  const fate = policies.textAfterFin(tcb, seg);
  switch (fate) {
    case 'take':
      takeText(ctx, seg);
      return true;
    case 'ignore':
      refuse(ctx, 'text/after-fin');
      return true;
    case 'reset':
      tcb.error = policies.errorAfterReset(tcb.state);
      resetFor(ctx, seg, 'text/across-fin');
      return false;
    default:
      return fate satisfies never;
  }
}

function resetFor(ctx: StepContext, seg: Segment, because: RuleId): void {
  closeNow(ctx, because);
  answerReset(ctx, seg, because);
}
