/** Retransmission: RFC 9293 section 3.8, RFC 6298 section 5, and the tail loss probe of RFC 8985 section 7. */

import type { RuleId } from '../rules.ts';
import { ACK, FIN, PSH, SYN } from '../segment.ts';
import { seqAdd, seqDiff, seqGe } from '../sequence.ts';
import { segmentsInFlight, sendNew, transmit } from './output.ts';
import { backOff } from './rto.ts';
import type { StepContext } from './step-context.ts';
import { closeNow, startTimer, stopRetransmitTimer } from './step-context.ts';
import type { InFlight, Tcb } from './tcb.ts';
import { hasUnsent, usableWindow } from './tcb.ts';

/** Margin of a loss probe behind two round trips when several segments are in flight, µs. */
const PROBE_MARGIN = 2_000;

/** Shortest wait for a window probe that TCP_USER_TIMEOUT cuts short, µs: Linux TCP_TIMEOUT_MIN, two ticks at 250 Hz. */
const SHORTEST_PROBE_WAIT = 8_000;

/** Wait where TCP_USER_TIMEOUT has run out already, µs: one tick at 250 Hz. */
const NEXT_TICK = 4_000;

/**
 * Starts the retransmission timer for the oldest segment in flight, or stops it when there is none. RFC 6298
 * (5.1)-(5.3).
 */
export function rearmRetransmission(ctx: StepContext): void {
  const { tcb } = ctx;
  const head = tcb.flight[0];
  if (head === undefined) {
    stopRetransmitTimer(ctx);
    return;
  }
  const replacesProbe =
    tcb.retransmitAt >= 0 && (tcb.retransmitFor === 'loss-probe' || tcb.retransmitFor === 'reordering');
  startTimer(ctx, 'retransmission', replacesProbe ? Math.max(head.sentAt + tcb.rto - ctx.now, 1) : tcb.rto);
}

/** Puts a tail loss probe in front of the retransmission time-out where the profile has one. Returns whether it did. */
export function scheduleLossProbe(ctx: StepContext, afterAck = false): boolean {
  const { tcb, profile } = ctx;
  const head = tcb.flight[0];
  if (
    !profile.tailLossProbe ||
    !tcb.sack ||
    head === undefined ||
    tcb.recover >= 0 ||
    head.syn ||
    tcb.flight.some((f) => f.sacked)
  )
    return false;
  const margin = tcb.flight.length === 1 ? profile.rtoMin : PROBE_MARGIN;
  let wait = tcb.srtt > 0 ? 2 * tcb.srtt + margin : profile.rtoInitial;
  const untilRto = afterAck ? tcb.rto : head.sentAt + tcb.rto - ctx.now;
  if (untilRto > 0 && untilRto < wait) wait = untilRto;
  startTimer(ctx, 'loss-probe', Math.round(wait));
  return true;
}

/** The loss probe is due: sends new data if it may, else the last segment again. RFC 8985 section 7.3. */
export function lossProbeDue(ctx: StepContext): void {
  const { tcb } = ctx;
  tcb.retransmitAt = -1;
  const last = tcb.flight.length - 1;
  if (tcb.probeHigh < 0 && last >= 0) {
    const room = usableWindow(tcb);
    const len = Math.min(tcb.mss, seqDiff(tcb.sndEnd, tcb.sndNxt));
    const fin = tcb.finQueued && seqAdd(tcb.sndNxt, len) === tcb.sndEnd;
    if (hasUnsent(tcb) && len + (fin ? 1 : 0) <= room) {
      sendNew(ctx, len, fin, 'retransmit/loss-probe');
      // The ACK of new data shows by itself that the probe arrived.
      tcb.probeHigh = seqAdd(tcb.sndNxt, -1);
    } else if (sendAgain(ctx, last, 'retransmit/loss-probe')) {
      tcb.probeHigh = tcb.sndNxt;
    }
    rearmRetransmission(ctx);
    return;
  }
  const head = tcb.flight[0];
  if (head) startTimer(ctx, 'retransmission', Math.max(head.sentAt + tcb.rto - ctx.now, 1));
}

/**
 * Tells whether the only segment in flight is an octet sent as a probe of a zero window: the persist timer, not the
 * retransmission timer, sends it again. RFC 9293 section 3.8.6.1.
 */
export function isProbeOut(tcb: Tcb): boolean {
  return tcb.probingSince >= 0 && tcb.flight.length === 1;
}

