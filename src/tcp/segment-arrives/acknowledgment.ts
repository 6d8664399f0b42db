/**
 * The ACK field: RFC 9293 section 3.10.7.4, fifth check, and what an acknowledgment does to the retransmission queue.
 */

import { detectLosses, detectsByTime, endOf, noteDelivered } from '../connection/loss-detection.ts';
import { NOTHING_IN_FLIGHT } from '../connection/new-tcb.ts';
import { hasOldTimestamp } from '../connection/receive-space.ts';
import {
  isProbeOut,
  rearmRetransmission,
  scheduleLossProbe,
  sendAgain,
  untilProbe,
} from '../connection/retransmit.ts';
import { measure } from '../connection/rto.ts';
import type { Arrival } from '../connection/spurious-timeout.ts';
import { recoverFromTimeout } from '../connection/spurious-timeout.ts';
import type { StepContext } from '../connection/step-context.ts';
import { startTimer, stopRetransmitTimer } from '../connection/step-context.ts';
import type { InFlight, Mutable, Tcb } from '../connection/tcb.ts';
import { hasUnsent, usableWindow } from '../connection/tcb.ts';
import type { WindowVerdict } from '../profile/policies.ts';
import type { Segment } from '../segment.ts';
import { ACK, FIN, PSH, SYN } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { seqDiff, seqGe, seqGt, seqLe, seqLt } from '../sequence.ts';

/** How SEG.ACK stands to SND.UNA and SND.NXT. */
export type AckVerdict = 'new' | 'duplicate' | 'old' | 'too-old' | 'unsent';

/** Judges SEG.ACK. RFC 9293 section 3.4 and RFC 5961 section 5.2. */
export function judgeAck({ tcb, policies }: StepContext, ack: Seq): AckVerdict {
  if (seqGt(ack, tcb.sndNxt)) return 'unsent';
  if (seqGt(ack, tcb.sndUna)) return 'new';
  if (ack === tcb.sndUna) return 'duplicate';
  return seqLt(ack, policies.oldestAck(tcb)) ? 'too-old' : 'old';
}

/** Takes an acceptable acknowledgment: SND.UNA, window, RTT, retransmission queue and timers. */
export function takeAck(ctx: StepContext, seg: Segment, verdict: 'new' | 'duplicate'): void {
  const { tcb } = ctx;
  const hadFlight = tcb.flight.length > 0;
  tcb.receivedAt = ctx.now;
  if (verdict === 'new') tcb.timeouts = 0;
  rememberTimestamp(ctx, seg);
  const window = updateWindow(ctx, seg);
  const advances = verdict === 'new';
  const duplicate = !advances && seg.len === 0 && (seg.flags & (SYN | FIN)) === 0 && window !== 'new';
  endLossProbe(tcb, seg, duplicate);
  const cameTwice = countReported(tcb, seg);
  tcb.probesOut = 0;
  if (isProbeOut(tcb)) {
    takeProbeAnswer(ctx, seg, verdict);
    return;
  }
  if (!hadFlight) {
    tcb.sndUna = verdict === 'new' ? seg.ack : tcb.sndUna;
    reopenWindow(ctx);
    return;
  }
  const before = tcb.flight.length;
  const covered = tcb.recover >= 0 && coversOriginal(tcb, seg);
  const sacked = markSacked(ctx, seg);
  const progressed = verdict === 'new' && removeAcknowledged(ctx, seg, sacked.sample);
  if (!progressed && sacked.sample >= 0) measure(ctx, sacked.sample);
  recoverFromLoss(ctx, { seg, advances, duplicate, sacks: sacked.count > 0, coversOriginal: covered });
  const delivered = sacked.count + before - tcb.flight.length + cameTwice;
  const byTime = detectsByTime(ctx) && tcb.flight.length > 0 && (sacked.count > 0 || tcb.recover >= 0);
  if (byTime && detectLosses(ctx, delivered, progressed)) return;
  if (progressed && !scheduleLossProbe(ctx, true)) rearmRetransmission(ctx);
}

/** A tail loss probe is over once it is acknowledged beyond doubt, or as what came twice. RFC 8985 section 7.4.2. */
function endLossProbe(tcb: Mutable<Tcb>, seg: Segment, duplicate: boolean): void {
  if (tcb.probeHigh < 0 || seqLt(seg.ack, tcb.probeHigh)) return;
  if (seg.ack !== tcb.probeHigh || duplicate || reportsProbeTwice(tcb, seg)) tcb.probeHigh = -1;
}

/** Tells whether a segment reports by D-SACK, RFC 2883 section 4, that the probe came twice: Linux `tcp_dsack_seen`. */
function reportsProbeTwice({ sack, mss, probeHigh }: Tcb, { ack, options }: Segment): boolean {
  const [block] = (sack && options?.sackBlocks) || [];
  if (block === undefined) return false;
  const [left, right] = block;
  return seqLt(left, ack) && right === probeHigh && seqDiff(right, left) <= mss;
}

