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
export function affordableWindow({ tcb, policies, profile }: StepContext): number {
  const space = policies.fullSpace(tcb, profile);
  const full = tcb.rcvClamp < space ? tcb.rcvClamp : space;
  const segment = tcb.rcvMss < full ? tcb.rcvMss : full;
  let free = policies.freeSpace(tcb, profile);
  if (free < full >> 1) {
    tcb.quick = 0;
    free = (free >> tcb.rcvScale) << tcb.rcvScale;
    if (free < segment || free < space >> 4) return 0;
  }
  if (free > tcb.rcvBuf) free = tcb.rcvBuf;
  if (tcb.rcvScale > 0) return alignUp(free, tcb.rcvScale);
  const current = tcb.rcvWnd;
  if (current <= free - segment || current > free) return Math.floor(free / segment) * segment;
  // In a buffer smaller than a segment, half of it is worth offering.
  return segment === full && free > current + (full >> 1) ? free : current;
}

/** Rounds up to a multiple of 2^scale. Windows stay below 2^30 (RFC 7323 section 2.3), so 32 bits do. */
function alignUp(value: number, scale: number): number {
  const rest = (1 << scale) - 1;
  return (value + rest) & ~rest;
}
