/** TCP options as they lie in a header: kinds, lengths, places. RFC 9293 sections 3.1 and 3.2, RFC 7323, RFC 2018, RFC 7413. */
import { type Decoded, refused } from './decoded.ts';

/** Option kinds. IANA "TCP Option Kind Numbers". */
export const KIND = {
  endOfList: 0,
  noOperation: 1,
  mss: 2,
  windowScale: 3,
  sackPermitted: 4,
  sack: 5,
  timestamps: 8,
  fastOpen: 34,
} as const;

/** Option lengths with kind and length octets. */
export const LENGTH = { mss: 4, windowScale: 3, sackPermitted: 2, timestamps: 10 } as const;

/** Octets of kind and length. */
export const PREAMBLE = 2;
/** Octets of one SACK block. RFC 2018 section 3. */
export const SACK_BLOCK = 8;
/** Cookie sizes, octets: even ones only. RFC 7413 section 4.1.1. */
const COOKIE = { least: 4, most: 16 } as const;
/** A data offset of 15 words leaves this much for options, octets. RFC 9293 section 3.1. */
export const MOST_OPTION_OCTETS = 40;
/** Octets of a word: what the data offset counts in. RFC 9293 section 3.1. */
export const WORD_OCTETS = 4;

/** Tells whether a Fast Open cookie may have so many octets: an even number from 4 to 16. RFC 7413 section 4.1.1. */
export function isCookieLength(length: number): boolean {
  return length >= COOKIE.least && length <= COOKIE.most && length % 2 === 0;
}

/** Where one option lies among the option octets. */
export interface OptionPlace {
  readonly kind: number;
  /** Octets from the first option octet. */
  readonly offset: number;
  /** Octets, kind and length included; 1 for NOP; for the end of the list, all that follow. */
  readonly length: number;
}

/** Finds the options in their octets, or says which length is wrong. RFC 9293 section 3.1 (MUST-5 to MUST-7). */
export function optionPlaces(octets: Uint8Array): Decoded<{ readonly places: readonly OptionPlace[] }> {
  const places: OptionPlace[] = [];
  let offset = 0;
  while (offset < octets.length) {
    const kind = octets[offset] ?? KIND.endOfList;
    if (kind === KIND.endOfList) {
      places.push({ kind, offset, length: octets.length - offset });
      break;
    }
    if (kind === KIND.noOperation) {
      places.push({ kind, offset, length: 1 });
      offset += 1;
      continue;
    }
    const length = octets[offset + 1];
    if (length === undefined) return refused(`Option kind ${kind} ends before its length octet.`);
    const fault = lengthFault(kind, length, octets.length - offset);
    if (fault !== null) return refused(fault);
    places.push({ kind, offset, length });
    offset += length;
  }
  return { ok: true, places };
}

const FIXED: ReadonlyMap<number, readonly [string, number]> = new Map([
  [KIND.mss, ['MSS', LENGTH.mss]],
  [KIND.windowScale, ['window scale', LENGTH.windowScale]],
  [KIND.sackPermitted, ['SACK-permitted', LENGTH.sackPermitted]],
  [KIND.timestamps, ['timestamps', LENGTH.timestamps]],
]);

function lengthFault(kind: number, length: number, room: number): string | null {
  const [name, right] = FIXED.get(kind) ?? [`kind ${kind}`, length];
  if (length < PREAMBLE) return `Option ${name} has length ${length}; the least is ${PREAMBLE}.`;
  if (length !== right) return `Option ${name} has length ${length}; it must be ${right}.`;
  if (length > room) return `Option ${name} has length ${length}, but the header ends after ${room}.`;
  if (kind === KIND.sack && ((length - PREAMBLE) % SACK_BLOCK !== 0 || length === PREAMBLE))
    return `Option SACK has length ${length}; it must be ${PREAMBLE} and ${SACK_BLOCK} for each block.`;
  return null;
}
