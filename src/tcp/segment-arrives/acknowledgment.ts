/** The ACK field: RFC 9293 section 3.10.7.4, fifth check, and what an acknowledgment does to the retransmission queue. */

import type { Draft } from '../connection/draft.ts';
import { startTimer, stopRetransmitTimer } from '../connection/draft.ts';
import { detectLosses, endOf, noteDelivered } from '../connection/loss-detection.ts';
import { NOTHING_IN_FLIGHT } from '../connection/new-tcb.ts';
import { hasUnsent } from '../connection/output.ts';
import {
  isProbeOut,
  rearmRetransmission,
  scheduleLossProbe,
  sendAgain,
  sendLost,
  untilProbe,
} from '../connection/retransmit.ts';
import { measure } from '../connection/rto.ts';
import type { InFlight } from '../connection/tcb.ts';
import type { Segment } from '../segment.ts';
import { FIN, SYN } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd, seqDiff, seqGe, seqGt, seqLe, seqLt } from '../sequence.ts';

/** How SEG.ACK stands to SND.UNA and SND.NXT. */
export type AckVerdict = 'new' | 'duplicate' | 'old' | 'too-old' | 'unsent';

/** Judges SEG.ACK. RFC 9293 section 3.4 and RFC 5961 section 5.2. */
export function judgeAck(d: Draft, ack: Seq): AckVerdict {
  const { c } = d;
  if (seqGt(ack, c.sndNxt)) return 'unsent';
  if (seqGt(ack, c.sndUna)) return 'new';
  if (ack === c.sndUna) return 'duplicate';
  const acknowledged = Math.max(seqDiff(c.sndUna, seqAdd(c.iss, 1)), 0);
  const window = d.p.oldAckWithinStream ? Math.min(c.sndMaxWnd, acknowledged) : c.sndMaxWnd;
  return seqLt(ack, seqAdd(c.sndUna, -window)) ? 'too-old' : 'old';
}

/** Takes an acceptable acknowledgment: SND.UNA, window, RTT, retransmission queue and timers. */
export function takeAck(d: Draft, s: Segment, verdict: 'new' | 'duplicate'): void {
  const { c } = d;
  const hadFlight = c.flight.length > 0;
  const windowBefore = c.sndWnd;
  if (verdict === 'new') c.timeouts = 0;
  rememberTimestamp(d, s);
  updateWindow(d, s);
  c.probesOut = 0;
  if (isProbeOut(c)) {
    takeProbeAnswer(d, s, verdict);
    return;
  }
  if (!hadFlight) {
    c.sndUna = verdict === 'new' ? s.ack : c.sndUna;
    reopenWindow(d);
    return;
  }
  const before = c.flight.length;
  const held = markSacked(d, s);
  const progressed = verdict === 'new' && removeAcknowledged(d, s, held.sample);
  if (!progressed && held.sample >= 0) measure(d, held.sample);
  if (c.probeHigh >= 0 && (seqGt(s.ack, c.probeHigh) || (s.ack === c.probeHigh && verdict === 'duplicate'))) {
    c.probeHigh = -1;
  }
  recoverFromLoss(d, s, progressed, windowBefore);
  const delivered = held.count + before - c.flight.length;
  const byTime = d.p.lossByTime && c.sack && c.flight.length > 0 && (held.count > 0 || c.recover >= 0);
  if (byTime && detectLosses(d, delivered, progressed)) return;
  if (progressed && !scheduleLossProbe(d, true)) rearmRetransmission(d);
}

/** TS.Recent: RFC 7323 section 4.3. */
export function rememberTimestamp(d: Draft, s: Segment): void {
  const stamps = s.options?.timestamps;
  if (!d.c.timestamps || stamps === undefined || seqGt(s.seq, d.c.rcvWup)) return;
  d.c.tsRecent = stamps.value;
  d.c.tsRecentAt = d.now;
}

function updateWindow(d: Draft, s: Segment): void {
  const { c } = d;
  const newer =
    seqLt(c.sndWl1, s.seq) || (c.sndWl1 === s.seq && seqLe(c.sndWl2, s.ack)) || seqGt(s.ack, c.sndUna);
  if (!newer) return;
  c.sndWnd = s.flags & SYN ? s.wnd : s.wnd << c.sndScale;
  c.sndWl1 = s.seq;
  c.sndWl2 = s.ack;
  if (c.sndWnd > c.sndMaxWnd) c.sndMaxWnd = c.sndWnd;
}

/** Nothing is in flight: an ACK may open a window that was shut, or tell that it still is. RFC 9293 section 3.8.6.1. */
function reopenWindow(d: Draft): void {
  const { c } = d;
  if (!hasUnsent(c)) return;
  const next = Math.min(c.mss, seqDiff(c.sndEnd, c.sndNxt)) || 1;
  if (next <= c.sndWnd - seqDiff(c.sndNxt, c.sndUna)) {
    c.probeBackoff = 0;
    c.probingSince = -1;
    stopRetransmitTimer(d);
  } else {
    startTimer(d, 'persist', untilProbe(d));
  }
}

