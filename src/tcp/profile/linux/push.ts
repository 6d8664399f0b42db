/** PSH as Linux sets it: by the buffers that data waits in and the bursts it leaves in, where RFC 9293 section 3.9.1.2 looks at what is queued. */

import type { Mutable, Tcb } from '../../connection/tcb.ts';
import type { Seq } from '../../sequence.ts';
import { seqAdd, seqDiff, seqGt } from '../../sequence.ts';

/** Most octets in one buffer: GSO_LEGACY_MAX_SIZE. */
const LARGEST_BUFFER = 65_536;

/** Pacing counts in units of 2^10 per second: `sk_pacing_shift`. */
const PACING_SHIFT = 10;

/**
 * `tcp_push` and `forced_push`: marks the end of what one send() queues, unless more is to come, and wherever half the
 * largest window the peer has offered was queued since the last mark. What joins a buffer that still waits takes its mark away.
 */
export function markPush(tcb: Mutable<Tcb>, octets: number, more: boolean): void {
  const half = tcb.sndMaxWnd >> 1;
  const size = bufferSize(tcb);
  const waiting = seqDiff(tcb.sndEnd, tcb.sndNxt);
  let room = waiting === 0 ? size : size - (waiting % size || size);
  const marks = tcb.pushes.filter(
    (end) => seqGt(end, tcb.sndUna) && (room === 0 || waiting === 0 || end !== tcb.sndEnd),
  );
  const mark = (end: Seq): void => {
    marks.push(end);
    tcb.pushedEnd = end;
  };
  let end = tcb.sndEnd;
  for (let left = octets; left > 0; room = size) {
    const taken = Math.min(left, room);
    left -= taken;
    end = seqAdd(end, taken);
    if (taken > 0 && (taken === room || left === 0) && seqGt(end, seqAdd(tcb.pushedEnd, half))) mark(end);
  }
  if (!more && octets > 0 && marks.at(-1) !== end) mark(end);
  tcb.pushes = marks;
}

/** `tcp_xmit_size_goal`: returns how many octets one buffer takes: whole segments. */
function bufferSize({ mss }: Tcb): number {
  return Math.floor(LARGEST_BUFFER / mss) * mss;
}

/** `tcp_tso_autosize`: returns how many segments leave as one burst at most, the last of which carries PSH. */
export function segmentsAtOnce({ mss, cwnd, ssthresh, srtt, minRtt }: Tcb): number {
  if (srtt === 0) return 2;
  const gain = cwnd < ssthresh / 2 ? 2 : 1.2;
  const rate = (mss * cwnd * gain * 1_000_000) / srtt;
  const near = Math.floor(minRtt / 512);
  const octets = rate / 2 ** PACING_SHIFT + (near < 32 ? Math.floor(LARGEST_BUFFER / 2 ** near) : 0);
  return Math.max(Math.floor(Math.min(octets, LARGEST_BUFFER) / mss), 2);
}
