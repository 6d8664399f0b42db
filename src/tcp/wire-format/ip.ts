/** IPv4 (RFC 791 section 3.1) and IPv6 (RFC 8200 section 3) headers around TCP segments. */
import { type AddressPair, IPV4_LENGTH, IPV6_LENGTH } from './address.ts';
import { internetChecksum, PROTOCOL_TCP } from './checksum.ts';
import { type Decoded, type Refused, refused } from './decoded.ts';
import { joined, requireBits, viewOf } from './octets.ts';

/** Octets of an IPv4 header without options, and of the IPv6 header. */
const IPV4_HEADER = 20;
const IPV6_HEADER = 40;
const IPV4_AT = {
  totalLength: 2,
  identification: 4,
  fragment: 6,
  ttl: 8,
  protocol: 9,
  checksum: 10,
  source: 12,
};
const IPV6_AT = { payloadLength: 4, nextHeader: 6, hopLimit: 7, source: 8 };
const DONT_FRAGMENT = 0x4000;
/** More Fragments, and the fragment offset. */
const FRAGMENT = 0x3fff;
/** The recommended default. IANA "IP Time to Live Parameter", RFC 1700. */
const HOPS = 64;
const WORD_OCTETS = 4;

/** IPv6 extension headers that stand before TCP and change nothing about it. RFC 8200 sections 4.3 and 4.6. */
const PASSED_OVER: ReadonlySet<number> = new Set([0, 60]);
const EXTENSION_UNIT = 8;

/** Puts an IP header before a segment; the length of the addresses says which. `identification` is for IPv4. */
export function encodeIp(segment: Uint8Array, addresses: AddressPair, identification: number): Uint8Array {
  const v4 = addresses.source.length === IPV4_LENGTH;
  return joined([
    v4 ? ipv4(segment.length, addresses, identification) : ipv6(segment.length, addresses),
    segment,
  ]);
}

function ipv4(length: number, { source, destination }: AddressPair, identification: number): Uint8Array {
  const header = new Uint8Array(IPV4_HEADER);
  const view = viewOf(header);
  requireBits('the IPv4 total length', IPV4_HEADER + length, 16);
  view.setUint8(0, (4 << 4) | (IPV4_HEADER / WORD_OCTETS));
  view.setUint16(IPV4_AT.totalLength, IPV4_HEADER + length);
  view.setUint16(IPV4_AT.identification, identification);
  view.setUint16(IPV4_AT.fragment, DONT_FRAGMENT);
  view.setUint8(IPV4_AT.ttl, HOPS);
  view.setUint8(IPV4_AT.protocol, PROTOCOL_TCP);
  header.set(source, IPV4_AT.source);
  header.set(destination, IPV4_AT.source + IPV4_LENGTH);
  view.setUint16(IPV4_AT.checksum, internetChecksum(header));
  return header;
}

function ipv6(length: number, { source, destination }: AddressPair): Uint8Array {
  const header = new Uint8Array(IPV6_HEADER);
  const view = viewOf(header);
  requireBits('the IPv6 payload length', length, 16);
  view.setUint8(0, 6 << 4);
  view.setUint16(IPV6_AT.payloadLength, length);
  view.setUint8(IPV6_AT.nextHeader, PROTOCOL_TCP);
  view.setUint8(IPV6_AT.hopLimit, HOPS);
  header.set(source, IPV6_AT.source);
  header.set(destination, IPV6_AT.source + IPV6_LENGTH);
  return header;
}

/** What an IP packet carries. */
interface DecodedIp {
  readonly addresses: AddressPair;
  /** The segment, as far as it was captured; padding behind the packet is cut off. */
  readonly payload: Uint8Array;
  /** How long the segment is by the IP header. */
  readonly length: number;
}

/** Reads the IP header of a packet that carries TCP. With `verify` a wrong IPv4 header checksum is refused. */
export function decodeIp(packet: Uint8Array, verify: boolean): Decoded<DecodedIp> {
  const first = packet[0];
  if (first === undefined) return refused('The packet is empty.');
  const version = first >> 4;
  if (version === 4) return decodeIpv4(packet, verify);
  if (version === 6) return decodeIpv6(packet);
  return refused(`The IP version is ${version}; it must be 4 or 6.`);
}

function decodeIpv4(packet: Uint8Array, verify: boolean): Decoded<DecodedIp> {
  if (packet.length < IPV4_HEADER) return cutShort('IPv4', packet.length, IPV4_HEADER);
  const view = viewOf(packet);
  const headerLength = (view.getUint8(0) & 0x0f) * WORD_OCTETS;
  if (headerLength < IPV4_HEADER)
    return refused(`The IPv4 header length is ${headerLength} octets; the least is ${IPV4_HEADER}.`);
  if (packet.length < headerLength) return cutShort('IPv4', packet.length, headerLength);
  // Zero is what a capture on the sending host holds when the network card cuts the segments.
  const total = view.getUint16(IPV4_AT.totalLength) || packet.length;
  if (total < headerLength)
    return refused(`The IPv4 total length is ${total} octets, less than its header of ${headerLength}.`);
  if (verify && internetChecksum(packet.subarray(0, headerLength)) !== 0)
    return refused('The IPv4 header checksum is wrong.');
  const protocol = view.getUint8(IPV4_AT.protocol);
  if (protocol !== PROTOCOL_TCP)
    return refused(`The IPv4 protocol is ${protocol}, not ${PROTOCOL_TCP} (TCP).`);
  if (view.getUint16(IPV4_AT.fragment) & FRAGMENT)
    return refused('The packet is a fragment of an IPv4 datagram.');
  const destination = IPV4_AT.source + IPV4_LENGTH;
  return {
    ok: true,
    addresses: {
      source: packet.subarray(IPV4_AT.source, destination),
      destination: packet.subarray(destination, destination + IPV4_LENGTH),
    },
    payload: packet.subarray(headerLength, total),
    length: total - headerLength,
  };
}

function decodeIpv6(packet: Uint8Array): Decoded<DecodedIp> {
  if (packet.length < IPV6_HEADER) return cutShort('IPv6', packet.length, IPV6_HEADER);
  const view = viewOf(packet);
  const declared = view.getUint16(IPV6_AT.payloadLength);
  const end = declared === 0 ? packet.length : IPV6_HEADER + declared;
  let next = view.getUint8(IPV6_AT.nextHeader);
  let offset = IPV6_HEADER;
  while (PASSED_OVER.has(next)) {
    if (offset + 2 > Math.min(end, packet.length)) return refused('An IPv6 extension header is cut short.');
    next = view.getUint8(offset);
    offset += (view.getUint8(offset + 1) + 1) * EXTENSION_UNIT;
  }
  if (next !== PROTOCOL_TCP) return refused(`The IPv6 next header is ${next}, not ${PROTOCOL_TCP} (TCP).`);
  if (offset > end) return refused('The IPv6 extension headers are longer than the packet.');
  const destination = IPV6_AT.source + IPV6_LENGTH;
  return {
    ok: true,
    addresses: {
      source: packet.subarray(IPV6_AT.source, destination),
      destination: packet.subarray(destination, destination + IPV6_LENGTH),
    },
    payload: packet.subarray(offset, end),
    length: end - offset,
  };
}

function cutShort(what: string, is: number, least: number): Refused {
  return refused(`The ${what} header is cut short: ${is} of ${least} octets.`);
}