/**
 * Counts the segments that an acknowledgment reports by D-SACK to have come twice. More than were sent again are the
 * network's doing and count for none: Linux `tcp_dsack_seen`.
 */
function countReported(tcb: Mutable<Tcb>, { ack, options }: Segment): number {
  if (!tcb.sack || options?.sackBlocks === undefined) return 0;
  const [first, second] = options.sackBlocks;
  if (first === undefined) return 0;
  const [left, right] = first;
  const isInSecond = second !== undefined && seqGe(left, second[0]) && seqLe(right, second[1]);
  const octets = seqDiff(right, left);
  if (!(seqLt(left, ack) || isInSecond) || octets <= 0 || octets > tcb.sndMaxWnd) return 0;
  const segments = Math.ceil(octets / tcb.mss);
  tcb.duplicatesReported += segments;
  return tcb.duplicatesReported > tcb.repeats + tcb.synRepeats ? 0 : segments;
}

/** Takes of an acknowledgment that is old what it says of later segments: its SACK blocks. Linux `tcp_ack`, old_ack. */
export function takeOldAck(ctx: StepContext, seg: Segment): void {
  if (!detectsByTime(ctx) || ctx.tcb.flight.length === 0) return;
  const { count } = markSacked(ctx, seg);
  if (count > 0) detectLosses(ctx, count, false);
}

/**
 * Takes the text's timestamp, and tells that there is no more to do with the segment's ACK, where Linux takes the text by its
 * short cut: `tcp_rcv_established`.
 */
export function isPredicted(ctx: StepContext, seg: Segment): boolean {
  const { tcb, profile } = ctx;
  if (!profile.headerPrediction || tcb.state !== 'ESTABLISHED') return false;
  const isNext = seg.len > 0 && seg.seq === tcb.rcvNxt && tcb.outOfOrder.length === 0;
  const isPlain = (seg.flags & ~PSH) === ACK && seg.options?.sackBlocks === undefined;
  if (!isNext || !isPlain || seg.wnd << tcb.sndScale !== tcb.sndWnd) return false;
  rememberTimestamp(ctx, seg);
  if (seg.ack !== tcb.sndUna) return false;
  tcb.sndWl1 = seg.seq;
  return true;
}

/** TS.Recent: RFC 7323 section 4.3. */
function rememberTimestamp(ctx: StepContext, seg: Segment): void {
  const stamps = seg.options?.timestamps;
  if (!ctx.tcb.timestamps || stamps === undefined || seqGt(seg.seq, ctx.tcb.rcvWup)) return;
  if (hasOldTimestamp(ctx.tcb, seg, ctx.now)) return;
  ctx.tcb.tsRecent = stamps.value;
  ctx.tcb.tsRecentAt = ctx.now;
}

/** Takes the window that a segment offers, unless it is older than the last. Returns what it is. */
function updateWindow({ tcb, policies }: StepContext, seg: Segment): WindowVerdict {
  const window = seg.flags & SYN ? seg.wnd : seg.wnd << tcb.sndScale;
  const verdict = policies.judgeWindow(tcb, seg, window);
  if (verdict === 'old') return verdict;
  tcb.sndWnd = window;
  tcb.sndWl1 = seg.seq;
  tcb.sndWl2 = seg.ack;
  if (tcb.sndWnd > tcb.sndMaxWnd) tcb.sndMaxWnd = tcb.sndWnd;
  return verdict;
}

/** Nothing is in flight: an ACK may open a window that was shut, or say that it still is. RFC 9293 section 3.8.6.1. */
function reopenWindow(ctx: StepContext): void {
  const { tcb } = ctx;
  if (!hasUnsent(tcb)) return;
  const next = Math.min(tcb.mss, seqDiff(tcb.sndEnd, tcb.sndNxt)) || 1;
  if (next <= usableWindow(tcb)) {
    tcb.probeBackoff = 0;
    tcb.probingSince = -1;
    stopRetransmitTimer(ctx);
  } else {
    startTimer(ctx, 'persist', untilProbe(ctx));
  }
}

/**
 * The peer answers a window probe. Its octet was taken, or the window has opened without it: then it goes out again
 * with what follows it; or the window is still shut and the probe stays out. RFC 9293 section 3.8.6.1.
 */
function takeProbeAnswer(ctx: StepContext, seg: Segment, verdict: 'new' | 'duplicate'): void {
  const { tcb } = ctx;
  if (verdict === 'new') {
    tcb.sndUna = seg.ack;
  } else {
    const waiting = seqDiff(tcb.sndEnd, tcb.sndUna);
    const len = Math.min(tcb.mss, waiting);
    if (len + (tcb.finQueued && len === waiting ? 1 : 0) > tcb.sndWnd) return;
    tcb.sndNxt = tcb.sndUna;
  }
  tcb.flight = NOTHING_IN_FLIGHT;
  tcb.probingSince = -1;
  if (hasUnsent(tcb)) reopenWindow(ctx);
  else stopRetransmitTimer(ctx);
}

