/** Segments as they go out, and the retransmission queue they join. RFC 9293 sections 3.1 and 3.8.1. */

import type { RuleId } from '../rules.ts';
import type { SegmentOptions } from '../segment.ts';
import { ACK, FIN, PSH, RST, SYN } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd } from '../sequence.ts';
import { blocksToReport, NO_BLOCKS } from './sack.ts';
import type { StepContext } from './step-context.ts';
import { elapsedSince } from './step-context.ts';
import type { InFlight, Tcb } from './tcb.ts';
import { initialWindow, offerWindow } from './window.ts';

/** Returns the value of the connection's timestamp clock, ms. RFC 7323 section 4. */
export function timestampNow(tcb: Tcb, now: number): number {
  return (Math.floor(now / 1000) + tcb.tsOffset) >>> 0;
}

function optionsFor(ctx: StepContext, flags: number, fastOpen: string | null): SegmentOptions | null {
  const { tcb } = ctx;
  if (flags & SYN) return optionsOfSyn(ctx, (flags & ACK) === 0, fastOpen);
  const sackBlocks = flags & ACK ? blocksToReport(tcb) : NO_BLOCKS;
  if (tcb.duplicate !== null) tcb.duplicate = null;
  if (!tcb.timestamps) return sackBlocks.length === 0 ? null : { sackBlocks };
  const timestamps = { value: timestampNow(tcb, ctx.now), echo: tcb.tsRecent };
  return sackBlocks.length === 0 ? { timestamps } : { timestamps, sackBlocks };
}

/** A first SYN offers what the profile has; a SYN,ACK only what the SYN has offered, as a rule. */
function optionsOfSyn(
  { tcb, profile, policies, now }: StepContext,
  isFirst: boolean,
  fastOpen: string | null,
): SegmentOptions {
  const { mss } = profile;
  const first = isFirst || (tcb.active && policies.crossedSynAckOffersAll);
  const sackPermitted = first ? profile.sack : tcb.sack;
  const stamped = first ? profile.timestamps : tcb.timestamps;
  const scaled = first ? profile.windowScale !== null : tcb.rcvScale > 0 || tcb.sndScale > 0;
  const windowScale = tcb.options.receiveBuffer === null ? (profile.windowScale ?? 0) : 0;
  const timestamps = { value: timestampNow(tcb, now), echo: tcb.tsRecent };
  // The usual case by itself: putting the object together from parts takes several times as long.
  if (sackPermitted && stamped && scaled && fastOpen === null) {
    return { mss, sackPermitted, timestamps, windowScale };
  }
  return {
    mss,
    ...(sackPermitted && { sackPermitted }),
    ...(stamped && { timestamps }),
    ...(scaled && { windowScale }),
    ...(fastOpen !== null && { fastOpen }),
  };
}

/** Puts a segment with any SEQ on the wire. Everything goes through here but the resets of answers.ts, which read no TCB. */
export function transmit(
  ctx: StepContext,
  flags: number,
  seq: Seq,
  len: number,
  because: RuleId,
  retransmission = false,
  fastOpen: string | null = null,
): void {
  const { tcb } = ctx;
  const wnd = windowField(ctx, flags);
  const options = optionsFor(ctx, flags, fastOpen);
  if (len > 0 && isAnswer(ctx)) tcb.interactive = true;
  ctx.effects.push({
    kind: 'send',
    segment: {
      sport: tcb.port,
      dport: tcb.peer,
      seq,
      ack: flags & ACK ? tcb.rcvNxt : 0,
      flags,
      len,
      wnd,
      options,
    },
    retransmission,
    because,
  });
  ctx.because = because;
  if (flags & ACK && !(flags & RST)) acknowledgmentSent(ctx);
}

/** The window counts from the acknowledgment number: a segment without ACK has none to offer, except a SYN. */
function windowField(ctx: StepContext, flags: number): number {
  if (flags & SYN) return Math.min(ctx.tcb.rcvWnd, 65535);
  return flags & ACK ? offerWindow(ctx) : 0;
}

/** Tells whether data sent now follows soon after data received, as the answer to a request does. */
function isAnswer(ctx: StepContext): boolean {
  const { dataReceivedAt, ato } = ctx.tcb;
  return (
    ctx.profile.delayedAck === 'adaptive' && dataReceivedAt >= 0 && elapsedSince(ctx, dataReceivedAt) < ato
  );
}

function acknowledgmentSent(ctx: StepContext): void {
  const { tcb } = ctx;
  if (tcb.quick > 0 && tcb.ackScheduled) {
    tcb.quick -= 1;
    if (tcb.quick === 0) tcb.ato = ctx.profile.delayedAckMin;
  }
  tcb.ackScheduled = false;
  tcb.ackNow = false;
  tcb.pushed = 0;
  if (tcb.ackAt >= 0) {
    tcb.ackAt = -1;
    ctx.effects.push({ kind: 'stop-timer', timer: 'delayed-ack' });
  }
}

