/** Reads pcapng files of either byte order, several sections in one file included. Format: draft-ietf-opsawg-pcapng. */
import type { CapturedFrame, FramesRead } from './link.ts';
import { MOST_PACKETS, TOO_MANY_PACKETS } from './link.ts';
import { viewOf } from './octets.ts';
import { type Body, type Interface, readInterface, readPacket } from './pcapng-blocks.ts';
import { ALIGNMENT, BLOCK, BLOCK_END, BLOCK_START, BYTE_ORDER, VERSION } from './pcapng-format.ts';

/** Block type, length, and the byte-order magic that tells how to read the length. */
const SECTION_START = 12;
const LEAST_SECTION = 28;
/** Most interfaces of one section that are kept. */
const MOST_INTERFACES = 10_000;

/** Tells whether octets begin a pcapng file: its first block type reads the same in both byte orders. */
function isPcapng(octets: Uint8Array): boolean {
  return octets.length >= 4 && viewOf(octets).getUint32(0) === BLOCK.section;
}

/** Reads the frames of a pcapng file; null when the octets do not begin one. Blocks of unknown types are passed over. */
export function readPcapng(octets: Uint8Array): FramesRead | null {
  if (!isPcapng(octets)) return null;
  const frames: CapturedFrame[] = [];
  let section: { little: boolean; readonly interfaces: Interface[] } = { little: true, interfaces: [] };
  let at = 0;
  while (at < octets.length) {
    const rest = octets.subarray(at);
    const fail = (what: string): FramesRead => ({ frames, fault: `At octet ${at}: ${what}` });
    if (isPcapng(rest)) {
      const opened = openSection(rest);
      if (typeof opened === 'string') return fail(opened);
      section = { little: opened.little, interfaces: [] };
    }
    const length = blockLength(rest, section.little);
    if (typeof length === 'string') return fail(length);
    const type = viewOf(rest).getUint32(0, section.little);
    const body: Body = {
      octets: rest.subarray(BLOCK_START, length - BLOCK_END),
      little: section.little,
    };
    if (type === BLOCK.interface) {
      const added = readInterface(body);
      if (typeof added === 'string') return fail(added);
      if (section.interfaces.length === MOST_INTERFACES)
        return fail(`a section describes more than ${MOST_INTERFACES} interfaces.`);
      section.interfaces.push(added);
    } else if (type === BLOCK.enhancedPacket || type === BLOCK.packet || type === BLOCK.simplePacket) {
      if (frames.length === MOST_PACKETS) return { frames, fault: TOO_MANY_PACKETS };
      const frame = readPacket(type, body, section.interfaces);
      if (typeof frame === 'string') return fail(frame);
      frames.push(frame);
    }
    at += length;
  }
  return { frames, fault: null };
}

/** Reads the byte order and version of a section, or says what is wrong with it. */
function openSection(rest: Uint8Array): { readonly little: boolean } | string {
  if (rest.length < SECTION_START) return `the section header is cut short: ${rest.length} octets.`;
  const view = viewOf(rest);
  const little = [true, false].find((order) => view.getUint32(BLOCK_START, order) === BYTE_ORDER);
  if (little === undefined) return 'the section header has no byte-order magic.';
  const length = view.getUint32(4, little);
  if (length < LEAST_SECTION)
    return `the section header says it is ${length} octets long, not ${LEAST_SECTION}.`;
  if (rest.length < LEAST_SECTION) return `the section header is cut short: ${rest.length} octets.`;
  const major = view.getUint16(SECTION_START, little);
  if (major !== VERSION.major)
    return `this is pcapng version ${major}; version ${VERSION.major} is read here.`;
  return { little };
}

/** Finds how long a block is, or says why it cannot be. */
function blockLength(rest: Uint8Array, little: boolean): number | string {
  const least = BLOCK_START + BLOCK_END;
  if (rest.length < least) return `the file is cut short in a block: ${rest.length} octets.`;
  const view = viewOf(rest);
  const length = view.getUint32(4, little);
  if (length < least) return `a block says it is ${length} octets long; the least is ${least}.`;
  if (length % ALIGNMENT !== 0)
    return `a block says it is ${length} octets long, which is no multiple of ${ALIGNMENT}.`;
  if (length > rest.length) return `the file is cut short in a block: ${rest.length} of ${length} octets.`;
  const again = view.getUint32(length - BLOCK_END, little);
  if (again !== length) return `a block says it is ${length} octets long, and ${again} at its end.`;
  return length;
}
