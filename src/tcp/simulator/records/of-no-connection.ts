import type { RuleId } from '../../rules.ts';
import type { Segment } from '../../segment.ts';
import { ACK, RST } from '../../segment.ts';

/** Resets a connection itself sends: their SEQ is its own, also where that happens to be 0. */
const OWN_RESETS: ReadonlySet<RuleId> = new Set([
  'abort/call',
  'close/linger-0',
  'close/unread-data',
  'keepalive/dead',
]);

/** Tells whether a segment is <SEQ=0><CTL=RST,ACK>, whose SEQ belongs to no connection. RFC 9293 section 3.5.2. */
export function isOfNoConnection(s: Segment, because: RuleId): boolean {
  return s.seq === 0 && (s.flags & (RST | ACK)) === (RST | ACK) && !OWN_RESETS.has(because);
}
