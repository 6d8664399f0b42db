/** The receive sequence space, and what a segment brings to it. RFC 9293 sections 3.3.1 and 3.4. */

import type { Segment } from '../segment.ts';
import { FIN, segLen } from '../segment.ts';
import { seqAdd, seqDiff, seqGt, seqInWindow, seqLe, seqLt } from '../sequence.ts';
import type { Tcb } from './tcb.ts';

/** Returns RCV.WND: what is left of the window last advertised, octets. */
export function receiveWindow(tcb: Tcb): number {
  const left = tcb.rcvWnd - seqDiff(tcb.rcvNxt, tcb.rcvWup);
  return left > 0 ? left : 0;
}

/** Tells whether a segment is acceptable: the four cases of RFC 9293 section 3.4, Table 5. */
export function isInReceiveWindow(tcb: Tcb, seg: Segment): boolean {
  const window = receiveWindow(tcb);
  const len = segLen(seg);
  if (len === 0) return window === 0 ? seg.seq === tcb.rcvNxt : seqInWindow(seg.seq, tcb.rcvNxt, window);
  if (window === 0) return false;
  const last = seqAdd(seg.seq, len - 1);
  return seqInWindow(seg.seq, tcb.rcvNxt, window) || seqInWindow(last, tcb.rcvNxt, window);
}

/** Tells whether a segment carries text, or a FIN behind text, that lies beyond RCV.NXT. */
export function reachesBeyondNext(tcb: Tcb, seg: Segment): boolean {
  return segLen(seg) > 0 && seqGt(seqAdd(seg.seq, seg.len), tcb.rcvNxt);
}

/** Tells whether the segment's FIN is the next thing in order, so that it is taken in this step. */
export function isFinNext(tcb: Tcb, seg: Segment): boolean {
  if ((seg.flags & FIN) === 0) return false;
  return seqLe(seg.seq, tcb.rcvNxt) && !seqLt(seqAdd(seg.seq, seg.len), tcb.rcvNxt);
}

/** How long a timestamp can tell old from new, µs: half the range of a clock of 1 ms, Linux TCP_PAWS_WRAP. */
const TIMESTAMP_HOLDS = 2_147_483_000_000;

/**
 * Tells whether a segment's timestamp is more than `forgiven` ms older than the latest taken: PAWS, RFC 7323 section 5.3. After 24
 * days without one, nothing counts as old: section 5.5.
 */
export function hasOldTimestamp(tcb: Tcb, seg: Segment, now: number, forgiven = 0): boolean {
  const value = seg.options?.timestamps?.value;
  if (!tcb.timestamps || value === undefined || now - tcb.tsRecentAt > TIMESTAMP_HOLDS) return false;
  return seqLt(seqAdd(value, forgiven), tcb.tsRecent);
}
