/** The retransmission time-out: RFC 6298, and Linux's variant of it. */

import { seqGt } from '../sequence.ts';
import type { StepContext } from './step-context.ts';

/** Takes a round-trip time measurement `rtt` (µs) into SRTT and RTTVAR and recomputes RTO. RFC 6298 section 2. */
export function measure(ctx: StepContext, rtt: number): void {
  const { tcb, profile } = ctx;
  if (tcb.minRtt === 0 || rtt < tcb.minRtt) tcb.minRtt = rtt;
  if (profile.rtoMinBoundsVariance) measureLinux(ctx, rtt);
  else measureRfc(ctx, rtt);
  tcb.rto = Math.min(computedRto(ctx), profile.rtoMax);
}

/** Returns RTO without back-off, µs: SRTT + 4 RTTVAR within its bounds. RFC 6298 (2.2) to (2.5). */
export function computedRto(ctx: StepContext): number {
  const { tcb, profile } = ctx;
  if (tcb.srtt === 0) return profile.rtoInitial;
  if (profile.rtoMinBoundsVariance) return Math.round(tcb.srtt + tcb.rttvar);
  return Math.max(profile.rtoMin, Math.round(tcb.srtt + Math.max(CLOCK_GRANULARITY, 4 * tcb.rttvar)));
}

/** G of RFC 6298: the model's clock ticks every microsecond. */
const CLOCK_GRANULARITY = 1;

function measureRfc(ctx: StepContext, rtt: number): void {
  const { tcb } = ctx;
  if (tcb.srtt === 0) {
    tcb.srtt = rtt;
    tcb.rttvar = rtt / 2;
    return;
  }
  tcb.rttvar = 0.75 * tcb.rttvar + 0.25 * Math.abs(tcb.srtt - rtt);
  tcb.srtt = 0.875 * tcb.srtt + 0.125 * rtt;
}

/**
 * Linux keeps four times the mean deviation, never below rto_min, lets it fall at most once a round trip,
 * and lets a shrinking round trip raise it only slowly. `tcb.rttvar` holds that term as RTO adds it.
 */
function measureLinux(ctx: StepContext, rtt: number): void {
  const { tcb, profile } = ctx;
  if (tcb.srtt === 0) {
    tcb.srtt = Math.max(rtt, 1);
    tcb.mdev = 2 * rtt;
    tcb.rttvar = Math.max(tcb.mdev, profile.rtoMin);
    tcb.mdevMax = tcb.rttvar;
    tcb.rttSeq = tcb.sndNxt;
    return;
  }
  const error = rtt - tcb.srtt;
  tcb.srtt += error / 8;
  let deviation = Math.abs(error) - tcb.mdev / 4;
  if (error < 0 && deviation > 0) deviation /= 8;
  tcb.mdev += deviation;
  if (tcb.mdev > tcb.mdevMax) {
    tcb.mdevMax = tcb.mdev;
    if (tcb.mdevMax > tcb.rttvar) tcb.rttvar = tcb.mdevMax;
  }
  if (seqGt(tcb.sndUna, tcb.rttSeq)) {
    if (tcb.mdevMax < tcb.rttvar) tcb.rttvar -= (tcb.rttvar - tcb.mdevMax) / 4;
    tcb.rttSeq = tcb.sndNxt;
    tcb.mdevMax = profile.rtoMin;
  }
}

/** Doubles RTO up to its bound. RFC 6298 (5.5). */
export function backOff(ctx: StepContext): void {
  ctx.tcb.rto = Math.min(ctx.tcb.rto * 2, ctx.profile.rtoMax);
}
