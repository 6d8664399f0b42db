/** What a capture file holds, whichever format it has. */
import type { Decoded } from './decoded.ts';
import type { DecodedPacket } from './packet.ts';

/** One frame of a capture file. */
export interface CapturedFrame {
  /** When it was captured, whole µs after 1970-01-01 00:00 UTC; null where the file does not say (simple packet block). */
  readonly time: number | null;
  /** LINKTYPE_ value. */
  readonly linkType: number;
  /** What was kept of the frame. */
  readonly octets: Uint8Array;
  /** How long it was on the wire. */
  readonly originalLength: number;
}

/** A frame and the TCP segment in it, or why there is none. */
export interface CapturedPacket extends CapturedFrame {
  readonly tcp: Decoded<DecodedPacket>;
}

/** Reads the frames of one format; the frames before a fault are kept. */
export interface FramesRead {
  readonly frames: readonly CapturedFrame[];
  /** What is wrong with the file, as a sentence; null when it was read to its end. */
  readonly fault: string | null;
}
