/**
 * SYN-RECEIVED of a listener as Linux has it: a small request that answers by rules of its own, in this order
 * (duplicate SYN, ACK, window, RST and SYN, accept queue). Under `rfc9293` the checks of synchronized.ts hold instead.
 */
import type { Draft } from '../connection/draft.ts';
import { closeNow, refuse, startTimer } from '../connection/draft.ts';
import { sendAck, timestampNow, transmit } from '../connection/output.ts';
import type { Segment } from '../segment.ts';
import { ACK, RST, SYN, segLen } from '../segment.ts';
import { seqAdd, seqGe, seqGt, seqLt } from '../sequence.ts';
import { answerReset, challenge, isRateLimited } from './answers.ts';

/** What the host knows and the request has to ask for. */
export interface Listening {
  /** No room for another connection waiting to be accepted. */
  readonly acceptQueueFull: boolean;
  /** Made by Fast Open: a full connection already, which a strange SYN does not end. RFC 7413 section 4.2.2. */
  readonly early: boolean;
}

/** Processes a segment for a request. Returns true when it completes the handshake and is to be processed as usual. */
export function requestAdmits(d: Draft, s: Segment, listening: Listening): boolean {
  const { c } = d;
  const kind = s.flags & (RST | SYN | ACK);
  const timely = hasTimelyStamp(d, s);
  if (timely && s.seq === c.irs && kind === SYN) {
    repeatSynAck(d, listening.early);
    return false;
  }
  if (!listening.early && (s.flags & (ACK | RST)) === ACK && s.ack !== seqAdd(c.iss, 1)) {
    answerReset(d, s, 'ack/syn-received-bad');
    return false;
  }
  if (!timely || !inRequestWindow(d, s)) {
    const because = timely ? 'sequence/unacceptable' : 'timestamp/old';
    refuse(d, because);
    if ((s.flags & RST) === 0 && !isRateLimited(d)) sendAck(d, because);
    return false;
  }
  if (s.flags & RST && s.seq !== c.rcvNxt) {
    challenge(d, 'rst/challenge');
    return false;
  }
  const syn = s.flags & SYN && s.seq !== c.irs;
  if (s.flags & RST || syn) {
    if (syn && (s.flags & RST) === 0) answerReset(d, s, 'syn/new-in-syn-received');
    if (listening.early && (s.flags & RST) === 0) return false;
    if (listening.early) d.c.error = 'ECONNRESET';
    closeNow(d, s.flags & RST ? 'rst/syn-received-passive' : 'syn/new-in-syn-received');
    return false;
  }
  if ((s.flags & ACK) === 0) {
    refuse(d, 'ack/missing');
    return false;
  }
  return listening.early || admitted(d, s, listening);
}

function admitted(d: Draft, s: Segment, listening: Listening): boolean {
  const { c, p } = d;
  if (c.timeouts < c.options.deferAccept && seqAdd(s.seq, segLen(s)) === seqAdd(c.irs, 1)) {
    c.thirdAckSeen = true;
    refuse(d, 'listen/defer-accept');
    return false;
  }
  if (!listening.acceptQueueFull) return true;
  if (p.abortOnOverflow) {
    answerReset(d, s, 'queue/accept-full-reset');
    closeNow(d, 'queue/accept-full-reset');
  } else {
    c.thirdAckSeen = true;
    refuse(d, 'queue/accept-full');
  }
  return false;
}

function repeatSynAck(d: Draft, early: boolean): void {
  if (isRateLimited(d)) {
    refuse(d, 'challenge/rate-limited');
    return;
  }
  transmit(d, SYN | ACK, d.c.iss, 0, 'syn/duplicate', true);
  if (!early) startTimer(d, 'retransmission', Math.min(d.p.rtoInitial * 2 ** d.c.timeouts, d.p.rtoMax));
}

/** Tells whether a segment's timestamp is no older than the SYN's, and its echo one that a SYN,ACK has carried. RFC 7323 5.3. */
function hasTimelyStamp(d: Draft, s: Segment): boolean {
  const { c } = d;
  const stamps = s.options?.timestamps;
  if (!c.timestamps || stamps === undefined) return true;
  if (seqLt(stamps.value, c.tsRecent)) return false;
  return stamps.echo === 0 || seqGe(stamps.echo, timestampNow(c, c.retransmittingSince));
}

function inRequestWindow(d: Draft, s: Segment): boolean {
  const { c } = d;
  const start = c.rcvNxt;
  const end = seqAdd(start, c.rcvWnd);
  const last = seqAdd(s.seq, segLen(s));
  if (s.seq === start) return true;
  if (seqGt(last, start) && seqLt(s.seq, end)) return true;
  return s.seq === end && s.seq === last;
}
