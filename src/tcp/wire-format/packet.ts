/** A TCP segment in an IP packet, as octets and back. */
import type { Segment } from '../segment.ts';
import type { AddressPair } from './address.ts';
import type { Decoded } from './decoded.ts';
import { type DecodedSegment, decodeSegment, encodeSegment } from './header.ts';
import { decodeIp, encodeIp } from './ip.ts';
import { packetInFrame } from './link.ts';

/** Returns a segment in an IPv4 or IPv6 packet, with right checksums. `identification` is for IPv4. */
export function encodePacket(segment: Segment, addresses: AddressPair, identification = 0): Uint8Array {
  return encodeIp(encodeSegment(segment, addresses), addresses, identification);
}

/** A segment with the addresses of its packet. */
export interface DecodedPacket extends DecodedSegment {
  readonly addresses: AddressPair;
}

/** How to decode. */
export interface DecodePacketOptions {
  /**
   * Whether a wrong checksum is refused. `'ignore'` is for captures made on a sending host whose network card
   * computes the checksums later.
   */
  readonly checksums?: 'verify' | 'ignore' | undefined;
}

/** Decodes a captured frame down to its TCP segment. Any octets are decoded or refused with a sentence. */
export function decodeFrame(
  linkType: number,
  frame: Uint8Array,
  { checksums = 'verify' }: DecodePacketOptions = {},
): Decoded<DecodedPacket> {
  const found = packetInFrame(linkType, frame);
  return found.ok ? decodePacket(found.packet, { checksums }) : found;
}

/** Decodes an IP packet that carries a TCP segment. */
export function decodePacket(
  packet: Uint8Array,
  { checksums = 'verify' }: DecodePacketOptions = {},
): Decoded<DecodedPacket> {
  const verify = checksums === 'verify';
  const ip = decodeIp(packet, verify);
  if (!ip.ok) return ip;
  const { addresses, payload, length } = ip;
  const tcp = decodeSegment(payload, { addresses: verify ? addresses : undefined, length });
  return tcp.ok ? { ...tcp, addresses } : tcp;
}
