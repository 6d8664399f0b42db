/** RFC 9293 section 3.10.7.2: a segment arrives for a listener. SYN queue, SYN cookies (RFC 4987) and Fast Open (RFC 7413). */
import { moveTo, startTimer } from '../connection/draft.ts';
import { establish } from '../connection/establish.ts';
import { NOTHING_IN_FLIGHT } from '../connection/new-tcb.ts';
import type { Opening } from '../connection/open.ts';
import { openPassive, synReceived } from '../connection/open.ts';
import { sendSyn, transmit } from '../connection/output.ts';
import type { Listener } from '../host/entry.ts';
import type { Host } from '../host/host.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { ACK, FAST_OPEN_REQUEST, FIN, RST, SYN } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd } from '../sequence.ts';
import { isAcceptable } from './synchronized.ts';
import { takeText } from './text.ts';

/** Processes a segment for a listener. `planned` is the ISN to take where a TIME-WAIT entry made way. */
export function segmentArrivesListen(host: Host, listener: Listener, s: Segment, planned: Seq | null): void {
  if (s.flags & RST) {
    refuse(host, 'listen/rst');
  } else if (s.flags & ACK) {
    if (!completeCookie(host, listener, s)) host.answerReset(s, 'listen/ack');
  } else if ((s.flags & SYN) === 0) {
    refuse(host, 'listen/no-syn');
  } else if (s.flags & FIN && host.profile.listenDropsSynFin) {
    refuse(host, 'listen/syn-fin');
  } else {
    takeSyn(host, listener, s, planned);
  }
}

function refuse(host: Host, because: RuleId): void {
  host.world.carryOut(host, null, [{ kind: 'refuse', because }]);
}

function takeSyn(host: Host, listener: Listener, s: Segment, planned: Seq | null): void {
  const { profile } = host;
  const full = listener.requests > listener.backlog;
  const cookie = profile.synCookies === 2 || (full && profile.synCookies === 1);
  if (full && !cookie) {
    refuse(host, 'queue/syn-full');
    return;
  }
  if (host.acceptQueueFull(listener)) {
    refuse(host, 'queue/accept-full-syn');
    return;
  }
  const unproven = profile.maxSynBacklog - listener.requests < profile.maxSynBacklog >> 2;
  if (profile.synCookies === 0 && unproven) {
    refuse(host, 'queue/syn-full');
    return;
  }
  if (cookie) {
    sendCookie(host, listener, s);
    return;
  }
  const opening = openingFor(host, listener, s, planned);
  if (takeFastOpen(host, listener, s, opening)) return;
  listener.requests += 1;
  host.add(
    openPassive(opening, s, profile, host.world.now, offeredCookie(host, listener, s)),
    listener,
    false,
  );
}

function openingFor(host: Host, listener: Listener, s: Segment, planned: Seq | null): Opening {
  const iss = host.world.pickIsn(host.id, s.dport, s.sport, planned);
  return { port: s.dport, peer: s.sport, iss, options: listener.options, tsOffset: offsetFor(host, s) };
}

function offsetFor(host: Host, s: Segment): number {
  return host.world.tsOffset(host.id, s.dport, s.sport);
}

/** SYN,ACK whose sequence number is the only record of the SYN. RFC 4987 section 3.6. */
function sendCookie(host: Host, listener: Listener, s: Segment): void {
  const opening = openingFor(host, listener, s, null);
  listener.cookies.set(s.sport, opening.iss);
  const d = synReceived(opening, s, host.profile, host.world.now);
  d.c.rcvWnd = d.c.rcvBuf;
  transmit(d, SYN | ACK, opening.iss, 0, 'queue/cookie');
  host.world.carryOut(host, null, d.effects);
}

/** An ACK that carries a valid cookie makes a connection out of nothing. */
function completeCookie(host: Host, listener: Listener, s: Segment): boolean {
  const iss = listener.cookies.get(s.sport);
  if (iss === undefined || s.flags & SYN || s.ack !== seqAdd(iss, 1) || host.profile.synCookies === 0)
    return false;
  if (host.acceptQueueFull(listener)) {
    refuse(host, 'queue/accept-full');
    return true;
  }
  listener.cookies.delete(s.sport);
  const opening = {
    port: s.dport,
    peer: s.sport,
    iss,
    options: listener.options,
    tsOffset: offsetFor(host, s),
  };
  const syn = { ...s, seq: seqAdd(s.seq, -1), options: cookieOptions(host, s) };
  const d = synReceived(opening, syn, host.profile, host.world.now);
  const { c } = d;
  sendSynQuietly(d);
  c.sndUna = s.ack;
  c.flight = NOTHING_IN_FLIGHT;
  establish(d, s, 'queue/cookie-accepted');
  const entry = host.add(d, listener, false);
  entry.queued = true;
  listener.queue.push(entry);
  host.world.listenerChanged(host, listener);
  host.happen(entry, { kind: 'segment', segment: s, listening: null });
  return true;
}

function cookieOptions(host: Host, s: Segment): Segment['options'] {
  const stamps = s.options?.timestamps;
  if (stamps === undefined) return { mss: host.profile.mss };
  return {
    mss: host.profile.mss,
    timestamps: stamps,
    sackPermitted: true,
    windowScale: host.profile.windowScale ?? 0,
  };
}

/** Sets what sending the SYN,ACK would have set, without sending it: it went out as a cookie. */
function sendSynQuietly(d: ReturnType<typeof synReceived>): void {
  const before = d.effects.length;
  sendSyn(d, SYN | ACK, 'queue/cookie');
  d.effects.length = before;
}

function offeredCookie(host: Host, listener: Listener, s: Segment): string | null {
  const asked = s.options?.fastOpen;
  return asked !== undefined && servesFastOpen(host, listener) ? host.world.cookieOf(host.id) : null;
}

function servesFastOpen(host: Host, listener: Listener): boolean {
  return (host.profile.fastOpen & 2) !== 0 && listener.options.fastOpenQueue > 0;
}

/** A SYN with a valid cookie: its data is taken at once, before the handshake is over. RFC 7413 section 4.2.2. */
function takeFastOpen(host: Host, listener: Listener, s: Segment, opening: Opening): boolean {
  const cookie = s.options?.fastOpen;
  if (cookie === undefined || cookie === FAST_OPEN_REQUEST || !servesFastOpen(host, listener)) return false;
  if (cookie !== host.world.cookieOf(host.id)) return false;
  const d = synReceived(opening, s, host.profile, host.world.now);
  const { c } = d;
  c.retransmittingSince = d.now;
  c.rcvWnd = c.rcvBuf;
  moveTo(d, 'SYN-RECEIVED', 'fast-open/accepted');
  if (s.len > 0 && isAcceptable(d, s)) takeText(d, s);
  c.synData = s.len;
  sendSyn(d, SYN | ACK, 'fast-open/accepted');
  startTimer(d, 'retransmission', c.rto);
  const entry = host.add(d, listener, true);
  entry.queued = true;
  listener.queue.push(entry);
  host.world.listenerChanged(host, listener);
  return true;
}
