/** What the two SYNs agree on: MSS (RFC 9293 3.7.1), window scale and timestamps (RFC 7323), SACK (RFC 2018). */

import type { Segment } from '../segment.ts';
import { ACK } from '../segment.ts';
import type { StepContext } from './step-context.ts';

/** Default MSS where the peer names none: RFC 9293 section 3.7.1 (MUST-15). */
const DEFAULT_MSS = 536;

/** Takes the options of the peer's SYN. An option holds only if both sides sent it. */
export function negotiate(ctx: StepContext, seg: Segment): void {
  const { tcb, profile, policies, now } = ctx;
  const o = seg.options;
  tcb.timestamps = profile.timestamps && o?.timestamps !== undefined;
  tcb.sack = profile.sack && o?.sackPermitted === true;
  if (profile.windowScale !== null && o?.windowScale !== undefined) {
    tcb.sndScale = Math.min(o.windowScale, 14);
    tcb.rcvScale = tcb.options.receiveBuffer === null ? profile.windowScale : 0;
  }
  // A SYN,ACK that repeats the whole offer promises the scale that the first SYN named.
  if (tcb.state === 'SYN-SENT' && (seg.flags & ACK) === 0 && policies.crossedSynAckOffersAll) {
    tcb.rcvScale = tcb.options.receiveBuffer === null ? (profile.windowScale ?? 0) : 0;
  }
  if (tcb.timestamps) {
    tcb.tsRecent = o?.timestamps?.value ?? 0;
    tcb.tsRecentAt = now;
  }
  tcb.mss = Math.min(o?.mss ?? DEFAULT_MSS, profile.mss) - (tcb.timestamps ? 12 : 0);
}
