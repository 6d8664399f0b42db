/** Loss by time: RACK, RFC 8985 section 6. What was sent before something that came through, and is overdue, is lost. */

import type { Seq } from '../sequence.ts';
import { seqAdd, seqGt } from '../sequence.ts';
import type { Draft } from './draft.ts';
import { startTimer } from './draft.ts';
import { segmentsInFlight } from './output.ts';
import { sendLost } from './retransmit.ts';
import type { InFlight } from './tcb.ts';

/** Margin of the reordering timer, µs: Linux TCP_TIMEOUT_MIN_US. */
const MARGIN = 2_000;

/** Returns the sequence number after a segment in flight. */
export function endOf(f: InFlight): Seq {
  return seqAdd(f.seq, f.len + (f.syn ? 1 : 0) + (f.fin ? 1 : 0));
}

/** Notes that a segment came through: acknowledged or held by the peer. RFC 8985 section 6.2, steps 1 and 2. */
export function noteDelivered(d: Draft, f: InFlight): void {
  const { c, now } = d;
  const rtt = now - f.sentAt;
  if (f.retransmitted && rtt < c.minRtt) return;
  c.rackRtt = rtt;
  if (f.sentAt > c.rackAt || (f.sentAt === c.rackAt && seqGt(endOf(f), c.rackEnd))) {
    c.rackAt = f.sentAt;
    c.rackEnd = endOf(f);
  }
}

/** How long a segment may be overtaken: a quarter of the shortest round trip, nothing once losses are certain. */
function reorderingWindow(d: Draft): number {
  const { c } = d;
  let held = 0;
  for (const f of c.flight) if (f.sacked) held += 1;
  return c.recover >= 0 || held >= 3 ? 0 : Math.min(c.minRtt / 4, c.srtt);
}

/** Marks what is lost by now. Returns how many, and how long the others still have, µs: 0 when there are none. */
function markLost(d: Draft): { readonly lost: number; readonly wait: number } {
  const { c, now } = d;
  const window = reorderingWindow(d);
  let lost = 0;
  let wait = 0;
  c.flight = c.flight.map((f) => {
    if (f.sacked || f.lost || f.syn) return f;
    const overtaken = c.rackAt > f.sentAt || (c.rackAt === f.sentAt && seqGt(c.rackEnd, endOf(f)));
    if (!overtaken) return f;
    const left = c.rackRtt + window - (now - f.sentAt);
    if (left > 0) {
      wait = Math.max(wait, left);
      return f;
    }
    lost += 1;
    return { ...f, lost: true };
  });
  return { lost, wait };
}

/**
 * Looks for losses after an acknowledgment that `delivered` so many segments, and begins the recovery. Returns
 * whether the reordering timer runs now. RFC 8985 section 6.2, step 5.
 */
export function detectLosses(d: Draft, delivered: number, progressed: boolean): boolean {
  const { lost, wait } = markLost(d);
  if (wait > 0) startTimer(d, 'reordering', Math.min(Math.round(wait + MARGIN), d.c.rto));
  recover(d, lost, delivered + (progressed && lost === 0 ? 1 : 0));
  return wait > 0;
}

/** The reordering timer is due: what was waited for is lost. */
export function reorderingDue(d: Draft): void {
  const { c } = d;
  c.retransmitAt = -1;
  recover(d, markLost(d).lost, 1);
  sendRecovered(d);
  const head = c.flight[0];
  if (c.retransmitAt < 0 && head) {
    startTimer(d, 'retransmission', Math.max(Math.round(head.sentAt + c.rto - d.now), 1));
  }
}

/** Begins or goes on with a fast recovery: as many segments go out as came through. RFC 6937. */
function recover(d: Draft, lost: number, delivered: number): void {
  const { c } = d;
  let allowance = delivered;
  if (c.recover < 0) {
    if (lost === 0) return;
    c.recover = c.sndNxt;
    c.fastRecovery = true;
    c.probeHigh = -1;
    c.ssthresh = Math.max(c.cwnd >> 1, 2);
    allowance = Math.max(allowance, 1);
  }
  if (!c.fastRecovery) return;
  c.cwnd = segmentsInFlight(c) + allowance;
}

/** Sends again what a fast recovery may: after the text of the segment at hand was taken, so that its ACK is not behind. */
export function sendRecovered(d: Draft): void {
  if (d.c.fastRecovery) sendLost(d, 'retransmit/overtaken');
}
