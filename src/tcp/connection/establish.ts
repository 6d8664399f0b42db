/** Becoming ESTABLISHED: what the two ways of opening have in common. RFC 9293 sections 3.10.7.3 and 3.10.7.4. */

import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { SYN } from '../segment.ts';
import type { Draft } from './draft.ts';
import { moveTo, startTimer } from './draft.ts';

/** Moves to ESTABLISHED, sets the send window from the segment and the RTO for data. */
export function establish(d: Draft, s: Segment, because: RuleId): void {
  const { c, p } = d;
  moveTo(d, 'ESTABLISHED', because);
  c.sndWnd = s.flags & SYN ? s.wnd : s.wnd << c.sndScale;
  c.sndWl1 = s.seq;
  c.sndWl2 = s.ack;
  if (c.sndWnd > c.sndMaxWnd) c.sndMaxWnd = c.sndWnd;
  c.mss = boundToHalfWindow(c.mss, c.sndMaxWnd);
  c.timeouts = 0;
  c.retransmittingSince = -1;
  c.quick = 0;
  c.dataReceivedAt = d.now;
  c.ato = 0;
  if (c.srtt === 0) c.rto = p.rtoFallback;
  c.rcvMss = Math.max(Math.min(c.mss, c.rcvWnd >> 1, 536), 88);
  if (c.options.keepalive !== null) startTimer(d, 'keepalive', c.options.keepalive.idle);
}

/** Never sends more than half the largest window in one segment, so that a small window keeps moving. `linux`. */
function boundToHalfWindow(mss: number, window: number): number {
  const bound = window > 536 ? window >> 1 : window;
  return bound > 0 && mss > bound ? Math.max(bound, 48) : mss;
}