/** Returns how long to wait for the next window probe, µs; TCP_USER_TIMEOUT cuts it short. */
export function untilProbe(ctx: StepContext): number {
  const { tcb, profile, now } = ctx;
  const wait = Math.min(Math.max(tcb.rto, profile.backOffBase) * 2 ** tcb.probeBackoff, profile.rtoMax);
  const { userTimeout } = tcb.options;
  if (userTimeout === 0 || tcb.probingSince < 0) return wait;
  return Math.min(wait, Math.max(userTimeout - (now - tcb.probingSince), SHORTEST_PROBE_WAIT));
}

/**
 * Sends the segment at `index` of the retransmission queue again, and only as much of it as lies within the window, where
 * the peer has taken some back: RFC 9293 section 3.8.6 (SHLD-16). Of a window that is shut the first segment is a probe. Returns
 * whether it was sent.
 */
export function sendAgain(ctx: StepContext, index: number, because: RuleId): boolean {
  const { tcb } = ctx;
  if (!splitAtWindow(tcb, index)) return false;
  collapse(tcb, index);
  const entry = tcb.flight[index];
  if (entry === undefined) return false;
  const syn = tcb.state === 'SYN-SENT' ? SYN : SYN | ACK;
  const flags = entry.syn ? syn : ACK | (entry.fin ? FIN : 0) | (entry.push ? PSH : 0);
  const len = entry.syn ? 0 : entry.len;
  transmit(ctx, flags, entry.seq, len, because, true);
  if (entry.syn) tcb.synRepeats += 1;
  else tcb.repeats += 1;
  tcb.flight = tcb.flight.with(index, { ...entry, sentAt: ctx.now, retransmitted: true, lost: false });
  return true;
}

type Queue = { flight: readonly InFlight[] } & Pick<Tcb, 'mss' | 'sndUna' | 'sndWnd'>;

/** Splits a segment in flight where the window ends now. Returns whether something of it may be sent again. */
function splitAtWindow(tcb: Queue, index: number): boolean {
  const entry = tcb.flight[index];
  if (entry === undefined || entry.syn) return true;
  const room = tcb.sndWnd - seqDiff(entry.seq, tcb.sndUna);
  if (room <= 0) return entry.seq === tcb.sndUna;
  if (entry.len <= room) return true;
  const front = { ...entry, len: room, fin: false, push: false };
  const rest = { ...entry, seq: seqAdd(entry.seq, room), len: entry.len - room };
  tcb.flight = tcb.flight.toSpliced(index, 1, front, rest);
  return true;
}

/**
 * Joins a segment in flight with those behind it that fit one segment and the window, as Linux does before sending it
 * again: `tcp_retrans_try_collapse`.
 */
function collapse(tcb: Queue, index: number): void {
  const first = tcb.flight[index];
  if (first === undefined || first.syn) return;
  const room = Math.min(tcb.mss, tcb.sndWnd - seqDiff(first.seq, tcb.sndUna));
  let { len, fin, push } = first;
  let n = index + 1;
  for (; n < tcb.flight.length && !fin; n += 1) {
    const next = tcb.flight[n];
    if (next === undefined || next.sacked || len + next.len > room) break;
    len += next.len;
    fin = next.fin;
    push ||= next.push;
  }
  if (n > index + 1) tcb.flight = tcb.flight.toSpliced(index, n - index, { ...first, len, fin, push });
}

/**
 * Tells whether the connection has been retransmitting in vain for long enough to give up. RFC 9293 section 3.8.3, R2.
 */
function isHopeless(ctx: StepContext): boolean {
  const { tcb, profile, now } = ctx;
  const opening = tcb.state === 'SYN-SENT' || tcb.state === 'SYN-RECEIVED';
  const { userTimeout } = tcb.options;
  if (opening) {
    if (profile.synGiveUpAfter !== null)
      return tcb.timeouts > 0 && now - tcb.receivedAt >= profile.synGiveUpAfter;
    const limit = profile.synRetries + (tcb.state === 'SYN-SENT' ? profile.synLinearTimeouts : 0);
    if (tcb.timeouts >= limit) return true;
    const longest =
      userTimeout > 0 ? userTimeout : backOffTime(profile.synRetries, profile.rtoInitial, profile.rtoMax);
    return tcb.timeouts > 0 && now - tcb.retransmittingSince >= longest;
  }
  if (tcb.timeouts === 0) return false;
  const elapsed = now - tcb.retransmittingSince;
  if (userTimeout > 0) return elapsed >= userTimeout;
  if (profile.giveUpAfter !== null) return elapsed >= profile.giveUpAfter;
  const retries = tcb.orphan ? orphanRetries(tcb, ctx) : profile.retries2;
  return elapsed >= backOffTime(retries, profile.backOffBase, profile.rtoMax);
}