/**
 * Sends <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK> for a connection of which Linux keeps less than a TCB: the window is the one
 * chosen last, and nothing out of order is known. Without scaling that window may be larger than its field: the field
 * then holds its low 16 bits (`tcp_v4_send_ack`), but of a request its largest value (`tcp_synack_window`).
 */
export function sendMiniAck(ctx: StepContext, because: RuleId): void {
  const { tcb, now } = ctx;
  const { port: sport, peer: dport, sndNxt: seq, rcvNxt: ack } = tcb;
  const options = tcb.timestamps
    ? { timestamps: { value: timestampNow(tcb, now), echo: tcb.tsRecent } }
    : null;
  const isRequest = tcb.state === 'SYN-RECEIVED';
  const wnd = isRequest
    ? Math.min(tcb.rcvWnd, 65535) >>> tcb.rcvScale
    : (tcb.rcvWnd >>> tcb.rcvScale) & 0xffff;
  const segment = { sport, dport, seq, ack, flags: ACK, len: 0, wnd, options };
  ctx.effects.push({ kind: 'send', segment, retransmission: false, because });
  ctx.because = because;
}

/** Sends <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>. */
export function sendAck(ctx: StepContext, because: RuleId): void {
  transmit(ctx, ACK, ctx.policies.seqWithoutText(ctx.tcb), 0, because);
}

/** Sends the SYN of an active OPEN, or SYN,ACK, as the first segment of the connection. */
export function sendSyn(
  ctx: StepContext,
  flags: number,
  because: RuleId,
  len = 0,
  fastOpen: string | null = null,
): void {
  const { tcb, profile } = ctx;
  const stamped = flags & ACK ? tcb.timestamps : tcb.tsRecentAt >= 0;
  const segmentSize = stamped ? profile.mss - 12 : profile.mss;
  const window = initialWindow(tcb.rcvBuf, segmentSize);
  tcb.rcvWnd = window;
  if (tcb.options.receiveBuffer === null) tcb.rcvBuf = window;
  tcb.rcvWup = tcb.rcvNxt;
  transmit(ctx, flags, tcb.iss, len, because, false, fastOpen);
  tcb.flight = [
    {
      seq: tcb.iss,
      len,
      syn: true,
      fin: false,
      sentAt: ctx.now,
      retransmitted: false,
      push: false,
      sacked: false,
      lost: false,
      countsTwice: false,
    },
  ];
  tcb.sndNxt = seqAdd(tcb.iss, 1 + len);
}

/** Sends SYN,ACK in the middle of a simultaneous open: the SYN in the retransmission queue again, now with ACK. */
export function answerSyn(ctx: StepContext, because: RuleId): void {
  transmit(ctx, SYN | ACK, ctx.tcb.iss, 0, because, true);
  // The round trip counts from here: the answer to it is what completes the handshake.
  ctx.tcb.flight = ctx.tcb.flight.map((f) => ({ ...f, sentAt: ctx.now }));
}

/** Counts the segments in flight that are neither acknowledged, nor SACKed, nor taken for lost: `tcp_packets_in_flight`. */
export function segmentsInFlight(tcb: Tcb): number {
  let n = 0;
  for (const f of tcb.flight) n += (f.sacked || f.lost ? 0 : 1) + (f.countsTwice ? 1 : 0);
  return n;
}

/** Sends `len` new octets at SND.NXT, with FIN when `fin`, and with PSH where it is due or when the segment `endsBurst`. */
export function sendNew(
  ctx: StepContext,
  len: number,
  fin: boolean,
  because: RuleId,
  endsBurst = false,
): void {
  const { tcb } = ctx;
  const push = len > 0 && tcb.pushes.includes(seqAdd(tcb.sndNxt, len));
  const flags = ACK | (fin ? FIN : 0) | (push || endsBurst ? PSH : 0);
  transmit(ctx, flags, tcb.sndNxt, len, because);
  const entry: InFlight = {
    seq: tcb.sndNxt,
    len,
    syn: false,
    fin,
    sentAt: ctx.now,
    retransmitted: false,
    push,
    sacked: false,
    lost: false,
    countsTwice: false,
  };
  tcb.flight = tcb.flight.length === 0 ? [entry] : [...tcb.flight, entry];
  tcb.sndNxt = seqAdd(tcb.sndNxt, len + (fin ? 1 : 0));
  if (len < tcb.mss) tcb.sndSml = tcb.sndNxt;
}
