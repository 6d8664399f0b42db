/** Answers that several checks of RFC 9293 section 3.10.7 share. */
import type { Draft } from '../connection/draft.ts';
import { sendAck } from '../connection/output.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { SYN, segLen } from '../segment.ts';
import { resetFor } from './closed.ts';

/** Sends the reset that answers `segment`. The state does not change. RFC 9293 section 3.5.2. */
export function answerReset(d: Draft, segment: Segment, because: RuleId): void {
  const reset = resetFor(segment);
  if (reset === null) return;
  d.effects.push({ kind: 'send', segment: reset, retransmission: false, because });
  d.because = because;
}

/** Tells whether an answer to an invalid segment must be held back now, and notes the time of the answer otherwise. RFC 5961 section 7. */
export function isRateLimited(d: Draft): boolean {
  const { c, p, now } = d;
  if (c.challengeAt >= 0 && now - c.challengeAt < p.invalidRateLimit) {
    if (c.challenges >= p.invalidBurst) return true;
    c.challenges += 1;
    return false;
  }
  c.challengeAt = now;
  c.challenges = 1;
  return false;
}

/** Sends a challenge ACK, unless one was sent a moment ago. RFC 5961 sections 3.2, 4.2, 5.2 and 7. */
export function challenge(d: Draft, because: RuleId): void {
  if (isRateLimited(d)) {
    d.effects.push({ kind: 'refuse', because: 'challenge/rate-limited' });
    d.because = 'challenge/rate-limited';
    return;
  }
  sendAck(d, because);
}

/** Acknowledges an unacceptable segment. Empty ones are rate-limited, those with text are not. RFC 9293 section 3.10.7.4, first. */
export function acknowledgeUnacceptable(d: Draft, segment: Segment, because: RuleId): void {
  const empty = segLen(segment) === 0 || (segment.flags & SYN) !== 0;
  if (empty && isRateLimited(d)) {
    d.effects.push({ kind: 'refuse', because: 'challenge/rate-limited' });
    return;
  }
  sendAck(d, because);
}
