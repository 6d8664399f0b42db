/** Writes TCP options, in the order and with the padding Linux uses. */
import { FAST_OPEN_REQUEST, type SegmentOptions } from '../segment.ts';
import { octetsFromHex } from './octets.ts';
import {
  isCookieLength,
  KIND,
  LENGTH,
  MOST_OPTION_OCTETS,
  PREAMBLE,
  SACK_BLOCK,
  WORD_OCTETS,
} from './option-places.ts';
import { requireBits } from './require-bits.ts';

function word(name: string, value: number): number[] {
  requireBits(name, value, 32);
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

/** Returns the options as octets, padded with NOPs to whole words as Linux does. Too many for a header throw. */
export function encodeOptions(options: SegmentOptions | null): Uint8Array {
  if (options === null) return new Uint8Array(0);
  const { mss, windowScale, sackPermitted, timestamps, fastOpen, sackBlocks } = options;
  const out: number[] = [];
  const pad = (length: number): void => {
    while ((out.length + length) % WORD_OCTETS !== 0) out.push(KIND.noOperation);
  };
  if (mss !== undefined) {
    requireBits('the MSS', mss, 16);
    out.push(KIND.mss, LENGTH.mss, mss >> 8, mss & 0xff);
  }
  if (sackPermitted) {
    if (timestamps === undefined) pad(LENGTH.sackPermitted);
    out.push(KIND.sackPermitted, LENGTH.sackPermitted);
  }
  if (timestamps !== undefined) {
    pad(LENGTH.timestamps);
    const { value, echo } = timestamps;
    out.push(KIND.timestamps, LENGTH.timestamps, ...word('TSval', value), ...word('TSecr', echo));
  }
  if (windowScale !== undefined) {
    requireBits('the window scale', windowScale, 8);
    pad(LENGTH.windowScale);
    out.push(KIND.windowScale, LENGTH.windowScale, windowScale);
  }
  if (sackBlocks !== undefined) {
    const length = PREAMBLE + SACK_BLOCK * sackBlocks.length;
    pad(length);
    out.push(KIND.sack, length, ...sackBlocks.flat().flatMap((edge) => word('a SACK edge', edge)));
  }
  if (fastOpen !== undefined) {
    const cookie = cookieOctets(fastOpen);
    out.push(KIND.fastOpen, PREAMBLE + cookie.length, ...cookie);
  }
  pad(0);
  if (out.length > MOST_OPTION_OCTETS)
    throw new RangeError(
      `the options take ${out.length} octets; a TCP header has room for ${MOST_OPTION_OCTETS}`,
    );
  return Uint8Array.from(out);
}

function cookieOctets(fastOpen: string): Uint8Array {
  if (fastOpen === FAST_OPEN_REQUEST) return new Uint8Array(0);
  const cookie = octetsFromHex(fastOpen);
  if (isCookieLength(cookie.length)) return cookie;
  throw new RangeError(`a Fast Open cookie has an even number of octets from 4 to 16, not ${cookie.length}`);
}
