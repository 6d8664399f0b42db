/**
 * RFC 9293 section 3.10.7.4: a segment arrives in SYN-RECEIVED or any later state.
 * Eight checks, in the RFC's order; each returns whether the next one is to be made.
 */
import { acknowledgeOwed, enterQuickAck } from '../connection/acknowledge.ts';
import type { Draft } from '../connection/draft.ts';
import { closeNow, refuse } from '../connection/draft.ts';
import { establish } from '../connection/establish.ts';
import { sendRecovered } from '../connection/loss-detection.ts';
import { sendAck, sendPending } from '../connection/output.ts';
import { queueFin } from '../connection/queue-fin.ts';
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
export function segmentArrivesSynchronized(d: Draft, s: Segment): void {
  const goesOn =
    checkSequence(d, s) && checkReset(d, s) && checkSyn(d, s) && checkAck(d, s) && checkText(d, s);
  if (goesOn && d.c.state !== 'CLOSED' && d.c.state !== 'TIME-WAIT') {
    sendRecovered(d);
    sendPending(d, 'send/window-opened');
    acknowledgeOwed(d);
  }
}

/** First: is the sequence number acceptable? Includes the timestamp check of RFC 7323 section 5.3. */
function checkSequence(d: Draft, s: Segment): boolean {
  const { c } = d;
  d.because = 'sequence/acceptable';
  if (!checkTimestamp(d, s)) return false;
  if (d.p.laxSequenceCheck ? isAcceptableLinux(d, s) : isAcceptable(d, s)) {
    c.receivedAt = d.now;
    return true;
  }
  if (isCrossedSynAck(d, s)) return true;
  if (s.flags & RST) {
    const afterFin = c.state === 'CLOSE-WAIT' || c.state === 'LAST-ACK' || c.state === 'CLOSING';
    if (d.p.laxSequenceCheck && afterFin && s.seq === seqAdd(c.rcvNxt, -1)) return true;
    refuse(d, 'rst/outside-window');
  } else if (s.flags & SYN && d.p.laxSequenceCheck) {
    challenge(d, 'syn/challenge');
  } else {
    if (segLen(s) > 0 && seqLt(s.seq, c.rcvNxt)) enterQuickAck(d);
    refuse(d, 'sequence/unacceptable');
    if (!isStoppedByZeroWindow(d, s) || checkAck(d, { ...s, len: 0, flags: ACK })) {
      acknowledgeUnacceptable(d, s, 'sequence/unacceptable');
    }
  }
  return false;
}

/** A zero window refuses all text, but by the RFC the ACK that comes with it counts. RFC 9293 section 3.10.7.4, first. */
function isStoppedByZeroWindow(d: Draft, s: Segment): boolean {
  const { c, p } = d;
  if (p.laxSequenceCheck || c.state === 'SYN-RECEIVED' || (s.flags & (SYN | ACK)) !== ACK) return false;
  return s.seq === c.rcvNxt && receiveWindow(c) === 0;
}

function checkTimestamp(d: Draft, s: Segment): boolean {
  const { c } = d;
  const stamps = s.options?.timestamps;
  if (!c.timestamps || stamps === undefined || seqGe(stamps.value, c.tsRecent) || s.flags & RST) return true;
  if (s.flags & SYN) {
    challenge(d, 'syn/challenge');
    return false;
  }
  if (segLen(s) === 0 && s.flags & ACK && seqGe(c.rcvNxt, s.seq)) {
    if (s.seq === c.rcvNxt && s.ack === c.sndUna) return true;
    refuse(d, 'timestamp/old');
    if (seqLt(s.seq, c.rcvNxt)) return false;
  } else {
    refuse(d, 'timestamp/old');
  }
  if (segLen(s) > 0 && seqLt(s.seq, c.rcvNxt)) enterQuickAck(d);
  acknowledgeUnacceptable(d, s, 'timestamp/old');
  return false;
}

/** The four cases of RFC 9293 section 3.4, Table 5. */
export function isAcceptable(d: Draft, s: Segment): boolean {
  const { c } = d;
  const window = receiveWindow(c);
  const len = segLen(s);
  if (len === 0) return window === 0 ? s.seq === c.rcvNxt : seqInWindow(s.seq, c.rcvNxt, window);
  if (window === 0) return false;
  const last = seqAdd(s.seq, len - 1);
  return seqInWindow(s.seq, c.rcvNxt, window) || seqInWindow(last, c.rcvNxt, window);
}

/** Linux's looser test: the segment must not end before the last window told, nor begin or end beyond the window. */
function isAcceptableLinux(d: Draft, s: Segment): boolean {
  const { c } = d;
  const end = seqAdd(s.seq, segLen(s));
  if (seqLt(end, c.rcvWup)) return false;
  const limit = seqAdd(c.rcvNxt, receiveWindow(c));
  if (!seqGt(seqAdd(end, s.flags & FIN ? -1 : 0), limit)) return true;
  return !seqGt(s.seq, limit) && c.unread === 0;
}

/** The SYN,ACK of a simultaneous open lies left of the window; its ACK counts all the same. RFC 9293 figure 7 and A.2. */
function isCrossedSynAck(d: Draft, s: Segment): boolean {
  const { c } = d;
  return c.state === 'SYN-RECEIVED' && c.active && (s.flags & (SYN | ACK)) === (SYN | ACK) && s.seq === c.irs;
}

