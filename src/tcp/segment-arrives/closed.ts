/** RFC 9293 section 3.10.7.1: a segment arrives and there is no connection. */

import { resetFor } from '../connection/answers.ts';
import type { Effect } from '../connection/effects.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';

/**
 * Returns the effect of a segment without a connection: the reset that answers it, or a refusal when it is itself a
 * reset.
 */
export function segmentArrivesClosed(seg: Segment, because: RuleId): Effect {
  const reset = resetFor(seg);
  if (reset === null) return { kind: 'refuse', because: 'closed/rst' };
  return { kind: 'send', segment: reset, retransmission: false, because };
}
