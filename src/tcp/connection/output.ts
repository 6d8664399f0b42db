/** Segments as they go out, and the retransmission queue they join. RFC 9293 sections 3.1 and 3.8.1. */

import type { RuleId } from '../rules.ts';
import type { SegmentOptions } from '../segment.ts';
import { ACK, FIN, PSH, RST, SYN } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd } from '../sequence.ts';
import type { StepContext } from './step-context.ts';
import type { InFlight, Tcb } from './tcb.ts';
import { initialWindow, offerWindow } from './window.ts';

/** Returns the value of the connection's timestamp clock, ms. RFC 7323 section 4. */
export function timestampNow(tcb: Tcb, now: number): number {
  return (Math.floor(now / 1000) + tcb.tsOffset) >>> 0;
}

function optionsFor(ctx: StepContext, flags: number, fastOpen: string | null): SegmentOptions | null {
  const { tcb } = ctx;
  if (flags & RST) return null;
  if (flags & SYN) return optionsOfSyn(ctx, (flags & ACK) === 0, fastOpen);
  const blocks = tcb.sack && tcb.outOfOrder.length > 0 ? sackBlocks(tcb) : null;
  if (!tcb.timestamps) return blocks === null ? null : { sackBlocks: blocks };
  const timestamps = { value: timestampNow(tcb, ctx.now), echo: tcb.tsRecent };
  return blocks === null ? { timestamps } : { timestamps, sackBlocks: blocks };
}

/** A first SYN offers what the profile has; a SYN,ACK only what the SYN has offered. */
function optionsOfSyn(
  { tcb, profile, now }: StepContext,
  first: boolean,
  fastOpen: string | null,
): SegmentOptions {
  const { mss } = profile;
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

function sackBlocks(tcb: Tcb): readonly (readonly [Seq, Seq])[] {
  return tcb.outOfOrder.slice(0, 3).map((o) => [o.seq, seqAdd(o.seq, o.len + (o.fin ? 1 : 0))] as const);
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

function windowField(ctx: StepContext, flags: number): number {
  if (flags & RST) return 0;
  return flags & SYN ? Math.min(ctx.tcb.rcvWnd, 65535) : offerWindow(ctx);
}

/** Tells whether data sent now follows soon after data received, as the answer to a request does. */
function isAnswer({ tcb, profile, now }: StepContext): boolean {
  return profile.delayedAck === 'adaptive' && tcb.dataReceivedAt >= 0 && now - tcb.dataReceivedAt < tcb.ato;
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

/** Sends <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>. */
export function sendAck(ctx: StepContext, because: RuleId): void {
  transmit(ctx, ACK, ctx.tcb.sndNxt, 0, because);
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
  const segmentSize = flags & ACK && tcb.timestamps ? profile.mss - 12 : profile.mss;
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
      sacked: false,
      lost: false,
    },
  ];
  tcb.sndNxt = seqAdd(tcb.iss, 1 + len);
}

/** Sends SYN,ACK in the middle of a simultaneous open: the SYN in the retransmission queue again, now with ACK. */
export function answerSyn(ctx: StepContext, because: RuleId): void {
  transmit(ctx, SYN | ACK, ctx.tcb.iss, 0, because, true);
}

/** Returns how many segments in flight are neither acknowledged, nor SACKed, nor taken for lost. */
export function segmentsInFlight(tcb: Tcb): number {
  let n = 0;
  for (const f of tcb.flight) if (!f.sacked && !f.lost) n += 1;
  return n;
}

/** Sends `len` new octets at SND.NXT, with FIN when `fin`. */
export function sendNew(ctx: StepContext, len: number, fin: boolean, because: RuleId): void {
  const { tcb } = ctx;
  const flags = ACK | (fin ? FIN : 0) | (len > 0 && seqAdd(tcb.sndNxt, len) === tcb.sndEnd ? PSH : 0);
  transmit(ctx, flags, tcb.sndNxt, len, because);
  const entry: InFlight = {
    seq: tcb.sndNxt,
    len,
    syn: false,
    fin,
    sentAt: ctx.now,
    retransmitted: false,
    sacked: false,
    lost: false,
  };
  tcb.flight = tcb.flight.length === 0 ? [entry] : [...tcb.flight, entry];
  tcb.sndNxt = seqAdd(tcb.sndNxt, len + (fin ? 1 : 0));
  if (len < tcb.mss) tcb.sndSml = tcb.sndNxt;
}
