/** Reads TCP options. */
import { FAST_OPEN_REQUEST, type SegmentOptions } from '../segment.ts';
import type { Decoded } from './decoded.ts';
import { hexOf, viewOf } from './octets.ts';
import { isCookieLength, KIND, optionPlaces, PREAMBLE, SACK_BLOCK } from './option-places.ts';

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