function orphanRetries(tcb: Tcb, ctx: StepContext): number {
  const alive = tcb.rto < ctx.profile.rtoMax;
  return ctx.profile.orphanRetries === 0 && alive ? 8 : ctx.profile.orphanRetries;
}

/** Returns how long `retries` retransmissions beginning at `first` take: Linux's bound behind tcp_retries2, µs. */
function backOffTime(retries: number, first: number, most: number): number {
  const doublings = Math.floor(Math.log2(most / first));
  if (retries <= doublings) return (2 ** (retries + 1) - 1) * first;
  return (2 ** (doublings + 1) - 1) * first + (retries - doublings) * most;
}

/** Takes note of a time-out, before what is in flight counts as lost. Linux `tcp_enter_loss`. */
function noteTimeout({ tcb, profile }: StepContext): void {
  const isFirst = tcb.recover < 0 || seqGe(tcb.sndUna, tcb.recover);
  if (isFirst || (!tcb.fastRecovery && tcb.timeouts === 0)) tcb.cwndBefore = tcb.cwnd;
  tcb.doubtsLoss = profile.forwardRto && (tcb.recover < 0 || tcb.timeouts > 0);
}

/** The retransmission timer expired. RFC 6298 (5.4)-(5.7). */
export function retransmissionDue(ctx: StepContext): void {
  const { tcb, profile } = ctx;
  tcb.retransmitAt = -1;
  if (tcb.flight.length === 0) return;
  const opening = tcb.state === 'SYN-SENT' || tcb.state === 'SYN-RECEIVED';
  const windowShut = tcb.sndWnd === 0 && !tcb.orphan && !opening;
  if (windowShut ? windowShutTooLong(ctx) : isHopeless(ctx)) {
    tcb.error = 'ETIMEDOUT';
    closeNow(
      ctx,
      opening ? 'give-up/syn' : tcb.options.userTimeout > 0 ? 'give-up/user-timeout' : 'give-up/r2',
    );
    return;
  }
  if (!opening) noteTimeout(ctx);
  tcb.timeouts += 1;
  if (!opening) {
    tcb.recover = tcb.sndNxt;
    tcb.probeHigh = -1;
    tcb.fastRecovery = false;
    tcb.dupAcks = 0;
    tcb.cwnd = 1;
    tcb.flight = tcb.flight.map((f) => (f.sacked ? f : { ...f, lost: true, countsTwice: false }));
  }
  sendAgain(ctx, 0, opening ? 'retransmit/syn' : 'retransmit/rto');
  if (tcb.retransmittingSince < 0) tcb.retransmittingSince = ctx.now;
  if (tcb.state !== 'SYN-SENT' || tcb.timeouts > profile.synLinearTimeouts) backOff(ctx);
  startTimer(ctx, 'retransmission', untilUserTimeout(ctx, tcb.rto));
}

function windowShutTooLong(ctx: StepContext): boolean {
  const { tcb, profile } = ctx;
  const limit = tcb.options.userTimeout > 0 ? tcb.options.userTimeout : 2 * profile.rtoMax;
  return (
    tcb.retransmittingSince >= 0 &&
    ctx.now - tcb.receivedAt > limit &&
    ctx.now - tcb.retransmittingSince > limit
  );
}

/** Cuts a wait short so that TCP_USER_TIMEOUT is noticed in time. */
function untilUserTimeout(ctx: StepContext, wait: number): number {
  const { userTimeout } = ctx.tcb.options;
  if (userTimeout === 0 || ctx.tcb.retransmittingSince < 0) return wait;
  const left = userTimeout - (ctx.now - ctx.tcb.retransmittingSince);
  return left <= 0 ? NEXT_TICK : Math.min(wait, left);
}

/** Sends again what was taken for lost, as far as the congestion window allows. */
export function sendLost(ctx: StepContext, because: RuleId = 'retransmit/after-loss'): void {
  const { tcb } = ctx;
  for (let i = 0; i < tcb.flight.length; i += 1) {
    if (!tcb.flight[i]?.lost) continue;
    if (segmentsInFlight(tcb) >= tcb.cwnd) return;
    if (!sendAgain(ctx, i, because)) return;
    if (tcb.retransmittingSince < 0) tcb.retransmittingSince = ctx.now;
    if (i === 0 && tcb.retransmitFor !== 'reordering') startTimer(ctx, 'retransmission', tcb.rto);
  }
}
