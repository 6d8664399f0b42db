/**
 * The receive buffer of Linux and the window it allows. Linux counts memory: segments take whole buffers, and a share of
 * the memory that is free is what it may offer. The share is learned from the segments that arrive.
 */

import { NOTHING_BUFFERED } from '../../connection/new-tcb.ts';
import type { Mutable, Tcb } from '../../connection/tcb.ts';
import type { Profile } from '../profile.ts';

/** The share counts in parts of 256: `TCP_RMEM_TO_WIN_SCALE`. */
const WHOLE = 256;
/** Memory of an `sk_buff`; and what its buffer holds beside the packet: `skb_shared_info`, and room in front. */
const SK_BUFF = 256;
const AROUND_PACKET = 384;
/** The smallest buffer: `SKB_SMALL_HEAD_CACHE_SIZE`. */
const SMALL_BUFFER = 576;
/** Default of the third number of `tcp_rmem`, octets: how far a receive buffer may grow. */
const LARGEST_BUFFER = 33_554_432;
/** Segments shorter than this, octets, say nothing about the room that their successors need. */
const TELLING = 128;

/** Octets of memory that a segment takes which carries `octets`, as one read from a tun device does. */
function memoryOf(tcb: Tcb, octets: number): number {
  const size = packetSize(tcb, octets) + AROUND_PACKET;
  return SK_BUFF + (size <= SMALL_BUFFER ? SMALL_BUFFER : 2 ** Math.ceil(Math.log2(size)));
}

function packetSize(tcb: Tcb, octets: number): number {
  return octets + (tcb.timestamps ? 52 : 40);
}

/** `tcp_win_from_space`: returns the window that so much memory allows, octets. */
function windowOf(tcb: Tcb, memory: number): number {
  return Math.floor((memory * tcb.bufferShare) / WHOLE);
}

/** `sk_rcvbuf`: twice what SO_RCVBUF asks for. */
function bufferOf({ options }: Tcb, { receiveWindow }: Profile): number {
  return 2 * (options.receiveBuffer ?? receiveWindow);
}

/** `tcp_full_space`: returns the window that the empty buffer allows, octets. */
export function fullSpace(tcb: Tcb, profile: Profile): number {
  return windowOf(tcb, bufferOf(tcb, profile));
}

/** `tcp_space`: returns the window that the buffer allows beside what waits in it, octets. */
export function freeSpace(tcb: Tcb, profile: Profile): number {
  return windowOf(tcb, bufferOf(tcb, profile) - tcb.bufferUsed - tcb.bufferAhead);
}

/** `tcp_init_buffer_space`: leaves room for one segment beside the window first offered. */
export function limitWindow(tcb: Mutable<Tcb>, profile: Profile): void {
  const most = fullSpace(tcb, profile);
  const segment = advertisedMss(tcb, profile);
  let clamp = most;
  if (clamp > 2 * segment) clamp = Math.max(2 * segment, most - segment);
  tcb.rcvClamp = clamp;
  tcb.rcvBuf = Math.min(tcb.rcvWnd, clamp);
}

function advertisedMss({ timestamps }: Tcb, { mss }: Profile): number {
  return timestamps ? mss - 12 : mss;
}

/** Takes `octets` of text into the buffer: in order, ahead of a gap, or out of those ahead once the gap has filled. */
export function bufferText(
  tcb: Mutable<Tcb>,
  profile: Profile,
  octets: number,
  place: 'in-order' | 'ahead' | 'gap-filled',
): void {
  const memory = memoryOf(tcb, octets);
  if (place === 'ahead') {
    learnShare(tcb, profile, octets, memory);
    if (tcb.sack) grow(tcb, profile, octets);
    tcb.bufferAhead += memory;
    return;
  }
  if (place === 'gap-filled') tcb.bufferAhead = Math.max(tcb.bufferAhead - memory, 0);
  queueText(tcb, octets, memory);
  if (place === 'in-order') learnShare(tcb, profile, octets, memory);
}

