/** Reads capture files: pcap and pcapng, down to the TCP segments. */

import type { Decoded } from './decoded.ts';
import type { CapturedFrame } from './link.ts';
import { hexOf } from './octets.ts';
import { type DecodedPacket, type DecodePacketOptions, decodeFrame } from './packet.ts';
import { readPcap } from './pcap.ts';
import { readPcapng } from './read-pcapng.ts';

/** A frame and the TCP segment in it, or why there is none. */
export interface CapturedPacket extends CapturedFrame {
  readonly tcp: Decoded<DecodedPacket>;
}

/** A capture file that was read. */
export type CaptureRead =
  | { readonly ok: true; readonly format: 'pcap' | 'pcapng'; readonly packets: readonly CapturedPacket[] }
  | {
      readonly ok: false;
      /** What is wrong with the file, as a sentence. */
      readonly reason: string;
      /** The packets before the fault. */
      readonly packets: readonly CapturedPacket[];
    };

/** Other formats that people take for captures, by their first octets in hexadecimal. */
const OTHER_FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^1f8b/, 'The file is packed with gzip: unpack it first.'],
  [/^504b/, 'The file is a ZIP archive: unpack it first.'],
  [/^(a1b2cd34|34cdb2a1)/, 'This is a modified pcap file (Kuznetzov): save it as pcapng first.'],
  [/^736e6f6f70/, 'This is a snoop file: save it as pcapng first.'],
];

const SHOWN = 4;

/** Reads a pcap or pcapng file. Any octets are read or refused with a sentence; a packet that is not TCP says so itself. */
export function readCapture(file: Uint8Array, options: DecodePacketOptions = {}): CaptureRead {
  const pcap = readPcap(file);
  const read = pcap ?? readPcapng(file);
  if (read === null) return { ok: false, reason: whyUnread(file), packets: [] };
  const packets = read.frames.map((frame) => ({
    ...frame,
    tcp: decodeFrame(frame.linkType, frame.octets, options),
  }));
  if (read.fault !== null) return { ok: false, reason: read.fault, packets };
  return { ok: true, format: pcap === null ? 'pcapng' : 'pcap', packets };
}

function whyUnread(file: Uint8Array): string {
  if (file.length === 0) return 'The file is empty.';
  const start = hexOf(file.subarray(0, 8));
  const known = OTHER_FORMATS.find(([pattern]) => pattern.test(start));
  if (known !== undefined) return known[1];
  const shown = hexOf(file.subarray(0, SHOWN));
  return `This is neither a pcap nor a pcapng file: it begins with the octets ${shown}.`;
}
