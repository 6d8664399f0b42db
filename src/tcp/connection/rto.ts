/** The retransmission time-out: RFC 6298, and Linux's variant of it. */

import { seqGt } from '../sequence.ts';
import type { Draft } from './draft.ts';

/** Takes a round-trip time measurement `rtt` (µs) into SRTT and RTTVAR and recomputes RTO. RFC 6298 section 2. */
export function measure(d: Draft, rtt: number): void {
  const { c, p } = d;
  if (c.minRtt === 0 || rtt < c.minRtt) c.minRtt = rtt;
  if (p.rtoMinBoundsVariance) measureLinux(d, rtt);
  else measureRfc(d, rtt);
  c.rto = Math.min(computedRto(d), p.rtoMax);
}

/** Returns RTO without back-off, µs: SRTT + 4 RTTVAR within its bounds. RFC 6298 (2.2) to (2.5). */
export function computedRto(d: Draft): number {
  const { c, p } = d;
  if (c.srtt === 0) return p.rtoInitial;
  if (p.rtoMinBoundsVariance) return Math.round(c.srtt + c.rttvar);
  return Math.max(p.rtoMin, Math.round(c.srtt + Math.max(CLOCK_GRANULARITY, 4 * c.rttvar)));
}

/** G of RFC 6298: the model's clock ticks every microsecond. */
const CLOCK_GRANULARITY = 1;

function measureRfc(d: Draft, rtt: number): void {
  const { c } = d;
  if (c.srtt === 0) {
    c.srtt = rtt;
    c.rttvar = rtt / 2;
    return;
  }
  c.rttvar = 0.75 * c.rttvar + 0.25 * Math.abs(c.srtt - rtt);
  c.srtt = 0.875 * c.srtt + 0.125 * rtt;
}

/**
 * Linux keeps four times the mean deviation, never below rto_min, lets it fall at most once a round trip,
 * and lets a shrinking round trip raise it only slowly. `c.rttvar` holds that term as RTO adds it.
 */
function measureLinux(d: Draft, rtt: number): void {
  const { c, p } = d;
  if (c.srtt === 0) {
    c.srtt = Math.max(rtt, 1);
    c.mdev = 2 * rtt;
    c.rttvar = Math.max(c.mdev, p.rtoMin);
    c.mdevMax = c.rttvar;
    c.rttSeq = c.sndNxt;
    return;
  }
  const error = rtt - c.srtt;
  c.srtt += error / 8;
  let deviation = Math.abs(error) - c.mdev / 4;
  if (error < 0 && deviation > 0) deviation /= 8;
  c.mdev += deviation;
  if (c.mdev > c.mdevMax) {
    c.mdevMax = c.mdev;
    if (c.mdevMax > c.rttvar) c.rttvar = c.mdevMax;
  }
  if (seqGt(c.sndUna, c.rttSeq)) {
    if (c.mdevMax < c.rttvar) c.rttvar -= (c.rttvar - c.mdevMax) / 4;
    c.rttSeq = c.sndNxt;
    c.mdevMax = p.rtoMin;
  }
}

/** Doubles RTO up to its bound. RFC 6298 (5.5). */
export function backOff(d: Draft): void {
  d.c.rto = Math.min(d.c.rto * 2, d.p.rtoMax);
}
