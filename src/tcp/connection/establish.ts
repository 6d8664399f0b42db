/** Becoming ESTABLISHED: what the two ways of opening have in common. RFC 9293 sections 3.10.7.3 and 3.10.7.4. */

import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { SYN } from '../segment.ts';
import { seqLt } from '../sequence.ts';
import { timestampNow } from './output.ts';
import type { StepContext } from './step-context.ts';
import { moveTo, startTimer } from './step-context.ts';

/** First estimate of the peer's segment size, octets: between Linux TCP_MIN_MSS and TCP_MSS_DEFAULT. */
const RECEIVED_MSS = { least: 88, most: 536 } as const;

/**
 * Returns the first congestion window, segments: one where the SYN or SYN,ACK timed out and was sent again more than
 * once, unless the peer's timestamp shows that it answers the first of them, or a D-SACK that something came twice. RFC 5681
 * section 3.1; `tcp_init_transfer`, `tcp_try_undo_dsack`. After a simultaneous open with SACK it is never one: the ACK of
 * the SYN clears the time of its retransmission, by which Linux takes the SYN for merely late (`tcp_packet_delayed`). To be
 * called while the time-outs are still counted.
 */
export function firstWindow({ tcb }: StepContext, seg: Segment): number {
  if (tcb.active && tcb.state === 'SYN-RECEIVED' && tcb.sack) return tcb.cwnd;
  const echo = tcb.timestamps ? seg.options?.timestamps?.echo : undefined;
  const wasFirst = echo === timestampNow(tcb, tcb.retransmittingSince);
  const [block] = (tcb.sack && seg.options?.sackBlocks) || [];
  const cameTwice = block !== undefined && seqLt(block[0], seg.ack);
  return tcb.timeouts > 0 && tcb.synRepeats > 1 && !wasFirst && !cameTwice ? 1 : tcb.cwnd;
}

/** Moves to ESTABLISHED, sets the send window from the segment and the RTO for data. */
export function establish(ctx: StepContext, seg: Segment, because: RuleId): void {
  const { tcb, profile, policies } = ctx;
  moveTo(ctx, 'ESTABLISHED', because);
  tcb.sndWnd = seg.flags & SYN ? seg.wnd : seg.wnd << tcb.sndScale;
  tcb.sndWl1 = seg.seq;
  tcb.sndWl2 = seg.ack;
  if (tcb.sndWnd > tcb.sndMaxWnd) tcb.sndMaxWnd = tcb.sndWnd;
  tcb.mss = boundToHalfWindow(tcb.mss, tcb.sndMaxWnd);
  tcb.timeouts = 0;
  tcb.retransmittingSince = -1;
  tcb.quick = 0;
  tcb.dataReceivedAt = ctx.now;
  tcb.ato = 0;
  if (tcb.srtt === 0) tcb.rto = profile.rtoFallback;
  tcb.rcvMss = Math.max(Math.min(tcb.mss, tcb.rcvWnd >> 1, RECEIVED_MSS.most), RECEIVED_MSS.least);
  policies.limitWindow(tcb, profile);
  if (tcb.options.keepalive !== null) startTimer(ctx, 'keepalive', tcb.options.keepalive.idle);
}

/**
 * Never sends more than half the largest window in one segment, so that a small window keeps moving: Linux's
 * `tcp_bound_to_half_wnd`, here in both profiles.
 */
function boundToHalfWindow(mss: number, window: number): number {
  const bound = window > 536 ? window >> 1 : window;
  return bound > 0 && mss > bound ? Math.max(bound, 48) : mss;
}
