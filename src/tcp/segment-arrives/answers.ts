/** Answers that several checks of RFC 9293 section 3.10.7 share. */

import { sendAck } from '../connection/output.ts';
import type { StepContext } from '../connection/step-context.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { SYN, segLen } from '../segment.ts';
import { resetFor } from './closed.ts';

/** Sends the reset that answers `segment`. The state does not change. RFC 9293 section 3.5.2. */
export function answerReset(ctx: StepContext, segment: Segment, because: RuleId): void {
  const reset = resetFor(segment);
  if (reset === null) return;
  ctx.effects.push({ kind: 'send', segment: reset, retransmission: false, because });
  ctx.because = because;
}

/** Tells whether an answer to an invalid segment must be held back now, and notes the time of the answer otherwise. RFC 5961 section 7. */
export function isRateLimited(ctx: StepContext): boolean {
  const { tcb, profile, now } = ctx;
  if (tcb.challengeAt >= 0 && now - tcb.challengeAt < profile.invalidRateLimit) {
    if (tcb.challenges >= profile.invalidBurst) return true;
    tcb.challenges += 1;
    return false;
  }
  tcb.challengeAt = now;
  tcb.challenges = 1;
  return false;
}

/** Sends a challenge ACK, unless one was sent a moment ago. RFC 5961 sections 3.2, 4.2, 5.2 and 7. */
export function challenge(ctx: StepContext, because: RuleId): void {
  if (isRateLimited(ctx)) {
    ctx.effects.push({ kind: 'refuse', because: 'challenge/rate-limited' });
    ctx.because = 'challenge/rate-limited';
    return;
  }
  sendAck(ctx, because);
}

/** Acknowledges an unacceptable segment. Empty ones are rate-limited, those with text are not. RFC 9293 section 3.10.7.4, first. */
export function acknowledgeUnacceptable(ctx: StepContext, segment: Segment, because: RuleId): void {
  const empty = segLen(segment) === 0 || (segment.flags & SYN) !== 0;
  if (empty && isRateLimited(ctx)) {
    ctx.effects.push({ kind: 'refuse', because: 'challenge/rate-limited' });
    return;
  }
  sendAck(ctx, because);
}
