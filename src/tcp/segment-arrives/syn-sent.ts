/** RFC 9293 section 3.10.7.3: a segment arrives in SYN-SENT. Five checks, in the RFC's order. */
import { enterQuickAck } from '../connection/acknowledge.ts';
import { answerReset } from '../connection/answers.ts';
import { establish, firstWindow } from '../connection/establish.ts';
import { negotiate } from '../connection/negotiate.ts';
import { NOTHING_IN_FLIGHT } from '../connection/new-tcb.ts';
import { answerSyn, sendAck } from '../connection/output.ts';
import { measure } from '../connection/rto.ts';
import { sendPending } from '../connection/send.ts';
import type { StepContext } from '../connection/step-context.ts';
import { closeNow, moveTo, refuse, startTimer, stopRetransmitTimer } from '../connection/step-context.ts';
import { hasUnsent } from '../connection/tcb.ts';
import type { Segment } from '../segment.ts';
import { ACK, RST, SYN } from '../segment.ts';
import { seqAdd, seqDiff, seqGt, seqLe } from '../sequence.ts';
import { sinceEcho } from './acknowledgment.ts';

/** Processes a segment in SYN-SENT. */
export function segmentArrivesSynSent(ctx: StepContext, seg: Segment): void {
  if (!checkAck(ctx, seg) || !checkReset(ctx, seg)) return;
  if ((seg.flags & SYN) === 0) {
    refuse(ctx, 'syn-sent/no-syn');
    return;
  }
  if (seg.flags & ACK) takeSynAck(ctx, seg);
  else takeSyn(ctx, seg);
}

/** First: the ACK bit. An ACK of something not sent is answered by a reset. */
function checkAck(ctx: StepContext, seg: Segment): boolean {
  const { tcb, profile } = ctx;
  if ((seg.flags & ACK) === 0) return true;
  if (!seqLe(seg.ack, tcb.iss) && !seqGt(seg.ack, tcb.sndNxt)) return true;
  refuse(ctx, 'syn-sent/bad-ack');
  answerReset(ctx, seg, 'syn-sent/bad-ack');
  if (profile.synResendAfterBadAck !== null && tcb.timeouts === 0) {
    startTimer(ctx, 'retransmission', profile.synResendAfterBadAck);
  }
  return false;
}

/** Second: the RST bit. Only a reset that acknowledges the SYN counts. Third, security, is left out. */
function checkReset(ctx: StepContext, seg: Segment): boolean {
  if ((seg.flags & RST) === 0) return true;
  if (seg.flags & ACK) {
    ctx.tcb.error = 'ECONNREFUSED';
    closeNow(ctx, 'syn-sent/rst');
  } else {
    refuse(ctx, 'syn-sent/rst-without-ack');
  }
  return false;
}

function synchronizeTo(ctx: StepContext, seg: Segment): void {
  const { tcb } = ctx;
  tcb.irs = seg.seq;
  tcb.rcvNxt = seqAdd(seg.seq, 1);
  tcb.rcvWup = tcb.rcvNxt;
  tcb.receivedAt = ctx.now;
  negotiate(ctx, seg);
}

/** Fourth, with ACK: our SYN is acknowledged, the connection is ESTABLISHED. */
function takeSynAck(ctx: StepContext, seg: Segment): void {
  const { tcb, now } = ctx;
  const syn = tcb.flight[0];
  const echo = seg.options?.timestamps?.echo ?? 0;
  synchronizeTo(ctx, seg);
  tcb.sndUna = seg.ack;
  if (syn !== undefined && !syn.retransmitted) measure(ctx, now - syn.sentAt);
  else if (tcb.timestamps && echo !== 0) measure(ctx, sinceEcho(ctx, echo));
  tcb.flight = NOTHING_IN_FLIGHT;
  stopRetransmitTimer(ctx);
  const refused = tcb.synData > 0 ? tcb.synData - (seqDiff(seg.ack, tcb.iss) - 1) : 0;
  if (refused > 0) tcb.sndNxt = seg.ack;
  tcb.cwnd = firstWindow(ctx, seg);
  establish(ctx, seg, 'syn-sent/syn-ack');
  if (hasUnsent(tcb) && tcb.sndWnd > 0) {
    if (refused === 0) enterQuickAck(ctx);
    tcb.ackScheduled = true;
    sendPending(ctx, 'send/with-third-ack');
    if (tcb.ackScheduled) sendAck(ctx, 'ack/third');
    return;
  }
  if (tcb.options.deferAccept > 0) {
    enterQuickAck(ctx);
    tcb.ackScheduled = true;
    startTimer(ctx, 'delayed-ack', ctx.profile.delayedAckMax);
    return;
  }
  sendAck(ctx, 'ack/third');
}

/** Fourth, without ACK: both sides opened at once. RFC 9293 figure 7. */
function takeSyn(ctx: StepContext, seg: Segment): void {
  const { tcb } = ctx;
  synchronizeTo(ctx, seg);
  tcb.sndWnd = seg.wnd;
  tcb.sndWl1 = seg.seq;
  tcb.sndMaxWnd = seg.wnd;
  moveTo(ctx, 'SYN-RECEIVED', 'syn-sent/syn');
  answerSyn(ctx, 'syn-sent/syn');
}
