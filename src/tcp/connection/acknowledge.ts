/**
 * When to acknowledge: RFC 9293 section 3.8.6.3 (delayed ACK) and Linux's way of doing it, which acknowledges at once
 * at the start of a connection and lets ACKs ride on data once requests and answers alternate.
 */

import { seqDiff } from '../sequence.ts';
import { sendAck } from './output.ts';
import { receiveWindow } from './receive-space.ts';
import type { StepContext } from './step-context.ts';
import { elapsedSince, lateness, startTimer } from './step-context.ts';
import { affordableWindow } from './window.ts';

/** The kernel's tick at 250 Hz, µs: what Linux counts gaps between segments and delays of ACKs in. */
const TICK = 4_000;
/** Linux TCP_MAX_QUICKACKS. */
const MAX_QUICK_ACKS = 16;
/** Longest delay where full segments come and nothing is sent, µs: HZ / 2 in Linux `tcp_send_delayed_ack`. */
const LONGEST_DELAY = 500_000;

/** Notes that an ACK is owed. */
export function scheduleAck(ctx: StepContext): void {
  ctx.tcb.ackScheduled = true;
}

function grantQuickAcks(ctx: StepContext): void {
  const { tcb } = ctx;
  const half = Math.floor(tcb.rcvWnd / (2 * tcb.rcvMss)) || 2;
  const granted = half < MAX_QUICK_ACKS ? half : MAX_QUICK_ACKS;
  if (granted > tcb.quick) tcb.quick = granted;
}

/** Acknowledges the next segments at once: something is out of order or was seen twice. */
export function enterQuickAck(ctx: StepContext): void {
  grantQuickAcks(ctx);
  ctx.tcb.interactive = false;
  ctx.tcb.ato = ctx.profile.delayedAckMin;
}

/** Estimates the peer's MSS from a segment with `len` octets of text, in order or not. */
export function measureText({ tcb, profile }: StepContext, len: number, push: boolean): void {
  if (len >= tcb.rcvMss) {
    tcb.rcvMss = len < profile.mss ? len : profile.mss;
    if (push && tcb.pushed === 0) tcb.pushed = 1;
  } else {
    tcb.pushed = tcb.pushed > 0 ? 2 : 1;
  }
}

/** Takes note of a segment with `len` octets of text, some of them next in order. */
export function dataArrived(ctx: StepContext, len: number, push: boolean): void {
  const { tcb, now, profile } = ctx;
  tcb.ackScheduled = true;
  measureText(ctx, len, push);
  if (tcb.ato === 0) {
    grantQuickAcks(ctx);
    tcb.ato = profile.delayedAckMin;
  } else {
    const gap = Math.floor(elapsedSince(ctx, tcb.dataReceivedAt) / TICK) * TICK;
    if (gap <= profile.delayedAckMin / 2) tcb.ato = tcb.ato / 2 + profile.delayedAckMin / 2;
    else if (gap < tcb.ato) tcb.ato = Math.min(tcb.ato / 2 + gap, tcb.rto);
    else if (gap > tcb.rto) grantQuickAcks(ctx);
  }
  tcb.dataReceivedAt = now;
}

/** Sends the ACK that is owed, or starts the timer that will. */
export function acknowledgeOwed(ctx: StepContext): void {
  const { tcb, profile } = ctx;
  if (!tcb.ackScheduled) return;
  const quick = tcb.quick > 0 && !tcb.interactive && profile.delayedAck !== 'always';
  if (tcb.ackNow || profile.delayedAck === 'never' || quick) {
    sendAck(ctx, 'ack/at-once');
    return;
  }
  if (seqDiff(tcb.rcvNxt, tcb.rcvWup) > tcb.rcvMss && affordableWindow(ctx) >= tcb.rcvWnd) {
    sendAck(ctx, 'ack/second-segment');
    return;
  }
  if (tcb.outOfOrder.length > 0) {
    sendAck(ctx, 'ack/gap');
    return;
  }
  delayAck(ctx);
}

function delayAck(ctx: StepContext): void {
  const { tcb, profile } = ctx;
  let delay = tcb.ato;
  if (delay > profile.delayedAckMin) {
    const bound = tcb.interactive || tcb.pushed > 0 ? profile.delayedAckMax : LONGEST_DELAY;
    const byRtt = tcb.srtt > 0 ? Math.max(tcb.srtt, profile.delayedAckMin) : bound;
    delay = Math.min(delay, bound, byRtt);
  }
  delay = Math.min(delay, profile.delayedAckMax);
  if (tcb.ackAt >= 0) {
    const left = untilDelayedAck(ctx);
    if (delay === 0 || left <= delay / 4) {
      sendAck(ctx, 'ack/delayed');
      return;
    }
    if (left <= delay) return;
  }
  // A connection that has received no text yet has an estimate of 0: its ACK goes out with the next tick.
  startTimer(ctx, 'delayed-ack', delay > 0 || profile.timerTick > 0 ? delay : TICK);
}

/** Returns how long the delayed ACK has yet to wait, µs: where the kernel ticks, to the tick after which its timer may go off. */
function untilDelayedAck(ctx: StepContext): number {
  const { tcb, profile, now } = ctx;
  const tick = profile.timerTick;
  return tick > 0 ? tcb.ackAt - lateness(ctx) - (1 + Math.floor(now / tick)) * tick : tcb.ackAt - now;
}

/** The delayed-ACK timer went off. */
export function delayedAckDue(ctx: StepContext): void {
  const { tcb, profile } = ctx;
  tcb.ackAt = -1;
  if (!tcb.ackScheduled) return;
  if (tcb.interactive) {
    tcb.interactive = false;
    tcb.ato = profile.delayedAckMin;
  } else {
    tcb.ato = Math.min(tcb.ato * 2, tcb.rto);
  }
  sendAck(ctx, 'ack/delayed');
}

/** The user has read `octets`: acknowledges when that frees the window or was what the ACK waited for. */
export function acknowledgeRead(ctx: StepContext, octets: number): void {
  const { tcb, profile } = ctx;
  if (tcb.ackScheduled && tcb.state !== 'CLOSED') {
    const twoSegments = seqDiff(tcb.rcvNxt, tcb.rcvWup) > tcb.rcvMss;
    const drained =
      octets > 0 && tcb.unread === 0 && (tcb.pushed > 1 || (tcb.pushed > 0 && !tcb.interactive));
    if (twoSegments || (drained && profile.delayedAck !== 'always')) {
      sendAck(ctx, 'ack/read');
      return;
    }
  }
  if (octets > 0 && !tcb.finReceived && !tcb.receiveShutdown && tcb.state !== 'CLOSED') {
    const advertised = receiveWindow(tcb);
    if (2 * advertised <= Math.min(tcb.rcvClamp, ctx.policies.fullSpace(tcb, profile))) {
      const usable = affordableWindow(ctx);
      if (usable > 0 && usable >= 2 * advertised) sendAck(ctx, 'window/update');
    }
  }
}
