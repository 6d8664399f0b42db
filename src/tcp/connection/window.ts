/** The receive window: RFC 9293 sections 3.8.6.2.2 (silly window avoidance) and RFC 7323 section 2 (scaling). */

import { receiveWindow } from './receive-space.ts';
import type { StepContext } from './step-context.ts';

/** Returns the window to offer on a SYN: whole segments that fit the buffer, octets. */
export function initialWindow(buffer: number, segmentSize: number): number {
  return buffer < segmentSize ? buffer : Math.floor(buffer / segmentSize) * segmentSize;
}

/**
 * Chooses the window to advertise now and returns the header field for it.
 * A window once offered is never taken back. RFC 9293 section 3.8.6 (SHLD-14).
 */
export function offerWindow(ctx: StepContext): number {
  const { tcb } = ctx;
  const current = receiveWindow(tcb);
  let wanted = affordableWindow(ctx);
  if (wanted < current) wanted = alignUp(current, tcb.rcvScale);
  tcb.rcvWnd = wanted;
  tcb.rcvWup = tcb.rcvNxt;
  const field = tcb.rcvScale === 0 ? wanted : wanted >>> tcb.rcvScale;
  return field > 65535 ? 65535 : field;
}

/** Returns the window that the receive buffer would allow now, octets: 0 instead of a silly one. */
export function affordableWindow(ctx: StepContext): number {
  const { tcb, policies } = ctx;
  const buffer = policies.receiveBuffer(tcb, ctx.profile.receiveWindow);
  const free = Math.min(tcb.rcvBuf, buffer - Math.round(tcb.unread * tcb.bufferCost));
  const segment = tcb.rcvMss < tcb.rcvBuf ? tcb.rcvMss : tcb.rcvBuf;
  if (free < tcb.rcvBuf >> 1) {
    tcb.quick = 0;
    if (free < segment || free < tcb.rcvBuf >> 4) return 0;
  }
  if (tcb.rcvScale > 0) return alignUp(free, tcb.rcvScale);
  const current = tcb.rcvWnd;
  if (current <= free - segment || current > free) return Math.floor(free / segment) * segment;
  // In a buffer smaller than a segment, half of it is worth offering.
  return segment === tcb.rcvBuf && free > current + (tcb.rcvBuf >> 1) ? free : current;
}

/** Rounds up to a multiple of 2^scale. Windows stay below 2^30 (RFC 7323 section 2.3), so 32 bits do. */
function alignUp(value: number, scale: number): number {
  const rest = (1 << scale) - 1;
  return (value + rest) & ~rest;
}
