/** A TCP segment as octets and back: RFC 9293 section 3.1. Payload octets are counted, not kept, so filler stands in. */
import type { Segment } from '../segment.ts';
import type { AddressPair } from './address.ts';
import { tcpChecksum } from './checksum.ts';
import { type Decoded, type Refused, refused } from './decoded.ts';
import { hexWord, requireBits, viewOf } from './octets.ts';
import { WORD_OCTETS } from './option-layout.ts';
import { type DecodedOptions, decodeOptions, encodeOptions, type IgnoredOption } from './options.ts';

/** Octets of a header without options: the least data offset, 5 words. */
export const LEAST_HEADER = 20;

/** Where the fields stand, octets from the start of the header. */
const AT = {
  sourcePort: 0,
  destinationPort: 2,
  sequence: 4,
  acknowledgment: 8,
  dataOffset: 12,
  flags: 13,
  window: 14,
  checksum: 16,
  urgentPointer: 18,
} as const;

/** What every octet of a payload is: a full stop, so that a followed stream can be read. */
const FILLER = 0x2e;

/**
 * Returns a segment as header and payload, with the checksum for a packet between these addresses. The acknowledgment
 * number is written as it is, whatever the ACK bit; the urgent pointer is 0. A value that does not fit its field throws.
 */
export function encodeSegment(segment: Segment, addresses: AddressPair): Uint8Array {
  const { sport, dport, seq, ack, flags, len, wnd } = segment;
  const options = encodeOptions(segment.options);
  const headerLength = LEAST_HEADER + options.length;
  requireBits('the source port', sport, 16);
  requireBits('the destination port', dport, 16);
  requireBits('SEQ', seq, 32);
  requireBits('ACK', ack, 32);
  requireBits('the control bits', flags, 8);
  requireBits('the window', wnd, 16);
  requireBits('the segment with its header', headerLength + len, 16);
  const octets = new Uint8Array(headerLength + len);
  const view = viewOf(octets);
  view.setUint16(AT.sourcePort, sport);
  view.setUint16(AT.destinationPort, dport);
  view.setUint32(AT.sequence, seq);
  view.setUint32(AT.acknowledgment, ack);
  view.setUint8(AT.dataOffset, (headerLength / WORD_OCTETS) << 4);
  view.setUint8(AT.flags, flags);
  view.setUint16(AT.window, wnd);
  octets.set(options, LEAST_HEADER);
  octets.fill(FILLER, headerLength);
  view.setUint16(AT.checksum, tcpChecksum(addresses, octets));
  return octets;
}

/** A header as it was read. */
export interface DecodedSegment {
  readonly segment: Segment;
  /** Octets of the header, options included. */
  readonly headerLength: number;
  readonly checksum: number;
  /** Whether the checksum was computed again and found right: false where it could not be or was not asked for. */
  readonly checked: boolean;
  readonly urgentPointer: number;
  readonly ignored: readonly IgnoredOption[];
}

/** What is known about octets to be decoded. */
export interface DecodeSegmentOptions {
  /** The packet's addresses, to check the checksum; without them it is not checked. */
  readonly addresses?: AddressPair | undefined;
  /** Length of the segment when fewer octets of it were captured. */
  readonly length?: number | undefined;
}

/** Finds how long a header is by its data offset, or says why that cannot be. RFC 9293 section 3.1 (DOffset). */
export function headerLengthOf(octets: Uint8Array): Decoded<{ readonly headerLength: number }> {
  if (octets.length < LEAST_HEADER)
    return refused(`The TCP header is cut short: ${octets.length} of at least ${LEAST_HEADER} octets.`);
  const words = viewOf(octets).getUint8(AT.dataOffset) >> 4;
  const headerLength = words * WORD_OCTETS;
  if (headerLength < LEAST_HEADER)
    return refused(
      `The data offset is ${words}; a TCP header has at least ${LEAST_HEADER / WORD_OCTETS} words.`,
    );
  if (headerLength > octets.length)
    return refused(
      `The data offset says the TCP header has ${headerLength} octets, but there are ${octets.length}.`,
    );
  return { ok: true, headerLength };
}

/** Decodes a TCP header and counts its payload. Any octets are decoded or refused with a sentence. */
export function decodeSegment(
  octets: Uint8Array,
  { addresses, length = octets.length }: DecodeSegmentOptions = {},
): Decoded<DecodedSegment> {
  const found = headerLengthOf(octets);
  if (!found.ok) return found;
  const { headerLength } = found;
  if (headerLength > length)
    return refused(`The data offset says the TCP header has ${headerLength} octets, the packet ${length}.`);
  const whole = addresses !== undefined && length <= octets.length;
  const bad = whole ? checksumFault(addresses, octets.subarray(0, length)) : null;
  if (bad !== null) return bad;
  const options = decodeOptions(octets.subarray(LEAST_HEADER, headerLength));
  return options.ok ? fieldsOf(octets, headerLength, length, whole, options) : options;
}

function checksumFault(addresses: AddressPair, segment: Uint8Array): Refused | null {
  if (tcpChecksum(addresses, segment) === 0) return null;
  // Not slice(): on a Node Buffer that is the same octets again, and the caller's would be changed.
  const copy = new Uint8Array(segment);
  viewOf(copy).setUint16(AT.checksum, 0);
  const is = viewOf(segment).getUint16(AT.checksum);
  const right = tcpChecksum(addresses, copy);
  return refused(
    `The TCP checksum is ${hexWord(is)}; over header, payload and addresses it comes to ${hexWord(right)}.`,
  );
}

function fieldsOf(
  octets: Uint8Array,
  headerLength: number,
  length: number,
  checked: boolean,
  { options, ignored }: DecodedOptions,
): { readonly ok: true } & DecodedSegment {
  const view = viewOf(octets);
  const segment: Segment = {
    sport: view.getUint16(AT.sourcePort),
    dport: view.getUint16(AT.destinationPort),
    seq: view.getUint32(AT.sequence),
    ack: view.getUint32(AT.acknowledgment),
    flags: view.getUint8(AT.flags),
    len: length - headerLength,
    wnd: view.getUint16(AT.window),
    options,
  };
  const checksum = view.getUint16(AT.checksum);
  const urgentPointer = view.getUint16(AT.urgentPointer);
  return { ok: true, segment, headerLength, checksum, checked, urgentPointer, ignored };
}
