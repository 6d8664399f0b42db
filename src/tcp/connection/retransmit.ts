/** Retransmission: RFC 9293 section 3.8, RFC 6298 section 5, and the tail loss probe of RFC 8985 section 7. */

import type { RuleId } from '../rules.ts';
import { ACK, FIN, SYN } from '../segment.ts';
import { seqAdd, seqDiff } from '../sequence.ts';
import type { Draft } from './draft.ts';
import { closeNow, startTimer, stopRetransmitTimer } from './draft.ts';
import { hasUnsent, segmentsInFlight, sendNew, transmit } from './output.ts';
import { backOff } from './rto.ts';
import type { Connection, InFlight } from './tcb.ts';

/** Margin of a loss probe behind two round trips when several segments are in flight, µs. */
const PROBE_MARGIN = 2_000;

/** Starts the retransmission timer for the oldest segment in flight, or stops it when there is none. RFC 6298 (5.1)-(5.3). */
export function rearmRetransmission(d: Draft): void {
  const { c } = d;
  const head = c.flight[0];
  if (head === undefined) {
    stopRetransmitTimer(d);
    return;
  }
  const replacesProbe =
    c.retransmitAt >= 0 && (c.retransmitFor === 'loss-probe' || c.retransmitFor === 'reordering');
  startTimer(d, 'retransmission', replacesProbe ? Math.max(head.sentAt + c.rto - d.now, 1) : c.rto);
}

/** Puts a tail loss probe in front of the retransmission time-out where the profile has one. Returns whether it did. */
export function scheduleLossProbe(d: Draft, afterAck = false): boolean {
  const { c, p } = d;
  const head = c.flight[0];
  if (
    !p.tailLossProbe ||
    !c.sack ||
    head === undefined ||
    c.recover >= 0 ||
    head.syn ||
    c.flight.some((f) => f.sacked)
  )
    return false;
  const margin = c.flight.length === 1 ? p.rtoMin : PROBE_MARGIN;
  let wait = c.srtt > 0 ? 2 * c.srtt + margin : p.rtoInitial;
  const untilRto = afterAck ? c.rto : head.sentAt + c.rto - d.now;
  if (untilRto > 0 && untilRto < wait) wait = untilRto;
  startTimer(d, 'loss-probe', Math.round(wait));
  return true;
}

/** The loss probe is due: sends new data if it may, else the last segment again. RFC 8985 section 7.3. */
export function lossProbeDue(d: Draft): void {
  const { c } = d;
  c.retransmitAt = -1;
  const last = c.flight.length - 1;
  if (c.probeHigh < 0 && last >= 0) {
    const room = c.sndWnd - seqDiff(c.sndNxt, c.sndUna);
    const len = Math.min(c.mss, seqDiff(c.sndEnd, c.sndNxt));
    if (hasUnsent(c) && len > 0 && len <= room) {
      sendNew(
        d,
        len,
        c.finQueued && seqAdd(c.sndNxt, len) === c.sndEnd && len < room,
        'retransmit/loss-probe',
      );
    } else {
      sendAgain(d, last, 'retransmit/loss-probe');
    }
    c.probeHigh = c.sndNxt;
    rearmRetransmission(d);
    return;
  }
  const head = c.flight[0];
  if (head) startTimer(d, 'retransmission', Math.max(head.sentAt + c.rto - d.now, 1));
}

/**
 * Tells whether an octet was sent into a shut window to probe it and is all that is in flight: the persist timer, not the
 * retransmission timer, sends it again. RFC 9293 section 3.8.6.1.
 */
export function isProbeOut(c: Connection): boolean {
  return c.probingSince >= 0 && c.flight.length === 1;
}

/** Returns how long to wait for the next window probe, µs; TCP_USER_TIMEOUT cuts it short. */
export function untilProbe(d: Draft): number {
  const { c, p, now } = d;
  const wait = Math.min(Math.max(c.rto, p.rtoMin) * 2 ** c.probeBackoff, p.rtoMax);
  const { userTimeout } = c.options;
  if (userTimeout === 0 || c.probingSince < 0) return wait;
  return Math.min(wait, Math.max(userTimeout - (now - c.probingSince), 8_000));
}

/** Sends the segment at `index` of the retransmission queue again. */
export function sendAgain(d: Draft, index: number, because: RuleId): void {
  const { c } = d;
  const entry = c.flight[index];
  if (entry === undefined) return;
  const syn = c.state === 'SYN-SENT' ? SYN : SYN | ACK;
  const flags = entry.syn ? syn : ACK | (entry.fin ? FIN : 0);
  const len = entry.syn ? 0 : entry.len;
  transmit(d, flags, entry.seq, len, because, true);
  if (entry.syn) c.synRetransmitted = true;
  c.flight = c.flight.with(index, { ...entry, sentAt: d.now, retransmitted: true, lost: false });
}

