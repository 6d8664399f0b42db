/** Real headers and captures: segments as octets, runs as pcap and pcapng, capture files as segments. */
export {
  type Address,
  type AddressPair,
  addressText,
  documentationV4,
  documentationV6,
} from './address.ts';
export { type Analysis, analyze } from './analysis.ts';
export {
  type CapturePoint,
  commentOn,
  type ExportOptions,
  type SeenSegment,
  type SentSegment,
  segmentsSeen,
} from './capture-point.ts';
export { internetChecksum, pseudoHeader, tcpChecksum } from './checksum.ts';
export type { Decoded, Refused } from './decoded.ts';
export { type FieldName, type HeaderField, headerFields } from './fields.ts';
export {
  type DecodedSegment,
  type DecodeSegmentOptions,
  decodeSegment,
  encodeSegment,
} from './header.ts';
export { type CapturedFrame, LINK } from './link.ts';
export { KIND as OPTION_KIND } from './option-layout.ts';
export type { IgnoredOption } from './options.ts';
export {
  type DecodedPacket,
  type DecodePacketOptions,
  decodeFrame,
  decodePacket,
  encodePacket,
} from './packet.ts';
export { toPcap } from './pcap.ts';
export { type CapturedPacket, type CaptureRead, readCapture } from './read-capture.ts';
export { type DumpLine, tcpdumpLines } from './tcpdump.ts';
export { type PacketLine, packetList } from './wireshark.ts';
export { segmentsToPcapng, toPcapng } from './write-pcapng.ts';
