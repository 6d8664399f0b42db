/**
 * RFC 9293 section 3.10.7.2: a segment arrives for a listener. SYN queue, SYN cookies (RFC 4987) and Fast Open (RFC
 * 7413).
 */

import type { Effect } from '../connection/effects.ts';
import { establish } from '../connection/establish.ts';
import { NOTHING_IN_FLIGHT } from '../connection/new-tcb.ts';
import type { Opening } from '../connection/open.ts';
import { openPassive, synReceived } from '../connection/open.ts';
import { sendSyn } from '../connection/output.ts';
import { isInReceiveWindow } from '../connection/receive-space.ts';
import { measure } from '../connection/rto.ts';
import type { Event } from '../connection/step.ts';
import type { StepContext } from '../connection/step-context.ts';
import { moveTo, startTimer } from '../connection/step-context.ts';
import { initialWindow } from '../connection/window.ts';
import type { Connection, Listener } from '../host/connection.ts';
import { policiesOf } from '../profile/policies-of.ts';
import type { Profile } from '../profile/profile.ts';
import type { RuleId } from '../rules.ts';
import type { Segment, SegmentOptions } from '../segment.ts';
import { ACK, FAST_OPEN_REQUEST, RST, SYN } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd, seqDiff } from '../sequence.ts';
import type { HostId } from '../simulator/transcript.ts';
import { sinceEcho } from './acknowledgment.ts';
import { takeText } from './text.ts';

/** The host of a listener, as far as a segment for the listener needs it. */
export interface ListeningHost {
  readonly id: HostId;
  readonly profile: Profile;
  readonly environment: {
    /** Now, µs. */
    readonly now: number;
    pickIsn(host: HostId, port: number, peer: number, planned: Seq | null): Seq;
    tsOffset(host: HostId, port: number, peer: number): number;
    cookieOf(host: HostId): string;
  };
  acceptQueueFull(listener: Listener): boolean;
  /** Sends what no connection sends. */
  answer(effects: readonly Effect[]): void;
  answerReset(seg: Segment, because: RuleId): void;
  add(ctx: StepContext, listener: Listener, byFastOpen: boolean): Connection;
  queueForAccept(connection: Connection, listener: Listener): void;
  happen(connection: Connection, event: Event): unknown;
}

/** Processes a segment for a listener. `planned` is the ISN to take where a connection in TIME-WAIT made way. */
export function segmentArrivesListen(
  host: ListeningHost,
  listener: Listener,
  seg: Segment,
  planned: Seq | null,
): void {
  if (seg.flags & RST) {
    refuse(host, 'listen/rst');
  } else if (seg.flags & ACK) {
    if (!completeCookie(host, listener, seg)) host.answerReset(seg, 'listen/ack');
  } else if ((seg.flags & SYN) === 0) {
    refuse(host, 'listen/no-syn');
  } else if (policiesOf(host.profile.policies).dropsSyn(seg)) {
    refuse(host, 'listen/syn-fin');
  } else {
    takeSyn(host, listener, seg, planned);
  }
}

function refuse(host: ListeningHost, because: RuleId): void {
  host.answer([{ kind: 'refuse', because }]);
}

function takeSyn(host: ListeningHost, listener: Listener, seg: Segment, planned: Seq | null): void {
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
    sendCookie(host, listener, seg);
    return;
  }
  const opening = openingFor(host, listener, seg, planned);
  if (takeFastOpen(host, listener, seg, opening)) return;
  listener.requests += 1;
  host.add(
    openPassive(opening, seg, profile, host.environment.now, offeredCookie(host, listener, seg)),
    listener,
    false,
  );
}

function openingFor(host: ListeningHost, listener: Listener, seg: Segment, planned: Seq | null): Opening {
  return openingWith(host.environment.pickIsn(host.id, seg.dport, seg.sport, planned), host, listener, seg);
}

