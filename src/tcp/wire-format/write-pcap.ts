/** Writes a run as a pcap file. Format: draft-ietf-opsawg-pcap. */
import type { Transcript } from '../simulator/transcript.ts';
import { type ExportOptions, framesOf } from './frames.ts';
import { LINK } from './link.ts';
import { joined, viewOf } from './octets.ts';
import { FILE_HEADER, MAGIC, PACKET_HEADER, SNAPLEN, VERSION } from './pcap-format.ts';
import { requireBits } from './require-bits.ts';

const MICROSECONDS = 1_000_000;

/** Returns a run as the octets of a pcap file, little-endian, times in microseconds. pcap has no comments. */
export function toPcap(transcript: Transcript, options: Omit<ExportOptions, 'comment'> = {}): Uint8Array {
  const frames = framesOf(transcript, options).flatMap(({ time, packet }) => [
    packetHeader(time, packet.length),
    packet,
  ]);
  return joined([fileHeader(), ...frames]);
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
