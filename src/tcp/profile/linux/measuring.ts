/** Round trips as Linux measures them: RFC 6298 with a variance term of its own. */

import type { Mutable, Tcb } from '../../connection/tcb.ts';
import { seqGt } from '../../sequence.ts';

/**
 * `tcp_rtt_estimator`: takes a round trip into the estimate. Linux keeps four times the mean deviation, never below
 * rto_min, lets it fall at most once a round trip, and lets a shrinking round trip raise it only slowly. `tcb.rttvar`
 * holds that term as RTO adds it.
 */
export function measureRoundTrip(tcb: Mutable<Tcb>, rtt: number, rtoMin: number): void {
  if (tcb.srtt === 0) {
    tcb.srtt = Math.max(rtt, 1);
    tcb.mdev = 2 * rtt;
    tcb.rttvar = Math.max(tcb.mdev, rtoMin);
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
    tcb.mdevMax = rtoMin;
  }
}

/**
 * `__tcp_set_rto`: returns RTO without back-off, µs. rto_min bounds the variance term, where RFC 6298 (2.4) bounds RTO
 * as a whole.
 */
export function rtoOf(tcb: Tcb): number {
  return Math.round(tcb.srtt + tcb.rttvar);
}
