/** Answers to segments that are refused: resets (RFC 9293 section 3.5.2), challenge ACKs and their limit (RFC 5961). */

import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { ACK, RST, SYN, segLen } from '../segment.ts';
import { seqAdd } from '../sequence.ts';
import { sendAck } from './output.ts';
import { noteDuplicatePart } from './sack.ts';
import type { StepContext } from './step-context.ts';
import { elapsedSince, refuse } from './step-context.ts';

/**
 * Returns the reset that answers a segment (RFC 9293 section 3.5.2), or null when the segment is itself a reset.
 * With an ACK: <SEQ=SEG.ACK><CTL=RST>. Without: <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>.
 */
export function resetFor(seg: Segment): Segment | null {
  if (seg.flags & RST) return null;
  const ports = { sport: seg.dport, dport: seg.sport, len: 0, wnd: 0, options: null };
  return seg.flags & ACK
    ? { ...ports, seq: seg.ack, ack: 0, flags: RST }
    : { ...ports, seq: 0, ack: seqAdd(seg.seq, segLen(seg)), flags: RST | ACK };
}

/** Sends the reset that answers a segment. The state does not change. RFC 9293 section 3.5.2. */
export function answerReset(ctx: StepContext, seg: Segment, because: RuleId): void {
  const reset = resetFor(seg);
  if (reset === null) return;
  ctx.effects.push({ kind: 'send', segment: reset, retransmission: false, because });
  ctx.because = because;
}

/**
 * Tells whether an answer to an invalid segment must be held back now, and notes the time of the answer otherwise. RFC
 * 5961 section 7.
 */
export function isRateLimited(ctx: StepContext): boolean {
  const { tcb, profile, now } = ctx;
  if (tcb.challengeAt >= 0 && elapsedSince(ctx, tcb.challengeAt) < profile.invalidRateLimit) {
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
  if (isRateLimited(ctx)) refuse(ctx, 'challenge/rate-limited');
  else sendAck(ctx, because);
}

/**
 * Acknowledges an unacceptable segment. The limit holds for empty ones and SYNs, not for those with text. RFC 9293 section
 * 3.10.7.4, first.
 */
export function acknowledgeUnacceptable(ctx: StepContext, seg: Segment, because: RuleId): void {
  if (isHeldBack(ctx, seg)) {
    refuse(ctx, 'challenge/rate-limited');
    return;
  }
  noteDuplicatePart(ctx, seg.seq, seqAdd(seg.seq, segLen(seg)));
  sendAck(ctx, because);
}

/** Tells whether the limit holds back the ACK of an unacceptable segment. */
export function isHeldBack(ctx: StepContext, seg: Segment): boolean {
  const isLimited = segLen(seg) === 0 || (seg.flags & SYN) !== 0;
  return isLimited && isRateLimited(ctx);
}
