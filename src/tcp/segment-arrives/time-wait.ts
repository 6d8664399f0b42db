/** A segment arrives in TIME-WAIT: RFC 9293 section 3.10.7.4, RFC 6191 and RFC 1337. */

import type { Draft } from '../connection/draft.ts';
import { closeNow, refuse } from '../connection/draft.ts';
import { sendAck } from '../connection/output.ts';
import type { Connection } from '../connection/tcb.ts';
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
export function timeWaitAdmitsSyn(c: Connection, s: Segment): boolean {
  if ((s.flags & (SYN | ACK | RST)) !== SYN) return false;
  const stamps = s.options?.timestamps;
  if (c.timestamps && stamps !== undefined) {
    if (seqGt(stamps.value, c.tsRecent)) return true;
    return stamps.value === c.tsRecent && seqGt(s.seq, c.rcvNxt);
  }
  return seqGt(s.seq, c.rcvNxt);
}

/** Processes a segment in TIME-WAIT that opens no new connection. */
export function segmentArrivesTimeWait(d: Draft, s: Segment): void {
  if (d.p.timeWaitRules) segmentArrivesTimeWaitLinux(d, s);
  else segmentArrivesTimeWaitRfc(d, s);
}

/**
 * RFC 9293's eight checks. Two places where its letter contradicts itself: a retransmitted FIN lies left of the window,
 * so that the first check would keep it from the fifth, which acknowledges it and restarts 2 MSL; the fifth holds here.
 * And a SYN that opens nothing is dropped in silence, as RFC 6191 says, not acknowledged.
 */
function segmentArrivesTimeWaitRfc(d: Draft, s: Segment): void {
  const { c } = d;
  const acceptable = isAcceptable(d, s) && !hasOldTimestamp(d, s);
  const retransmittedFin = (s.flags & (FIN | ACK)) === (FIN | ACK);
  if (s.flags & RST) {
    takeReset(d, s);
  } else if ((s.flags & (SYN | ACK)) === SYN) {
    refuse(d, 'time-wait/syn-dropped');
  } else if (s.flags & SYN) {
    if (acceptable) challenge(d, 'syn/challenge');
    else acknowledgeUnacceptable(d, s, 'time-wait/other');
  } else if (!acceptable) {
    if (retransmittedFin) restartTimeWait(d);
    acknowledgeUnacceptable(d, s, retransmittedFin ? 'time-wait/fin' : 'time-wait/other');
  } else if ((s.flags & ACK) === 0) {
    refuse(d, 'ack/missing');
  } else if (seqGt(s.ack, c.sndNxt) || judgeAck(d, s.ack) === 'too-old') {
    const because = seqGt(s.ack, c.sndNxt) ? 'ack/unsent' : 'ack/too-old';
    refuse(d, because);
    challenge(d, because);
  } else if (retransmittedFin) {
    restartTimeWait(d);
    sendAck(d, 'time-wait/fin');
  } else {
    refuse(d, s.len > 0 ? 'text/after-fin' : 'time-wait/ack');
  }
}

/** Linux's small TIME-WAIT entry acknowledges everything but an empty segment at RCV.NXT. */
function segmentArrivesTimeWaitLinux(d: Draft, s: Segment): void {
  const { c } = d;
  const old = hasOldTimestamp(d, s);
  if (s.flags & RST) {
    takeReset(d, s);
    return;
  }
  if (!old && s.seq === c.rcvNxt && segLen(s) === 0) {
    refuse(d, 'time-wait/ack');
    restartTimeWait(d);
    return;
  }
  const because =
    s.flags & SYN ? 'time-wait/syn-acknowledged' : s.flags & FIN ? 'time-wait/fin' : 'time-wait/other';
  if (old || s.flags & ACK) restartTimeWait(d);
  const limited = segLen(s) === 0 || (s.flags & SYN) !== 0;
  if (limited && isRateLimited(d)) refuse(d, 'challenge/rate-limited');
  else sendAck(d, because);
}

function takeReset(d: Draft, s: Segment): void {
  const { c, p } = d;
  if (s.seq !== c.rcvNxt) {
    if (!p.laxSequenceCheck && seqInWindow(s.seq, c.rcvNxt, receiveWindow(c))) challenge(d, 'rst/challenge');
    else refuse(d, 'rst/outside-window');
  } else if (p.rfc1337) {
    refuse(d, 'time-wait/rfc1337');
  } else {
    closeNow(d, 'time-wait/rst');
  }
}

function hasOldTimestamp(d: Draft, s: Segment): boolean {
  const value = s.options?.timestamps?.value;
  return d.c.timestamps && value !== undefined && seqLt(value, d.c.tsRecent);
}

/** Processes a segment for an orphan in FIN-WAIT-2, which Linux keeps as a small entry with rules of its own. */
export function segmentArrivesOrphanedFinWait2(d: Draft, s: Segment): void {
  const { c } = d;
  const last = seqAdd(s.seq, segLen(s));
  const end = seqAdd(c.rcvNxt, receiveWindow(c));
  const inWindow =
    s.seq === c.rcvNxt || (seqGt(last, c.rcvNxt) && seqLt(s.seq, end)) || (s.seq === end && s.seq === last);
  if (hasOldTimestamp(d, s) || !inWindow) {
    const limited = segLen(s) === 0 || (s.flags & SYN) !== 0;
    refuse(d, 'sequence/unacceptable');
    if (!(limited && isRateLimited(d))) sendAck(d, 'sequence/unacceptable');
    return;
  }
  if (s.flags & RST) {
    closeNow(d, 'rst/synchronized');
    return;
  }
  if (s.flags & SYN && seqGe(s.seq, c.rcvNxt)) {
    resetOrphan(d, s);
    return;
  }
  if ((s.flags & ACK) === 0 || !seqGt(last, c.rcvNxt) || segLen(s) === 0) {
    refuse(d, 'ack/nothing-new');
    return;
  }
  if ((s.flags & FIN) === 0 || last !== seqAdd(c.rcvNxt, 1)) {
    resetOrphan(d, s);
    return;
  }
  c.rcvNxt = last;
  c.finReceived = true;
  sendAck(d, 'ack/fin');
  enterTimeWait(d, 'fin/fin-wait-2');
}

function resetOrphan(d: Draft, s: Segment): void {
  answerReset(d, s, 'text/after-close');
  closeNow(d, 'text/after-close');
}
