/** The receive window: RFC 9293 sections 3.8.6.2.2 (silly window avoidance) and RFC 7323 section 2 (scaling). */

import { seqDiff } from '../sequence.ts';
import type { StepContext } from './step-context.ts';
import type { Tcb } from './tcb.ts';

/** Returns RCV.WND: what is left of the window last told to the peer, octets. */
export function receiveWindow(tcb: Tcb): number {
  const left = tcb.rcvWnd - seqDiff(tcb.rcvNxt, tcb.rcvWup);
  return left > 0 ? left : 0;
}

/** Returns the window to offer on a SYN: whole segments that fit the buffer, octets. */
export function initialWindow(buffer: number, segmentSize: number): number {
  return buffer < segmentSize ? buffer : Math.floor(buffer / segmentSize) * segmentSize;
}

/**
 * Chooses the window to tell the peer now and returns the header field for it.
 * A window once offered is never taken back. RFC 9293 section 3.8.6 (SHLD-14).
 */
export function offerWindow(ctx: StepContext): number {
  const { tcb } = ctx;
  const current = receiveWindow(tcb);
  let wanted = usableWindow(ctx);
  if (wanted < current) wanted = alignUp(current, tcb.rcvScale);
  tcb.rcvWnd = wanted;
  tcb.rcvWup = tcb.rcvNxt;
  const field = tcb.rcvScale === 0 ? wanted : wanted >>> tcb.rcvScale;
  return field > 65535 ? 65535 : field;
}

/** Returns the window the buffer would allow now, octets: 0 rather than a silly one. */
export function usableWindow(ctx: StepContext): number {
  const { tcb } = ctx;
  const free = Math.min(tcb.rcvBuf, bufferOf(ctx) - Math.round(tcb.unread * tcb.bufferCost));
  const segment = tcb.rcvMss < tcb.rcvBuf ? tcb.rcvMss : tcb.rcvBuf;
  if (free < tcb.rcvBuf >> 1) {
    tcb.quick = 0;
    if (free < segment || free < tcb.rcvBuf >> 4) return 0;
  }
  if (tcb.rcvScale > 0) return alignUp(free, tcb.rcvScale);
  const current = tcb.rcvWnd;
  if (current <= free - segment || current > free) return Math.floor(free / segment) * segment;
  // A buffer smaller than a segment: half of it is worth telling.
  return segment === tcb.rcvBuf && free > current + (tcb.rcvBuf >> 1) ? free : current;
}

/**
 * Returns what the receive buffer takes, octets: more than the window first offered where whole buffers count. Half of it
 * counts as overhead until full segments have shown how little there is.
 */
function bufferOf(ctx: StepContext): number {
  const { tcb, profile } = ctx;
  if (tcb.options.receiveBuffer !== null || !profile.countsWholeBuffers || tcb.unread === 0)
    return tcb.rcvBuf;
  const share = tcb.rcvMss > 1_152 ? tcb.rcvMss / 2_304 : 0.5;
  return 2 * profile.receiveWindow * share;
}

/** Rounds up to a multiple of 2^scale. Windows stay below 2^30 (RFC 7323 section 2.3), so 32 bits do. */
function alignUp(value: number, scale: number): number {
  const rest = (1 << scale) - 1;
  return (value + rest) & ~rest;
}

/**
 * Learns the real size of the receive buffer from the first full segment: Linux counts whole buffers against SO_RCVBUF,
 * not the octets in them. `linux` with SO_RCVBUF only.
 */
export function learnBufferOverhead(ctx: StepContext, octets: number): void {
  const asked = ctx.tcb.options.receiveBuffer;
  if (asked === null || !ctx.profile.countsWholeBuffers) return;
  const size = 256 + 2 ** Math.ceil(Math.log2(octets + 436));
  const ratio = Math.floor((octets * 256) / size);
  ctx.tcb.rcvBuf = (2 * asked * ratio) >> 8;
  ctx.tcb.bufferCost = (size * ratio) / 256 / octets;
}