/**
 * The peer answers a window probe. Its octet was taken, or the window has opened without it: then it goes out again
 * with what follows it; or the window is still shut and the probe stays out. RFC 9293 section 3.8.6.1.
 */
function takeProbeAnswer(d: Draft, s: Segment, verdict: 'new' | 'duplicate'): void {
  const { c } = d;
  if (verdict === 'new') {
    c.sndUna = s.ack;
  } else {
    const waiting = seqDiff(c.sndEnd, c.sndUna);
    const len = Math.min(c.mss, waiting);
    if (len + (c.finQueued && len === waiting ? 1 : 0) > c.sndWnd) return;
    c.sndNxt = c.sndUna;
  }
  c.flight = NOTHING_IN_FLIGHT;
  c.probingSince = -1;
  if (hasUnsent(c)) reopenWindow(d);
  else stopRetransmitTimer(d);
}

/** Takes the SACK blocks. Returns how many segments are newly held, and the round trip they tell, µs; -1: none. */
function markSacked(d: Draft, s: Segment): { readonly count: number; readonly sample: number } {
  const { c, now } = d;
  const blocks = s.options?.sackBlocks;
  let count = 0;
  let sample = -1;
  if (!c.sack || blocks === undefined) return { count, sample };
  c.flight = c.flight.map((f) => {
    if (f.sacked || !blocks.some(([left, right]) => seqGe(f.seq, left) && seqLe(endOf(f), right))) return f;
    count += 1;
    if (!f.retransmitted && sample < 0) sample = now - f.sentAt;
    noteDelivered(d, f);
    return { ...f, sacked: true, lost: false };
  });
  return { count, sample };
}

/** Takes acknowledged segments off the retransmission queue and measures the round trip. Returns whether any went. */
function removeAcknowledged(d: Draft, s: Segment, held: number): boolean {
  const { c, now } = d;
  const kept: InFlight[] = [];
  let sample = -1;
  let retransmitted = false;
  for (const f of c.flight) {
    if (seqLe(endOf(f), s.ack)) {
      if (!f.sacked) noteDelivered(d, f);
      if (f.retransmitted) retransmitted = true;
      else if (sample < 0 && !f.sacked) sample = now - f.sentAt;
    } else if (seqLt(f.seq, s.ack)) {
      kept.push({ ...f, seq: s.ack, len: f.len - seqDiff(s.ack, f.seq) });
    } else {
      kept.push(f);
    }
  }
  const acked = c.flight.length - kept.length;
  c.flight = kept.length > 0 ? kept : NOTHING_IN_FLIGHT;
  c.sndUna = s.ack;
  if (c.cwnd < c.ssthresh && !c.fastRecovery) c.cwnd += acked;
  if (kept.length === 0) c.retransmittingSince = -1;
  takeSample(d, s, retransmitted || sample < 0 ? held : sample);
  return acked > 0;
}

/** Karn's algorithm: no sample from what was sent twice, unless a timestamp tells which copy is meant. RFC 6298 section 3. */
function takeSample(d: Draft, s: Segment, sample: number): void {
  const { c } = d;
  const echo = s.options?.timestamps?.echo ?? 0;
  if (sample >= 0) measure(d, sample);
  else if (c.timestamps && echo !== 0) measure(d, sinceEcho(d, echo));
}

/** Returns the round trip a timestamp echo tells, µs, at the 1 ms resolution of the clock. */
export function sinceEcho(d: Draft, echo: number): number {
  const sentMs = (echo - d.c.tsOffset) >>> 0;
  return Math.max(Math.round(d.now - sentMs * 1000), 1_000);
}

function recoverFromLoss(d: Draft, s: Segment, progressed: boolean, windowBefore: number): void {
  const { c } = d;
  if (c.recover >= 0) {
    if (seqGe(c.sndUna, c.recover)) {
      c.recover = -1;
      c.retransmittingSince = -1;
      if (c.fastRecovery) c.cwnd = c.ssthresh;
      c.fastRecovery = false;
    } else if (progressed && !c.fastRecovery) {
      sendLost(d);
    }
    return;
  }
  const isDuplicate =
    !progressed &&
    s.len === 0 &&
    (s.flags & (SYN | FIN)) === 0 &&
    c.sndWnd === windowBefore &&
    c.flight.length > 0;
  if (d.p.lossByTime && c.sack) return;
  c.dupAcks = isDuplicate ? c.dupAcks + 1 : 0;
  if (c.dupAcks === 3) {
    c.recover = c.sndNxt;
    sendAgain(d, 0, 'retransmit/fast');
    rearmRetransmission(d);
  }
}