function openingWith(iss: Seq, host: ListeningHost, listener: Listener, seg: Segment): Opening {
  return { port: seg.dport, peer: seg.sport, iss, options: listener.options, tsOffset: offsetFor(host, seg) };
}

function offsetFor(host: ListeningHost, seg: Segment): number {
  return host.environment.tsOffset(host.id, seg.dport, seg.sport);
}

/** SYN,ACK whose sequence number is the only record of the SYN. RFC 4987 section 3.6. */
function sendCookie(host: ListeningHost, listener: Listener, seg: Segment): void {
  const known = listener.cookies.get(seg.sport);
  // A SYN that comes twice gets the same cookie.
  const opening =
    known?.irs === seg.seq
      ? openingWith(known.iss, host, listener, seg)
      : openingFor(host, listener, seg, null);
  listener.cookies.set(seg.sport, { iss: opening.iss, irs: seg.seq, mss: seg.options?.mss });
  const ctx = synReceived(opening, seg, host.profile, host.environment.now);
  if (ctx.tcb.timestamps) ctx.tcb.tsOffset = offsetWithOptions(ctx);
  // Without a timestamp there is no place to keep them: Linux `tcp_clear_options`.
  else Object.assign(ctx.tcb, { sack: false, sndScale: 0, rcvScale: 0 });
  sendSyn(ctx, SYN | ACK, 'queue/cookie');
  host.answer(ctx.effects);
}

/** Low bits of a cookie's timestamp: the peer's window scale, all ones for none, and whether it permits SACK. */
const COOKIE = { scale: 0b1111, sack: 0b1_0000, bits: 6 } as const;

/** Makes the timestamp of a cookie hold the options of the SYN, never later than now: Linux `cookie_init_timestamp`. */
function offsetWithOptions({ tcb, now }: StepContext): number {
  const scaled = tcb.rcvScale > 0 || tcb.sndScale > 0;
  const options = (scaled ? tcb.sndScale : COOKIE.scale) | (tcb.sack ? COOKIE.sack : 0);
  const clock = Math.floor(now / 1000);
  const stamp = ((clock >> COOKIE.bits) << COOKIE.bits) | options;
  const past = stamp > clock ? stamp - (1 << COOKIE.bits) : stamp;
  return tcb.tsOffset + past - clock;
}

/** An ACK that carries a valid cookie makes a connection out of nothing. */
function completeCookie(host: ListeningHost, listener: Listener, seg: Segment): boolean {
  const mss = mssOfCookie(host, listener, seg);
  if (mss === undefined) return false;
  if (host.acceptQueueFull(listener)) {
    refuse(host, 'queue/accept-full');
    return true;
  }
  const opening = {
    port: seg.dport,
    peer: seg.sport,
    iss: seqAdd(seg.ack, -1),
    options: listener.options,
    tsOffset: offsetFor(host, seg),
  };
  const options = cookieOptions(seg, mss, opening.tsOffset);
  const syn = { ...seg, seq: seqAdd(seg.seq, -1), options };
  const ctx = synReceived(opening, syn, host.profile, host.environment.now);
  const { tcb } = ctx;
  sendSynQuietly(ctx, options.mss);
  tcb.sndUna = seg.ack;
  tcb.flight = NOTHING_IN_FLIGHT;
  // Nobody knows when the SYN,ACK was sent but the timestamp.
  const echo = seg.options?.timestamps?.echo ?? 0;
  if (tcb.timestamps && echo !== 0) measure(ctx, sinceEcho(ctx, echo));
  establish(ctx, seg, 'queue/cookie-accepted');
  const connection = host.add(ctx, listener, false);
  host.queueForAccept(connection, listener);
  host.happen(connection, { kind: 'segment', segment: seg, listening: null });
  return true;
}

/** The MSS values that a cookie can name: Linux `msstab`. */
const COOKIE_MSS = [536, 1300, 1440, 1460] as const;

