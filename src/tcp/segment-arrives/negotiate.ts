/** What the two SYNs agree on: MSS (RFC 9293 3.7.1), window scale and timestamps (RFC 7323), SACK (RFC 2018). */
import type { Draft } from '../connection/draft.ts';
import type { Segment } from '../segment.ts';

/** Default MSS where the peer names none: RFC 9293 section 3.7.1 (MUST-15). */
const DEFAULT_MSS = 536;

/** Takes the options of the peer's SYN. An option holds only if both sides sent it. */
export function negotiate(d: Draft, s: Segment): void {
  const { c, p, now } = d;
  const o = s.options;
  c.timestamps = p.timestamps && o?.timestamps !== undefined;
  c.sack = p.sack && o?.sackPermitted === true;
  if (p.windowScale !== null && o?.windowScale !== undefined) {
    c.sndScale = Math.min(o.windowScale, 14);
    c.rcvScale = c.options.receiveBuffer === null ? p.windowScale : 0;
  }
  if (c.timestamps) {
    c.tsRecent = o?.timestamps?.value ?? 0;
    c.tsRecentAt = now;
  }
  c.mss = Math.min(o?.mss ?? DEFAULT_MSS, p.mss) - (c.timestamps ? 12 : 0);
}
