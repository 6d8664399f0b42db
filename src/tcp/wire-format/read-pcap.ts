/** Reads pcap files of either byte order, with times in microseconds or nanoseconds. Format: draft-ietf-opsawg-pcap. */
import type { CapturedFrame, FramesRead } from './capture-file.ts';
import { viewOf } from './octets.ts';
import { FILE_HEADER, MAGIC, PACKET_HEADER, VERSION } from './pcap-format.ts';

const MICROSECONDS = 1_000_000;
const NANOSECONDS_PER_MICROSECOND = 1000;
/** The link type is in the low 16 bits; above them is the length of a frame check sequence. */
const LINK_TYPE = 0xffff;

/** Tells how a pcap file counts, or null when the octets do not begin one. */
function dialectOf(octets: Uint8Array): { readonly little: boolean; readonly nanoseconds: boolean } | null {
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
  const { little, nanoseconds } = dialect;
  const frames: CapturedFrame[] = [];
  if (octets.length < FILE_HEADER)
    return { frames, fault: `The pcap file header is cut short: ${octets.length} of ${FILE_HEADER} octets.` };
  const view = viewOf(octets);
  const major = view.getUint16(4, little);
  if (major !== VERSION.major)
    return { frames, fault: `This is pcap version ${major}; version ${VERSION.major} is read here.` };
  const linkType = view.getUint32(20, little) & LINK_TYPE;
  let at = FILE_HEADER;
  while (at < octets.length) {
    const number = frames.length + 1;
    if (at + PACKET_HEADER > octets.length)
      return { frames, fault: `The file is cut short in the header of packet ${number}, at octet ${at}.` };
    const length = view.getUint32(at + 8, little);
    const start = at + PACKET_HEADER;
    if (length > octets.length - start)
      return {
        frames,
        fault: `The file is cut short in packet ${number}: ${octets.length - start} of ${length} octets.`,
      };
    const fraction = view.getUint32(at + 4, little);
    const micros = nanoseconds ? Math.floor(fraction / NANOSECONDS_PER_MICROSECOND) : fraction;
    frames.push({
      time: view.getUint32(at, little) * MICROSECONDS + micros,
      linkType,
      octets: octets.subarray(start, start + length),
      originalLength: view.getUint32(at + 12, little),
    });
    at = start + length;
  }
  return { frames, fault: null };
}