/** Tells whether a segment is an ACK with a valid cookie of a listener. */
export function carriesCookieOf(
  host: Pick<ListeningHost, 'profile'>,
  listener: Listener,
  seg: Segment,
): boolean {
  return (seg.flags & (ACK | RST)) === ACK && mssOfCookie(host, listener, seg) !== undefined;
}

/**
 * Returns the MSS that the cookie in an ACK names, undefined where there is none: Linux `check_tcp_syn_cookie`. The
 * cookie is a hash, the SYN's number and a place in the table added up, so that an ACK a little off names another place.
 */
function mssOfCookie(
  { profile }: Pick<ListeningHost, 'profile'>,
  listener: Listener,
  seg: Segment,
): number | undefined {
  const cookie = listener.cookies.get(seg.sport);
  if (cookie === undefined || seg.flags & SYN || profile.synCookies === 0) return undefined;
  const { iss, irs, mss = 0 } = cookie;
  const place = Math.max(
    COOKIE_MSS.findLastIndex((one) => one <= mss),
    0,
  );
  return COOKIE_MSS[place + seqDiff(seg.ack, seqAdd(iss, 1)) - seqDiff(seg.seq, seqAdd(irs, 1))];
}

/** Reads the SYN's options out of the ACK: MSS by the cookie, the others by the timestamp it echoes. */
function cookieOptions(
  seg: Segment,
  mss: number,
  tsOffset: number,
): SegmentOptions & { readonly mss: number } {
  const timestamps = seg.options?.timestamps;
  if (timestamps === undefined) return { mss };
  const held = timestamps.echo - tsOffset;
  const windowScale = held & COOKIE.scale;
  return {
    mss,
    timestamps,
    ...(held & COOKIE.sack && { sackPermitted: true }),
    ...(windowScale !== COOKIE.scale && { windowScale }),
  };
}

/**
 * Sets what sending the SYN,ACK would have set, without sending it: it went out as a cookie. The window counts in whole
 * segments as the cookie knows them: Linux `cookie_v4_check`.
 */
function sendSynQuietly(ctx: StepContext, segmentSize: number): void {
  const buffer = ctx.tcb.rcvBuf;
  const before = ctx.effects.length;
  sendSyn(ctx, SYN | ACK, 'queue/cookie');
  ctx.effects.length = before;
  ctx.tcb.rcvWnd = initialWindow(buffer, segmentSize);
}

function offeredCookie(host: ListeningHost, listener: Listener, seg: Segment): string | null {
  const asked = seg.options?.fastOpen;
  return asked !== undefined && servesFastOpen(host, listener) ? host.environment.cookieOf(host.id) : null;
}

function servesFastOpen(host: ListeningHost, listener: Listener): boolean {
  return (host.profile.fastOpen & 2) !== 0 && listener.options.fastOpenQueue > 0;
}

/** A SYN with a valid cookie: its data is taken at once, before the handshake is over. RFC 7413 section 4.2.2. */
function takeFastOpen(host: ListeningHost, listener: Listener, seg: Segment, opening: Opening): boolean {
  const cookie = seg.options?.fastOpen;
  if (cookie === undefined || cookie === FAST_OPEN_REQUEST || !servesFastOpen(host, listener)) return false;
  if (cookie !== host.environment.cookieOf(host.id)) return false;
  const ctx = synReceived(opening, seg, host.profile, host.environment.now);
  const { tcb } = ctx;
  tcb.retransmittingSince = ctx.now;
  tcb.rcvWnd = tcb.rcvBuf;
  moveTo(ctx, 'SYN-RECEIVED', 'fast-open/accepted');
  if (seg.len > 0 && isInReceiveWindow(tcb, seg)) takeText(ctx, seg);
  tcb.synData = seg.len;
  sendSyn(ctx, SYN | ACK, 'fast-open/accepted');
  startTimer(ctx, 'retransmission', tcb.rto);
  host.queueForAccept(host.add(ctx, listener, true), listener);
  return true;
}