/** Second: the RST bit. RFC 9293 section 3.10.7.4 and RFC 5961 section 3.2. */
function checkReset(d: Draft, s: Segment): boolean {
  const { c } = d;
  if ((s.flags & RST) === 0) return true;
  const afterFin = c.state === 'CLOSE-WAIT' || c.state === 'LAST-ACK' || c.state === 'CLOSING';
  const exact = s.seq === c.rcvNxt || (d.p.laxSequenceCheck && afterFin && s.seq === seqAdd(c.rcvNxt, -1));
  if (!exact) {
    challenge(d, 'rst/challenge');
    return false;
  }
  switch (c.state) {
    case 'SYN-RECEIVED':
      if (c.active) c.error = d.p.activeSynReceivedReset;
      closeNow(d, c.active ? 'rst/syn-received-active' : 'rst/syn-received-passive');
      return false;
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      c.error = 'ECONNRESET';
      closeNow(d, 'rst/synchronized');
      return false;
    case 'CLOSE-WAIT':
      c.error = d.p.resetInCloseWait;
      closeNow(d, 'rst/synchronized');
      return false;
    default:
      c.error = 'ECONNRESET';
      closeNow(d, 'rst/closing');
      return false;
  }
}

/** Third, security, is left out: the model has none. Fourth: the SYN bit. RFC 5961 section 4.2. */
function checkSyn(d: Draft, s: Segment): boolean {
  if ((s.flags & SYN) === 0 || isCrossedSynAck(d, s)) return true;
  if (d.c.state === 'SYN-RECEIVED' && !d.c.active) {
    closeNow(d, 'syn/back-to-listen');
    return false;
  }
  challenge(d, 'syn/challenge');
  return false;
}

/** Fifth: the ACK field. */
function checkAck(d: Draft, s: Segment): boolean {
  if ((s.flags & ACK) === 0) {
    refuse(d, 'ack/missing');
    return false;
  }
  const verdict = judgeAck(d, s.ack);
  if (d.c.state === 'SYN-RECEIVED') return checkAckSynReceived(d, s, verdict);
  switch (verdict) {
    case 'unsent':
      refuse(d, 'ack/unsent');
      challenge(d, 'ack/unsent');
      return false;
    case 'too-old':
      refuse(d, 'ack/too-old');
      challenge(d, 'ack/too-old');
      return false;
    case 'old':
      return true;
    default:
      takeAck(d, s, verdict);
      return advanceClose(d, s);
  }
}

function checkAckSynReceived(d: Draft, s: Segment, verdict: AckVerdict): boolean {
  const repeats = verdict === 'duplicate' && d.p.laxSequenceCheck;
  if (verdict !== 'new' && !repeats) {
    answerReset(d, s, 'ack/syn-received-bad');
    return false;
  }
  const crossed = isCrossedSynAck(d, s);
  takeAck(d, s, verdict);
  establish(d, s, d.c.active ? 'ack/syn-received-active' : 'ack/syn-received');
  if (d.c.finQueued) queueFin(d, 'FIN-WAIT-1', 'close/syn-received');
  if (!crossed) return true;
  if (d.p.ackSimultaneousSynAck) sendAck(d, 'ack/crossed-syn-ack');
  sendPending(d, 'send/window-opened');
  return false;
}

/** An acknowledgment of our FIN moves the close on. */
function advanceClose(d: Draft, s: Segment): boolean {
  const { c } = d;
  if (!finAcknowledged(d)) return true;
  switch (c.state) {
    case 'FIN-WAIT-1':
      if (c.orphan && d.p.finTimeout !== null) return leaveOrphaned(d, s);
      if (!finIsNext(d, s)) enterFinWait2(d, 'ack/fin-wait-1');
      return true;
    case 'CLOSING':
      enterTimeWait(d, 'ack/closing');
      return false;
    case 'LAST-ACK':
      closeNow(d, 'ack/last-ack');
      return false;
    default:
      return true;
  }
}

/** The FIN of an orphan is acknowledged: Linux keeps only a small entry, and takes no text with this segment. */
function leaveOrphaned(d: Draft, s: Segment): boolean {
  if (reachesBeyond(d, s)) {
    resetFor(d, s, 'text/after-close');
    return false;
  }
  if (!finIsNext(d, s)) enterFinWait2(d, 'ack/fin-wait-1');
  return (s.flags & FIN) !== 0;
}

/** Tells whether a segment carries text, or a FIN behind text, that lies beyond RCV.NXT. */
function reachesBeyond(d: Draft, s: Segment): boolean {
  return segLen(s) > 0 && seqGt(seqAdd(s.seq, s.len), d.c.rcvNxt);
}

function resetFor(d: Draft, s: Segment, because: RuleId): void {
  closeNow(d, because);
  answerReset(d, s, because);
}

/** Sixth, URG, changes nothing here: see takeText. Seventh: the text. Eighth: FIN. */
function checkText(d: Draft, s: Segment): boolean {
  const { c } = d;
  switch (c.state) {
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
      if (d.p.resetsAcrossFin && seqLt(s.seq, c.rcvNxt)) {
        if (!reachesBeyond(d, s)) break;
        c.error = c.state === 'CLOSE-WAIT' ? d.p.resetInCloseWait : 'ECONNRESET';
        resetFor(d, s, 'text/across-fin');
        return false;
      }
      if (segLen(s) > 0 && seqGt(seqAdd(s.seq, segLen(s)), c.rcvNxt)) {
        refuse(d, 'text/after-fin');
        return true;
      }
      break;
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      if (c.receiveShutdown && reachesBeyond(d, s)) {
        c.error = 'ECONNRESET';
        resetFor(d, s, 'text/after-close');
        return false;
      }
      break;
    default:
      break;
  }
  takeText(d, s);
  return true;
}
