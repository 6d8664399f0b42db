/**
 * The retransmission time-out: RFC 6298. How a round trip enters the estimate is a policy: Linux has a variant of its
 * own.
 */

import type { StepContext } from './step-context.ts';

/** Takes a round-trip time measurement `rtt` (µs) into the estimate and recomputes RTO. RFC 6298 section 2. */
export function measure(ctx: StepContext, rtt: number): void {
  const { tcb, profile, policies } = ctx;
  if (tcb.minRtt === 0 || rtt < tcb.minRtt) tcb.minRtt = rtt;
  policies.measureRoundTrip(tcb, rtt, profile.rtoMin);
  tcb.rto = Math.min(computedRto(ctx), profile.rtoMax);
  if (policies.probesAfterBackOff) tcb.probeBackoff = 0;
}

/** Returns RTO without back-off and upper bound, µs. RFC 6298 (2.1) to (2.4). */
export function computedRto({ tcb, profile, policies }: StepContext): number {
  return tcb.srtt === 0 ? profile.rtoInitial : policies.rtoOf(tcb, profile.rtoMin);
}

/** Doubles RTO up to its bound. RFC 6298 (5.5). */
export function backOff({ tcb, profile, policies }: StepContext): void {
  tcb.rto = Math.min(tcb.rto * 2, profile.rtoMax);
  if (policies.probesAfterBackOff) tcb.probeBackoff += 1;
}
