/** Writes a run as a pcapng file. Format: draft-ietf-opsawg-pcapng. */
import type { Transcript } from '../simulator/transcript.ts';
import {
  type CapturePacket,
  type CapturePoint,
  commentOn,
  type ExportOptions,
  packetsOf,
  type SentSegment,
} from './capture-point.ts';
import { LINK } from './link.ts';
import { joined, utf8, viewOf } from './octets.ts';
import {
  BLOCK,
  BLOCK_END,
  BLOCK_START,
  BYTE_ORDER,
  DIRECTION,
  MICROSECOND_RESOLUTION,
  OPTION,
  padded,
  VERSION,
} from './pcapng-format.ts';

const WORD = 2 ** 32;

/** How the one interface of a file is described. */
const POINTS: Readonly<Record<CapturePoint, string>> = {
  wire: 'On the wire: every segment once, when it was sent; lost and forged ones included',
  client: 'On the client: what it sent, and what arrived',
  server: 'On the server: what it sent, and what arrived',
};

/**
 * Returns a run as the octets of a pcapng file, little-endian: one interface of raw IP packets, times in microseconds,
 * each packet with a comment that names its rule and its fate.
 */
export function toPcapng(transcript: Transcript, options: ExportOptions = {}): Uint8Array {
  const { profile, seed } = transcript;
  const about = `A run of the TCP model under profile ${profile} with seed ${seed}`;
  return segmentsToPcapng(transcript.segments, about, { comment: commentOn, ...options });
}

/** Returns segments, of a run or of a recording, as such a file; `about` is what the file says of itself. */
export function segmentsToPcapng<S extends SentSegment>(
  segments: readonly S[],
  about: string,
  options: ExportOptions<S>,
): Uint8Array {
  const packets = packetsOf({ segments }, options).map((packet) =>
    packetBlock(packet, options.comment?.(packet.record) ?? ''),
  );
  return joined([sectionBlock(about), interfaceBlock(options.at ?? 'wire'), ...packets]);
}

function sectionBlock(about: string): Uint8Array {
  const body = new Uint8Array(16);
  const view = viewOf(body);
  view.setUint32(0, BYTE_ORDER, true);
  view.setUint16(4, VERSION.major, true);
  view.setUint16(6, VERSION.minor, true);
  // The section's length is not given.
  view.setBigInt64(8, -1n, true);
  return block(BLOCK.section, body, [
    [OPTION.comment, utf8(about)],
    [OPTION.application, utf8('seqack')],
  ]);
}

function interfaceBlock(point: CapturePoint): Uint8Array {
  const body = new Uint8Array(8);
  // No limit on the octets kept of a packet: the last four stay 0.
  viewOf(body).setUint16(0, LINK.raw, true);
  return block(BLOCK.interface, body, [
    [OPTION.name, utf8(point)],
    [OPTION.description, utf8(POINTS[point])],
    [OPTION.timestampResolution, Uint8Array.of(MICROSECOND_RESOLUTION)],
  ]);
}

function packetBlock(
  { time, packet, direction }: Pick<CapturePacket, 'time' | 'packet' | 'direction'>,
  comment: string,
): Uint8Array {
  const header = new Uint8Array(20);
  const view = viewOf(header);
  view.setUint32(4, Math.floor(time / WORD), true);
  view.setUint32(8, time % WORD, true);
  view.setUint32(12, packet.length, true);
  view.setUint32(16, packet.length, true);
  const options: Option[] = [];
  if (comment !== '') options.push([OPTION.comment, utf8(comment)]);
  if (direction !== null) options.push([OPTION.packetFlags, Uint8Array.of(DIRECTION[direction], 0, 0, 0)]);
  return block(BLOCK.enhancedPacket, joined([header, aligned(packet)]), options);
}

type Option = readonly [code: number, value: Uint8Array];

function block(type: number, body: Uint8Array, options: readonly Option[]): Uint8Array {
  const list = optionList(options);
  const length = BLOCK_START + body.length + list.length + BLOCK_END;
  const start = new Uint8Array(BLOCK_START);
  const end = new Uint8Array(BLOCK_END);
  viewOf(start).setUint32(0, type, true);
  viewOf(start).setUint32(4, length, true);
  viewOf(end).setUint32(0, length, true);
  return joined([start, body, list, end]);
}

/** Writes options and the end of their list; nothing when there are none. */
function optionList(options: readonly Option[]): Uint8Array {
  if (options.length === 0) return new Uint8Array(0);
  const parts = [...options, [OPTION.end, new Uint8Array(0)] as const].map(([code, value]) => {
    const start = new Uint8Array(4);
    viewOf(start).setUint16(0, code, true);
    viewOf(start).setUint16(2, value.length, true);
    return joined([start, aligned(value)]);
  });
  return joined(parts);
}

function aligned(octets: Uint8Array): Uint8Array {
  const all = new Uint8Array(padded(octets.length));
  all.set(octets);
  return all;
}
