/** What Linux measures differently: round trips (RFC 6298) and the room in the receive buffer. */

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

/**
 * `tcp_win_from_space`: returns what the receive buffer takes, octets: more than the window first offered. Half of it
 * counts as overhead until full segments have shown how little there is.
 */
export function receiveBuffer(tcb: Tcb, receiveWindow: number): number {
  if (tcb.options.receiveBuffer !== null || tcb.unread === 0) return tcb.rcvBuf;
  const share = tcb.rcvMss > 1_152 ? tcb.rcvMss / 2_304 : 0.5;
  return 2 * receiveWindow * share;
}

/**
 * `tcp_measure_rcv_mss`: learns the real size of a buffer set by SO_RCVBUF from the first full segment. Linux counts whole
 * buffers against it, not the octets in them.
 */
export function learnBufferOverhead(tcb: Mutable<Tcb>, octets: number): void {
  const asked = tcb.options.receiveBuffer;
  if (asked === null) return;
  const size = 256 + 2 ** Math.ceil(Math.log2(octets + 436));
  const ratio = Math.floor((octets * 256) / size);
  tcb.rcvBuf = (2 * asked * ratio) >> 8;
  tcb.bufferCost = (size * ratio) / 256 / octets;
}