/** Tells whether a segment acknowledges or SACKs for the first time what was in flight at the time-out and went out once. */
function coversOriginal({ flight, recover, sack }: Tcb, seg: Segment): boolean {
  const blocks = (sack && seg.options?.sackBlocks) || [];
  return flight.some((f) => {
    const end = endOf(f);
    if (f.retransmitted || f.sacked || seqGt(end, recover)) return false;
    return seqLe(end, seg.ack) || blocks.some(([left, right]) => seqGe(f.seq, left) && seqLe(end, right));
  });
}

/**
 * Takes the SACK blocks. Returns how many segments they newly cover, and a round-trip sample from one of them, µs; -1:
 * none.
 */
function markSacked(ctx: StepContext, seg: Segment): { readonly count: number; readonly sample: number } {
  const { tcb, now } = ctx;
  // A block that begins at or before SND.UNA is no news: `tcp_is_sackblock_valid`.
  const blocks = seg.options?.sackBlocks?.filter(([left]) => seqGt(left, tcb.sndUna));
  let count = 0;
  let sample = -1;
  if (!tcb.sack || blocks === undefined) return { count, sample };
  tcb.flight = tcb.flight.map((f) => {
    if (f.sacked || !blocks.some(([left, right]) => seqGe(f.seq, left) && seqLe(endOf(f), right))) return f;
    count += 1;
    if (!f.retransmitted && sample < 0) sample = now - f.sentAt;
    noteDelivered(ctx, f);
    return { ...f, sacked: true, lost: false };
  });
  return { count, sample };
}

/**
 * Removes acknowledged segments from the retransmission queue and measures the round trip. Returns whether there were
 * any.
 */
function removeAcknowledged(ctx: StepContext, seg: Segment, sackSample: number): boolean {
  const { tcb, policies, now } = ctx;
  const kept: InFlight[] = [];
  let sample = -1;
  let retransmitted = false;
  for (const f of tcb.flight) {
    if (seqLe(endOf(f), seg.ack)) {
      if (!f.sacked) noteDelivered(ctx, f);
      if (f.retransmitted) retransmitted = true;
      else if (sample < 0 && !f.sacked) sample = now - f.sentAt;
    } else if (seqLt(f.seq, seg.ack)) {
      kept.push({ ...f, seq: seg.ack, len: f.len - seqDiff(seg.ack, f.seq) });
    } else {
      kept.push(f);
    }
  }
  const acked = tcb.flight.length - kept.length;
  tcb.flight = kept.length > 0 ? kept : NOTHING_IN_FLIGHT;
  if (acked > 0 && !tcb.sack) policies.noteAcked(tcb, acked);
  tcb.sndUna = seg.ack;
  if (tcb.cwnd < tcb.ssthresh && !tcb.fastRecovery) tcb.cwnd += acked;
  if (kept.length === 0) tcb.retransmittingSince = -1;
  if (acked > 0 || sackSample >= 0 || policies.measuresPart)
    takeSample(ctx, seg, retransmitted || sample < 0 ? sackSample : sample);
  return acked > 0;
}

/**
 * Karn's algorithm: no sample from what was sent twice, unless a timestamp shows which copy is acknowledged. RFC 6298
 * section 3.
 */
function takeSample(ctx: StepContext, seg: Segment, sample: number): void {
  const { tcb } = ctx;
  const echo = seg.options?.timestamps?.echo ?? 0;
  if (sample >= 0) measure(ctx, sample);
  else if (tcb.timestamps && echo !== 0) measure(ctx, sinceEcho(ctx, echo));
}

/** Returns the round trip by a timestamp echo, µs, at the 1 ms resolution of the clock. */
export function sinceEcho(ctx: StepContext, echo: number): number {
  const sentMs = (echo - ctx.tcb.tsOffset) >>> 0;
  return Math.max(Math.round(ctx.now - sentMs * 1000), 1_000);
}

/** Goes on with a recovery that has begun, or counts duplicate acknowledgments. RFC 5681 section 3.2. */
function recoverFromLoss(ctx: StepContext, arrival: Arrival): void {
  const { tcb } = ctx;
  if (tcb.recover >= 0) {
    if (!tcb.fastRecovery) {
      recoverFromTimeout(ctx, arrival);
    } else if (seqGe(tcb.sndUna, tcb.recover)) {
      tcb.recover = -1;
      tcb.retransmittingSince = -1;
      tcb.cwnd = tcb.ssthresh;
      tcb.fastRecovery = false;
    }
    return;
  }
  if (detectsByTime(ctx)) return;
  if (!arrival.duplicate || tcb.flight.length === 0) {
    tcb.dupAcks = 0;
  } else if (ctx.policies.provesLoss(tcb)) {
    tcb.recover = tcb.sndNxt;
    sendAgain(ctx, 0, 'retransmit/fast');
    rearmRetransmission(ctx);
  }
}
