/** RFC 9293 section 3.10.7.3: a segment arrives in SYN-SENT. Five checks, in the RFC's order. */
import { enterQuickAck } from '../connection/acknowledge.ts';
import type { Draft } from '../connection/draft.ts';
import { closeNow, moveTo, refuse, startTimer, stopRetransmitTimer } from '../connection/draft.ts';
import { establish } from '../connection/establish.ts';
import { NOTHING_IN_FLIGHT } from '../connection/new-tcb.ts';
import { answerSyn, hasUnsent, sendAck, sendPending } from '../connection/output.ts';
import { measure } from '../connection/rto.ts';
import type { Segment } from '../segment.ts';
import { ACK, RST, SYN } from '../segment.ts';
import { seqAdd, seqDiff, seqGt, seqLe } from '../sequence.ts';
import { sinceEcho } from './acknowledgment.ts';
import { answerReset } from './answers.ts';
import { negotiate } from './negotiate.ts';

/** Processes a segment in SYN-SENT. */
export function segmentArrivesSynSent(d: Draft, s: Segment): void {
  if (!checkAck(d, s) || !checkReset(d, s)) return;
  if ((s.flags & SYN) === 0) {
    refuse(d, 'syn-sent/no-syn');
    return;
  }
  if (s.flags & ACK) takeSynAck(d, s);
  else takeSyn(d, s);
}

/** First: the ACK bit. An ACK of something not sent is answered by a reset. */
function checkAck(d: Draft, s: Segment): boolean {
  const { c, p } = d;
  if ((s.flags & ACK) === 0) return true;
  if (!seqLe(s.ack, c.iss) && !seqGt(s.ack, c.sndNxt)) return true;
  refuse(d, 'syn-sent/bad-ack');
  answerReset(d, s, 'syn-sent/bad-ack');
  if (p.synResendAfterBadAck !== null && c.timeouts === 0) {
    startTimer(d, 'retransmission', p.synResendAfterBadAck);
  }
  return false;
}

/** Second: the RST bit. Only a reset that acknowledges the SYN counts. Third, security, is left out. */
function checkReset(d: Draft, s: Segment): boolean {
  if ((s.flags & RST) === 0) return true;
  if (s.flags & ACK) {
    d.c.error = 'ECONNREFUSED';
    closeNow(d, 'syn-sent/rst');
  } else {
    refuse(d, 'syn-sent/rst-without-ack');
  }
  return false;
}

function synchronizeTo(d: Draft, s: Segment): void {
  const { c } = d;
  c.irs = s.seq;
  c.rcvNxt = seqAdd(s.seq, 1);
  c.rcvWup = c.rcvNxt;
  c.receivedAt = d.now;
  negotiate(d, s);
}

/** Fourth, with ACK: our SYN is acknowledged, the connection is ESTABLISHED. */
function takeSynAck(d: Draft, s: Segment): void {
  const { c, now } = d;
  const syn = c.flight[0];
  const echo = s.options?.timestamps?.echo ?? 0;
  synchronizeTo(d, s);
  c.sndUna = s.ack;
  if (syn !== undefined && !syn.retransmitted) measure(d, now - syn.sentAt);
  else if (c.timestamps && echo !== 0) measure(d, sinceEcho(d, echo));
  c.flight = NOTHING_IN_FLIGHT;
  stopRetransmitTimer(d);
  const refused = c.synData > 0 ? c.synData - (seqDiff(s.ack, c.iss) - 1) : 0;
  if (refused > 0) c.sndNxt = s.ack;
  establish(d, s, 'syn-sent/syn-ack');
  if (hasUnsent(c) && c.sndWnd > 0) {
    if (refused === 0) enterQuickAck(d);
    c.ackScheduled = true;
    sendPending(d, 'send/with-third-ack');
    if (c.ackScheduled) sendAck(d, 'ack/third');
    return;
  }
  if (c.options.deferAccept > 0) {
    enterQuickAck(d);
    c.ackScheduled = true;
    startTimer(d, 'delayed-ack', d.p.delayedAckMax);
    return;
  }
  sendAck(d, 'ack/third');
}

/** Fourth, without ACK: both sides opened at once. RFC 9293 figure 7. */
function takeSyn(d: Draft, s: Segment): void {
  const { c } = d;
  synchronizeTo(d, s);
  c.sndWnd = s.wnd;
  c.sndWl1 = s.seq;
  c.sndMaxWnd = s.wnd;
  moveTo(d, 'SYN-RECEIVED', 'syn-sent/syn');
  answerSyn(d, 'syn-sent/syn');
}
