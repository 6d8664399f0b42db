/** Reads the blocks of a pcapng file that matter here: interfaces and packets. Format: draft-ietf-opsawg-pcapng. */
import type { CapturedFrame } from './link.ts';
import { viewOf } from './octets.ts';
import { BINARY_RESOLUTION, BLOCK, MICROSECOND_RESOLUTION, OPTION, padded } from './pcapng-format.ts';

/** A block without its type and lengths. */
export interface Body {
  readonly octets: Uint8Array;
  readonly little: boolean;
}

/** An interface of a section: what its packets are, and how it counts time. */
export interface Interface {
  readonly linkType: number;
  /** Octets kept of each packet; 0 is without limit. */
  readonly snapLength: number;
  /** How many ticks a second has. */
  readonly ticks: bigint;
  /** Seconds to add to its times. */
  readonly offset: bigint;
}

const INTERFACE_FIELDS = 8;
const OPTION_START = 4;
const MICROSECONDS = 1_000_000n;
const WORD_BITS = 32n;

/** Reads an interface description, or says what is wrong with it. */
export function readInterface({ octets, little }: Body): Interface | string {
  if (octets.length < INTERFACE_FIELDS) return `an interface block is cut short: ${octets.length} octets.`;
  const view = viewOf(octets);
  let resolution = MICROSECOND_RESOLUTION;
  let offset = 0n;
  let at = INTERFACE_FIELDS;
  while (at + OPTION_START <= octets.length) {
    const code = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    const value = at + OPTION_START;
    if (code === OPTION.end) break;
    if (length > octets.length - value) return `option ${code} of an interface is longer than its block.`;
    if (code === OPTION.timestampResolution && length >= 1) resolution = view.getUint8(value);
    if (code === OPTION.timestampOffset && length >= 8) offset = view.getBigInt64(value, little);
    at = value + padded(length);
  }
  const exponent = BigInt(resolution & ~BINARY_RESOLUTION);
  const base = resolution & BINARY_RESOLUTION ? 2n : 10n;
  return {
    linkType: view.getUint16(0, little),
    snapLength: view.getUint32(4, little),
    ticks: base ** exponent,
    offset,
  };
}

/** Where a packet block has its fields, octets from the start of its body. The simple one has no time. */
interface PacketFields {
  readonly interfaceId: number;
  readonly time: number | null;
  readonly captured: number;
  readonly original: number;
  readonly data: number;
}

/** Reads a packet, or says what is wrong with it. */
export function readPacket(
  type: typeof BLOCK.enhancedPacket | typeof BLOCK.packet | typeof BLOCK.simplePacket,
  body: Body,
  interfaces: readonly Interface[],
): CapturedFrame | string {
  const { octets, little } = body;
  const least = type === BLOCK.simplePacket ? 4 : 20;
  if (octets.length < least) return `a packet block is cut short: ${octets.length} of ${least} octets.`;
  const { interfaceId, time, captured, original, data } = fieldsOf(
    type,
    body,
    interfaces[0]?.snapLength ?? 0,
  );
  const from = interfaces[interfaceId];
  if (from === undefined)
    return `a packet names interface ${interfaceId}, but the section has described ${interfaces.length}.`;
  if (captured > octets.length - data)
    return `a packet says ${captured} octets were kept of it; its block has ${octets.length - data}.`;
  const at = time === null ? null : timeOf(viewOf(octets), time, little, from);
  if (at !== null && !Number.isSafeInteger(at))
    return `a packet has a time of more than 2^53 µs before or after 1970, which no number here holds exactly.`;
  return {
    time: at,
    linkType: from.linkType,
    octets: octets.subarray(data, data + captured),
    originalLength: original,
  };
}

function fieldsOf(type: number, { octets, little }: Body, snapLength: number): PacketFields {
  const view = viewOf(octets);
  const long = (at: number): number => view.getUint32(at, little);
  if (type === BLOCK.simplePacket) {
    const original = long(0);
    const kept = snapLength === 0 ? original : Math.min(original, snapLength);
    return { interfaceId: 0, time: null, captured: kept, original, data: 4 };
  }
  const interfaceId = type === BLOCK.packet ? view.getUint16(0, little) : long(0);
  return { interfaceId, time: 4, captured: long(12), original: long(16), data: 20 };
}

/** Reads a time: two halves of a 64-bit count of ticks, the higher first. Rounded down to whole µs. */
function timeOf(view: DataView, at: number, little: boolean, { ticks, offset }: Interface): number {
  const high = BigInt(view.getUint32(at, little));
  const count = (high << WORD_BITS) | BigInt(view.getUint32(at + 4, little));
  return Number((count * MICROSECONDS) / ticks + offset * MICROSECONDS);
}
