/**
 * Loss by time: RACK, RFC 8985 section 6. What was sent before something that came through, and is overdue, is lost.
 */

import type { Seq } from '../sequence.ts';
import { seqAdd, seqGt } from '../sequence.ts';
import { segmentsInFlight } from './output.ts';
import { sendLost } from './retransmit.ts';
import type { StepContext } from './step-context.ts';
import { startTimer } from './step-context.ts';
import type { InFlight } from './tcb.ts';

/** Margin of the reordering timer, µs: Linux TCP_TIMEOUT_MIN_US. */
const MARGIN = 2_000;

/** Tells whether losses are detected by time instead of by three duplicate ACKs: where both sides have SACK. */
export function detectsByTime({ tcb, profile }: StepContext): boolean {
  return profile.lossByTime && tcb.sack;
}

/** Returns the sequence number after a segment in flight. */
export function endOf(f: InFlight): Seq {
  return seqAdd(f.seq, f.len + (f.syn ? 1 : 0) + (f.fin ? 1 : 0));
}

/** Notes that a segment reached the peer: it is acknowledged or SACKed. RFC 8985 section 6.2, steps 1 and 2. */
export function noteDelivered(ctx: StepContext, f: InFlight): void {
  const { tcb, now } = ctx;
  const rtt = now - f.sentAt;
  if (f.retransmitted && rtt < tcb.minRtt) return;
  tcb.rackRtt = rtt;
  if (f.sentAt > tcb.rackAt || (f.sentAt === tcb.rackAt && seqGt(endOf(f), tcb.rackEnd))) {
    tcb.rackAt = f.sentAt;
    tcb.rackEnd = endOf(f);
  }
}

/** How long a segment may be overtaken: a quarter of the shortest round trip, nothing once losses are certain. */
function reorderingWindow(ctx: StepContext): number {
  const { tcb } = ctx;
  let sacked = 0;
  for (const f of tcb.flight) if (f.sacked) sacked += 1;
  return tcb.recover >= 0 || sacked >= 3 ? 0 : Math.min(tcb.minRtt / 4, tcb.srtt);
}

/**
 * Marks the segments that are lost by now. Returns how many, and how long to wait for the other overtaken ones, µs; 0:
 * none.
 */
function markLost(ctx: StepContext): { readonly lost: number; readonly wait: number } {
  const { tcb, now } = ctx;
  const window = reorderingWindow(ctx);
  let lost = 0;
  let wait = 0;
  tcb.flight = tcb.flight.map((f) => {
    if (f.sacked || f.lost || f.syn) return f;
    const overtaken = tcb.rackAt > f.sentAt || (tcb.rackAt === f.sentAt && seqGt(tcb.rackEnd, endOf(f)));
    if (!overtaken) return f;
    const left = tcb.rackRtt + window - (now - f.sentAt);
    if (left > 0) {
      wait = Math.max(wait, left);
      return f;
    }
    lost += 1;
    return { ...f, lost: true, countsTwice: false };
  });
  return { lost, wait };
}

/**
 * Looks for losses after an acknowledgment of `delivered` segments, and begins the recovery. Returns
 * whether the reordering timer runs now. RFC 8985 section 6.2, step 5.
 */
export function detectLosses(ctx: StepContext, delivered: number, progressed: boolean): boolean {
  const { lost, wait } = markLost(ctx);
  if (wait > 0) startTimer(ctx, 'reordering', Math.min(Math.round(wait + MARGIN), ctx.tcb.rto));
  recover(ctx, lost, delivered + (progressed && lost === 0 ? 1 : 0));
  return wait > 0;
}

/** The reordering timer is due: what was waited for is lost. */
export function reorderingDue(ctx: StepContext): void {
  const { tcb } = ctx;
  tcb.retransmitAt = -1;
  recover(ctx, markLost(ctx).lost, 1);
  sendRecovered(ctx);
  const head = tcb.flight[0];
  if (tcb.retransmitAt < 0 && head) {
    startTimer(ctx, 'retransmission', Math.max(Math.round(head.sentAt + tcb.rto - ctx.now), 1));
  }
}

/** Begins or goes on with a fast recovery: as many segments go out as came through. RFC 6937. */
function recover(ctx: StepContext, lost: number, delivered: number): void {
  const { tcb } = ctx;
  let allowance = delivered;
  if (tcb.recover < 0) {
    if (lost === 0) return;
    tcb.recover = tcb.sndNxt;
    tcb.fastRecovery = true;
    tcb.probeHigh = -1;
    tcb.ssthresh = Math.max(tcb.cwnd >> 1, 2);
    allowance = Math.max(allowance, 1);
  }
  if (!tcb.fastRecovery) return;
  tcb.cwnd = segmentsInFlight(tcb) + allowance;
}

/**
 * Sends again what a fast recovery may: after the text of the segment at hand was taken, so that its ACK is not
 * behind.
 */
export function sendRecovered(ctx: StepContext): void {
  if (ctx.tcb.fastRecovery) sendLost(ctx, 'retransmit/overtaken');
}