/** Joins the first segment in flight with those behind it that fit one segment, as Linux does before sending it again. */
function collapseHead(c: { flight: readonly InFlight[] } & Pick<Connection, 'mss'>): void {
  const head = c.flight[0];
  if (head === undefined || head.syn) return;
  let { len, fin } = head;
  let n = 1;
  for (; n < c.flight.length && !fin; n += 1) {
    const next = c.flight[n];
    if (next === undefined || next.sacked || len + next.len > c.mss) break;
    len += next.len;
    fin = next.fin;
  }
  if (n > 1) c.flight = [{ ...head, len, fin }, ...c.flight.slice(n)];
}

/** Tells whether the connection has been retransmitting in vain for long enough to give up. RFC 9293 section 3.8.3, R2. */
function isHopeless(d: Draft): boolean {
  const { c, p, now } = d;
  const opening = c.state === 'SYN-SENT' || c.state === 'SYN-RECEIVED';
  const { userTimeout } = c.options;
  if (opening) {
    if (p.synGiveUpAfter !== null) return c.timeouts > 0 && now - c.receivedAt >= p.synGiveUpAfter;
    const limit = p.synRetries + (c.state === 'SYN-SENT' ? p.synLinearTimeouts : 0);
    if (c.timeouts >= limit) return true;
    const longest = userTimeout > 0 ? userTimeout : backOffTime(p.synRetries, p.rtoInitial, p.rtoMax);
    return c.timeouts > 0 && now - c.retransmittingSince >= longest;
  }
  if (c.timeouts === 0) return false;
  const elapsed = now - c.retransmittingSince;
  if (userTimeout > 0) return elapsed >= userTimeout;
  if (p.giveUpAfter !== null) return elapsed >= p.giveUpAfter;
  const retries = c.orphan ? orphanRetries(c, d) : p.retries2;
  return elapsed >= backOffTime(retries, p.rtoMin, p.rtoMax);
}

function orphanRetries(c: Connection, d: Draft): number {
  const alive = c.rto < d.p.rtoMax;
  return d.p.orphanRetries === 0 && alive ? 8 : d.p.orphanRetries;
}

/** Returns how long `retries` retransmissions beginning at `first` take: Linux's bound behind tcp_retries2, µs. */
function backOffTime(retries: number, first: number, most: number): number {
  const doublings = Math.floor(Math.log2(most / first));
  if (retries <= doublings) return (2 ** (retries + 1) - 1) * first;
  return (2 ** (doublings + 1) - 1) * first + (retries - doublings) * most;
}

/** The retransmission timer expired. RFC 6298 (5.4)-(5.7). */
export function retransmissionDue(d: Draft): void {
  const { c, p } = d;
  c.retransmitAt = -1;
  if (c.flight.length === 0) return;
  const opening = c.state === 'SYN-SENT' || c.state === 'SYN-RECEIVED';
  const windowShut = c.sndWnd === 0 && !c.orphan && !opening;
  if (windowShut ? windowShutTooLong(d) : isHopeless(d)) {
    c.error = 'ETIMEDOUT';
    closeNow(d, opening ? 'give-up/syn' : c.options.userTimeout > 0 ? 'give-up/user-timeout' : 'give-up/r2');
    return;
  }
  c.timeouts += 1;
  if (!opening) {
    c.recover = c.sndNxt;
    c.fastRecovery = false;
    c.cwnd = 1;
    c.flight = c.flight.map((f) => (f.sacked ? f : { ...f, lost: true }));
    collapseHead(c);
  }
  sendAgain(d, 0, opening ? 'retransmit/syn' : 'retransmit/rto');
  if (c.retransmittingSince < 0) c.retransmittingSince = d.now;
  if (c.state !== 'SYN-SENT' || c.timeouts > p.synLinearTimeouts) backOff(d);
  startTimer(d, 'retransmission', untilUserTimeout(d, c.rto));
}

function windowShutTooLong(d: Draft): boolean {
  const { c, p } = d;
  const limit = c.options.userTimeout > 0 ? c.options.userTimeout : 2 * p.rtoMax;
  return c.retransmittingSince >= 0 && d.now - c.receivedAt > limit && d.now - c.retransmittingSince > limit;
}

/** Cuts a wait short so that TCP_USER_TIMEOUT is noticed in time. */
function untilUserTimeout(d: Draft, wait: number): number {
  const { userTimeout } = d.c.options;
  if (userTimeout === 0 || d.c.retransmittingSince < 0) return wait;
  const left = userTimeout - (d.now - d.c.retransmittingSince);
  return left <= 0 ? 4_000 : Math.min(wait, left);
}

/** Sends again what was taken for lost, as far as the congestion window allows. */
export function sendLost(d: Draft, because: RuleId = 'retransmit/after-loss'): void {
  const { c } = d;
  for (let i = 0; i < c.flight.length; i += 1) {
    if (!c.flight[i]?.lost) continue;
    if (segmentsInFlight(c) >= c.cwnd) return;
    sendAgain(d, i, because);
    if (c.retransmittingSince < 0) c.retransmittingSince = d.now;
    if (i === 0 && c.retransmitFor !== 'reordering') startTimer(d, 'retransmission', c.rto);
  }
}