/** `tcp_try_coalesce`: what fits behind the last segment unread takes no memory of its own. */
function queueText(tcb: Mutable<Tcb>, octets: number, memory: number): void {
  const last = tcb.buffered.at(-1);
  if (last !== undefined && octets <= tcb.bufferTail) {
    tcb.bufferTail -= octets;
    tcb.buffered = [...tcb.buffered.slice(0, -1), { ...last, octets: last.octets + octets }];
    return;
  }
  tcb.buffered = [...tcb.buffered, { octets, memory }];
  tcb.bufferUsed += memory;
  tcb.bufferTail = memory - SK_BUFF - AROUND_PACKET - packetSize(tcb, octets);
}

/** Gives back the memory of the segments that were read to their end. */
export function releaseText(tcb: Mutable<Tcb>, octets: number): void {
  let left = octets;
  let read = 0;
  for (const segment of tcb.buffered) {
    if (segment.octets > left) break;
    left -= segment.octets;
    tcb.bufferUsed -= segment.memory;
    read += 1;
  }
  const [first, ...others] = tcb.buffered.slice(read);
  tcb.buffered =
    first === undefined ? NOTHING_BUFFERED : [{ ...first, octets: first.octets - left }, ...others];
}

/** `tcp_measure_rcv_mss`: a segment as long as any before shows how much of a buffer is text. */
function learnShare(tcb: Mutable<Tcb>, profile: Profile, octets: number, memory: number): void {
  if (octets < tcb.rcvMss) return;
  if (octets !== tcb.rcvMss) {
    const share = Math.floor((octets * WHOLE) / memory) || 1;
    if (share !== tcb.bufferShare) {
      tcb.bufferShare = share;
      setClamp(tcb, fullSpace(tcb, profile));
    }
  }
  tcb.rcvMss = Math.min(octets, advertisedMss(tcb, profile));
}

/** `tcp_set_window_clamp`: a lower bound lowers the window, a higher one lets it grow up to what was offered. */
function setClamp(tcb: Mutable<Tcb>, clamp: number): void {
  const lower = clamp < tcb.rcvClamp;
  tcb.rcvClamp = clamp;
  tcb.rcvBuf = lower ? Math.min(tcb.rcvBuf, clamp) : Math.max(tcb.rcvBuf, Math.min(tcb.rcvWnd, clamp));
}

/** Lets the window grow after text in order, unless it is short. */
export function growWindow(tcb: Mutable<Tcb>, profile: Profile, octets: number): void {
  if (octets >= TELLING) grow(tcb, profile, octets);
}

/** `tcp_grow_window`: the window grows with each segment while the buffer would hold more like it. */
function grow(tcb: Mutable<Tcb>, profile: Profile, octets: number): void {
  const memory = memoryOf(tcb, octets);
  const room = Math.min(tcb.rcvClamp, freeSpace(tcb, profile)) - tcb.rcvBuf;
  if (room <= 0) return;
  const fits = windowOf(tcb, memory) <= octets;
  const step = fits ? 2 * advertisedMss(tcb, profile) : stepOfSmall(tcb, octets, memory);
  if (step === 0) return;
  tcb.rcvBuf += Math.min(room, Math.max(step, 2 * octets));
  // The peer hears of the larger window at once.
  tcb.quick |= 1;
}

/** `__tcp_grow_window`: a segment that wastes much memory grows the window while that is small. */
function stepOfSmall(tcb: Tcb, octets: number, memory: number): number {
  let wasted = windowOf(tcb, memory) >> 1;
  for (let most = windowOf(tcb, LARGEST_BUFFER) >> 1; tcb.rcvBuf <= most; most >>= 1) {
    if (wasted <= octets) return 2 * tcb.rcvMss;
    wasted >>= 1;
  }
  return 0;
}
