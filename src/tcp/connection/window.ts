/** The receive window: RFC 9293 sections 3.8.6.2.2 (silly window avoidance) and RFC 7323 section 2 (scaling). */

import { seqDiff } from '../sequence.ts';
import type { Draft } from './draft.ts';
import type { Connection } from './tcb.ts';

/** Returns RCV.WND: what is left of the window last told to the peer, octets. */
export function receiveWindow(c: Connection): number {
  const left = c.rcvWnd - seqDiff(c.rcvNxt, c.rcvWup);
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
export function offerWindow(d: Draft): number {
  const { c } = d;
  const current = receiveWindow(c);
  let wanted = usableWindow(d);
  if (wanted < current) wanted = alignUp(current, c.rcvScale);
  c.rcvWnd = wanted;
  c.rcvWup = c.rcvNxt;
  const field = c.rcvScale === 0 ? wanted : wanted >>> c.rcvScale;
  return field > 65535 ? 65535 : field;
}

/** Returns the window the buffer would allow now, octets: 0 rather than a silly one. */
export function usableWindow(d: Draft): number {
  const { c } = d;
  const free = Math.min(c.rcvBuf, bufferOf(d) - Math.round(c.unread * c.bufferCost));
  const segment = c.rcvMss < c.rcvBuf ? c.rcvMss : c.rcvBuf;
  if (free < c.rcvBuf >> 1) {
    c.quick = 0;
    if (free < segment || free < c.rcvBuf >> 4) return 0;
  }
  if (c.rcvScale > 0) return alignUp(free, c.rcvScale);
  const current = c.rcvWnd;
  if (current <= free - segment || current > free) return Math.floor(free / segment) * segment;
  // A buffer smaller than a segment: half of it is worth telling.
  return segment === c.rcvBuf && free > current + (c.rcvBuf >> 1) ? free : current;
}

/**
 * Returns what the receive buffer takes, octets: more than the window first offered where whole buffers count. Half of it
 * counts as overhead until full segments have shown how little there is.
 */
function bufferOf(d: Draft): number {
  const { c, p } = d;
  if (c.options.receiveBuffer !== null || !p.countsWholeBuffers || c.unread === 0) return c.rcvBuf;
  const share = c.rcvMss > 1_152 ? c.rcvMss / 2_304 : 0.5;
  return 2 * p.receiveWindow * share;
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
export function learnBufferOverhead(d: Draft, octets: number): void {
  const asked = d.c.options.receiveBuffer;
  if (asked === null || !d.p.countsWholeBuffers) return;
  const size = 256 + 2 ** Math.ceil(Math.log2(octets + 436));
  const ratio = Math.floor((octets * 256) / size);
  d.c.rcvBuf = (2 * asked * ratio) >> 8;
  d.c.bufferCost = (size * ratio) / 256 / octets;
}
