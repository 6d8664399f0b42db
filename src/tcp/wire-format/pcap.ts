/** Writes a run as a pcap file and reads pcap files. Format: draft-ietf-opsawg-pcap. */
import type { Transcript } from '../simulator/transcript.ts';
import { type ExportOptions, packetsOf } from './capture-point.ts';
import { type CapturedFrame, type FramesRead, LINK, MOST_PACKETS, TOO_MANY_PACKETS } from './link.ts';
import { joined, requireBits, viewOf } from './octets.ts';

/** The magic number, in the writer's byte order: a reader that finds it reversed swaps the octets of every number. */
const MAGIC = { microseconds: 0xa1b2c3d4, nanoseconds: 0xa1b23c4d } as const;

/** Octets of the file header and of the header before each packet. */
const FILE_HEADER = 24;
const PACKET_HEADER = 16;

/** The version every reader supports. */
const VERSION = { major: 2, minor: 4 } as const;

/** The most octets kept of a packet: the size of the largest IPv4 packet. */
const SNAPLEN = 65_535;

const MICROSECONDS = 1_000_000;

/** Returns a run as the octets of a pcap file, little-endian, times in microseconds. pcap has no comments. */
export function toPcap(transcript: Transcript, options: Omit<ExportOptions, 'comment'> = {}): Uint8Array {
  const parts = packetsOf(transcript, options).flatMap(({ time, packet }) => [
    packetHeader(time, packet.length),
    packet,
  ]);
  return joined([fileHeader(), ...parts]);
}

function fileHeader(): Uint8Array {
  const header = new Uint8Array(FILE_HEADER);
  const view = viewOf(header);
  view.setUint32(0, MAGIC.microseconds, true);
  view.setUint16(4, VERSION.major, true);
  view.setUint16(6, VERSION.minor, true);
  view.setUint32(16, SNAPLEN, true);
  view.setUint32(20, LINK.raw, true);
  return header;
}

function packetHeader(time: number, length: number): Uint8Array {
  const header = new Uint8Array(PACKET_HEADER);
  const view = viewOf(header);
  const seconds = Math.floor(time / MICROSECONDS);
  requireBits('the time of a packet, seconds,', seconds, 32);
  view.setUint32(0, seconds, true);
  view.setUint32(4, time % MICROSECONDS, true);
  view.setUint32(8, length, true);
  view.setUint32(12, length, true);
  return header;
}

const NANOSECONDS_PER_MICROSECOND = 1000;
/** The link type is in the low 16 bits; above them is the length of a frame check sequence. */
const LINK_TYPE = 0xffff;

/** The byte order of a file, and whether its fractions of a second are nanoseconds. */
interface Dialect {
  readonly little: boolean;
  readonly nanoseconds: boolean;
}

/** Reads byte order and resolution off the magic number; null when the octets do not begin a pcap file. */
function dialectOf(octets: Uint8Array): Dialect | null {
  if (octets.length < 4) return null;
  for (const little of [true, false]) {
    const magic = viewOf(octets).getUint32(0, little);
    if (magic === MAGIC.microseconds) return { little, nanoseconds: false };
    if (magic === MAGIC.nanoseconds) return { little, nanoseconds: true };
  }
  return null;
}

/** Reads the frames of a pcap file; null when the octets do not begin one. */
export function readPcap(octets: Uint8Array): FramesRead | null {
  const dialect = dialectOf(octets);
  if (dialect === null) return null;
  const frames: CapturedFrame[] = [];
  if (octets.length < FILE_HEADER)
    return { frames, fault: `The pcap file header is cut short: ${octets.length} of ${FILE_HEADER} octets.` };
  const view = viewOf(octets);
  const major = view.getUint16(4, dialect.little);
  if (major !== VERSION.major)
    return { frames, fault: `This is pcap version ${major}; version ${VERSION.major} is read here.` };
  const linkType = view.getUint32(20, dialect.little) & LINK_TYPE;
  let at = FILE_HEADER;
  while (at < octets.length) {
    if (frames.length === MOST_PACKETS) return { frames, fault: TOO_MANY_PACKETS };
    const fault = frameFault(octets, at, frames.length + 1, dialect);
    if (fault !== null) return { frames, fault };
    const frame = frameAt(octets, at, linkType, dialect);
    frames.push(frame);
    at += PACKET_HEADER + frame.octets.length;
  }
  return { frames, fault: null };
}

/** Says what is missing of packet `number`, whose header begins at octet `at`; null when it is whole. */
function frameFault(octets: Uint8Array, at: number, number: number, { little }: Dialect): string | null {
  const start = at + PACKET_HEADER;
  if (start > octets.length)
    return `The file is cut short in the header of packet ${number}, at octet ${at}.`;
  const length = viewOf(octets).getUint32(at + 8, little);
  const rest = octets.length - start;
  return length > rest ? `The file is cut short in packet ${number}: ${rest} of ${length} octets.` : null;
}

function frameAt(
  octets: Uint8Array,
  at: number,
  linkType: number,
  { little, nanoseconds }: Dialect,
): CapturedFrame {
  const view = viewOf(octets);
  const fraction = view.getUint32(at + 4, little);
  const micros = nanoseconds ? Math.floor(fraction / NANOSECONDS_PER_MICROSECOND) : fraction;
  const start = at + PACKET_HEADER;
  return {
    time: view.getUint32(at, little) * MICROSECONDS + micros,
    linkType,
    octets: octets.subarray(start, start + view.getUint32(at + 8, little)),
    originalLength: view.getUint32(at + 12, little),
  };
}
