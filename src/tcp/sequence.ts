/**
 * Sequence number arithmetic: RFC 9293 section 3.4.
 *
 * Sequence numbers are unsigned 32-bit integers and every comparison is made
 * modulo 2^32, so it keeps working where a number wraps past 4,294,967,295.
 */

/** A sequence or acknowledgment number: an integer from 0 to 2^32 - 1. */
export type Seq = number;

/** How many sequence numbers there are: 2^32. */
export const SEQUENCE_SPACE = 0x1_0000_0000;

/**
 * Returns the sequence number `n` octets after `seq`, modulo 2^32.
 *
 * @example seqAdd(4294967295, 1) // 0
 */
export function seqAdd(seq: Seq, n: number): Seq {
  return (seq + n) >>> 0;
}

/**
 * Returns how far `a` lies after `b`: a signed distance from -2^31 to 2^31 - 1.
 *
 * @example seqDiff(1, 4294967295) // 2
 */
export function seqDiff(a: Seq, b: Seq): number {
  return (a - b) | 0;
}

/** Tells whether `a` comes before `b`. Meaningful within half the space. */
export function seqLt(a: Seq, b: Seq): boolean {
  return ((a - b) | 0) < 0;
}

/** Tells whether `a` comes before `b` or equals it. */
export function seqLe(a: Seq, b: Seq): boolean {
  return ((a - b) | 0) <= 0;
}

/** Tells whether `a` comes after `b`. */
export function seqGt(a: Seq, b: Seq): boolean {
  return ((a - b) | 0) > 0;
}

/** Tells whether `a` comes after `b` or equals it. */
export function seqGe(a: Seq, b: Seq): boolean {
  return ((a - b) | 0) >= 0;
}

/** Tells whether `seq` lies in the `size` octets that begin at `start`. */
export function seqInWindow(seq: Seq, start: Seq, size: number): boolean {
  return (seq - start) >>> 0 < size;
}
