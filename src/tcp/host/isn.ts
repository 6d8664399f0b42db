/** Initial sequence numbers: RFC 9293 section 3.4.1 and RFC 6528, with a seed in place of the secret. */
import type { Tcb } from '../connection/tcb.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd } from '../sequence.ts';

/** Mixes integers into 32 well-spread bits. Deterministic; not for cryptography. */
export function hash32(...parts: number[]): number {
  let h = 0x9e3779b9;
  for (const part of parts) {
    h = Math.imul(h ^ (part | 0), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}

/** ISN = M + F(local port, remote port, side, secret): M ticks every 4 µs. */
export function initialSequenceNumber(
  seed: number,
  side: number,
  port: number,
  peer: number,
  now: number,
): Seq {
  return (Math.floor(now / 4) + hash32(seed, side, port, peer)) >>> 0;
}

/**
 * Returns the ISN of a connection that takes the place of one in TIME-WAIT: beyond all that the old one used, as RFC 9293
 * section 3.6.1 (MAY-2) asks. How far beyond is Linux's choice.
 */
export function isnAfterTimeWait({ sndNxt }: Tcb): Seq {
  return seqAdd(sndNxt, 65535 + 2);
}
