/** The Internet checksum (RFC 1071) and the pseudo-headers TCP's is taken over (RFC 9293 section 3.1, RFC 8200 section 8.1). */
import { type AddressPair, IPV4_LENGTH } from './address.ts';
import { joined, viewOf } from './octets.ts';

/** The protocol number of TCP. RFC 9293 section 3.1 (PTCL). */
export const PROTOCOL_TCP = 6;

const WORD = 0xffff;
const WORD_SIZE = 0x1_0000;

/** Adds 16-bit words; an odd last octet is padded on the right with zeros. RFC 1071 section 1. */
function sumOfWords(octets: Uint8Array): number {
  const view = viewOf(octets);
  const even = octets.length & ~1;
  let sum = 0;
  for (let at = 0; at < even; at += 2) sum += view.getUint16(at);
  return even < octets.length ? sum + view.getUint8(even) * 0x100 : sum;
}

/**
 * Returns the 16-bit one's complement of the one's complement sum of the words of all parts; each part but the last
 * has an even length. Over octets that hold their own right checksum it is 0. RFC 1071 section 1.
 */
export function internetChecksum(...parts: readonly Uint8Array[]): number {
  let sum = parts.reduce((total, part) => total + sumOfWords(part), 0);
  while (sum > WORD) sum = (sum % WORD_SIZE) + Math.floor(sum / WORD_SIZE);
  return ~sum & WORD;
}

/**
 * Returns the pseudo-header of a segment of `length` octets, header included: 12 octets for IPv4
 * (RFC 9293 section 3.1), 40 for IPv6 (RFC 8200 section 8.1).
 */
export function pseudoHeader({ source, destination }: AddressPair, length: number): Uint8Array {
  const rest = new Uint8Array(source.length === IPV4_LENGTH ? 4 : 8);
  const view = viewOf(rest);
  if (source.length === IPV4_LENGTH) view.setUint16(2, length);
  else view.setUint32(0, length);
  view.setUint8(source.length === IPV4_LENGTH ? 1 : rest.length - 1, PROTOCOL_TCP);
  return joined([source, destination, rest]);
}

/** Returns the checksum over pseudo-header and segment: the field's value when it is still 0, 0 when it is right. */
export function tcpChecksum(addresses: AddressPair, segment: Uint8Array): number {
  return internetChecksum(pseudoHeader(addresses, segment.length), segment);
}
