/** TCP options as octets, in the order and with the padding Linux uses, and back. RFC 9293 sections 3.1 and 3.2. */
import { FAST_OPEN_REQUEST, type SegmentOptions } from '../segment.ts';
import type { Decoded } from './decoded.ts';
import { hexOf, octetsFromHex, requireBits, viewOf } from './octets.ts';
import {
  isCookieLength,
  KIND,
  LENGTH,
  MOST_OPTION_OCTETS,
  optionPlaces,
  PREAMBLE,
  SACK_BLOCK,
  WORD_OCTETS,
} from './option-layout.ts';

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
  if (out.length <= MOST_OPTION_OCTETS) return Uint8Array.from(out);
  throw new RangeError(
    `the options take ${out.length} octets; a TCP header has room for ${MOST_OPTION_OCTETS}`,
  );
}

function word(name: string, value: number): number[] {
  requireBits(name, value, 32);
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

function cookieOctets(fastOpen: string): Uint8Array {
  if (fastOpen === FAST_OPEN_REQUEST) return new Uint8Array(0);
  const cookie = octetsFromHex(fastOpen);
  if (isCookieLength(cookie.length)) return cookie;
  throw new RangeError(`a Fast Open cookie has an even number of octets from 4 to 16, not ${cookie.length}`);
}

/** An option that is not among those the model knows, or has a length its RFC says to ignore. */
export interface IgnoredOption {
  readonly kind: number;
  /** What stands after the length octet. */
  readonly data: Uint8Array;
}

/** Options as a receiver reads them. */
export interface DecodedOptions {
  /** Null when there are none that are known. */
  readonly options: SegmentOptions | null;
  readonly ignored: readonly IgnoredOption[];
}

/** Reads options. Where one occurs twice the last counts; kinds that are not known are passed over (MUST-6). */
export function decodeOptions(octets: Uint8Array): Decoded<DecodedOptions> {
  const found = optionPlaces(octets);
  if (!found.ok) return found;
  let options: SegmentOptions = {};
  const ignored: IgnoredOption[] = [];
  for (const { kind, offset, length } of found.places) {
    if (kind === KIND.endOfList || kind === KIND.noOperation) continue;
    const data = octets.subarray(offset + PREAMBLE, offset + length);
    const known = decodeOne(kind, data);
    if (known === null) ignored.push({ kind, data });
    else options = { ...options, ...known };
  }
  return { ok: true, options: Object.keys(options).length === 0 ? null : options, ignored };
}

function decodeOne(kind: number, data: Uint8Array): SegmentOptions | null {
  const view = viewOf(data);
  switch (kind) {
    case KIND.mss:
      return { mss: view.getUint16(0) };
    case KIND.windowScale:
      return { windowScale: view.getUint8(0) };
    case KIND.sackPermitted:
      return { sackPermitted: true };
    case KIND.timestamps:
      return { timestamps: { value: view.getUint32(0), echo: view.getUint32(4) } };
    case KIND.sack:
      return {
        sackBlocks: Array.from({ length: data.length / SACK_BLOCK }, (_, i) => [
          view.getUint32(SACK_BLOCK * i),
          view.getUint32(SACK_BLOCK * i + 4),
        ]),
      };
    case KIND.fastOpen:
      if (data.length === 0) return { fastOpen: FAST_OPEN_REQUEST };
      return isCookieLength(data.length) ? { fastOpen: hexOf(data) } : null;
    default:
      return null;
  }
}
