/** Octets as views, joined, as hexadecimal text and as UTF-8; numbers checked before they are written. */

/** Returns a view for reading and writing numbers in octets, wherever they lie in their buffer. */
export function viewOf(octets: Uint8Array): DataView {
  return new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
}

/** Returns the parts one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Returns octets as lower-case hexadecimal, two digits each. */
export function hexOf(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

/** Writes a 16-bit number as headers show it. @example hexWord(0x800) // '0x0800' */
export function hexWord(value: number): string {
  return `0x${value.toString(16).padStart(4, '0')}`;
}

/** Returns the octets that hexadecimal text stands for; other text throws. */
export function octetsFromHex(text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) throw new RangeError(`"${text}" is not octets in hexadecimal`);
  return Uint8Array.from({ length: text.length / 2 }, (_, i) =>
    Number.parseInt(text.slice(2 * i, 2 * i + 2), 16),
  );
}

/** The first code points that take 2, 3 and 4 octets, and how many bits a continuation octet carries. RFC 3629 section 3. */
const TWO_OCTETS = 0x80;
const THREE_OCTETS = 0x800;
const FOUR_OCTETS = 0x1_0000;
const CONTINUATION = 0x80;
const SIX_BITS = 0x3f;
/** What stands for half a surrogate pair. */
const REPLACEMENT = 0xfffd;

/** Returns text as UTF-8: RFC 3629 section 3. */
export function utf8(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(text, (character) => {
      const point = character.codePointAt(0) ?? REPLACEMENT;
      return encodePoint(point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point);
    }).flat(),
  );
}

function encodePoint(point: number): number[] {
  const tail = (shift: number): number => CONTINUATION | ((point >> shift) & SIX_BITS);
  if (point < TWO_OCTETS) return [point];
  if (point < THREE_OCTETS) return [0xc0 | (point >> 6), tail(0)];
  if (point < FOUR_OCTETS) return [0xe0 | (point >> 12), tail(6), tail(0)];
  return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)];
}

export function requireBits(name: string, value: number, bits: number): void {
  if (Number.isInteger(value) && value >= 0 && value < 2 ** bits) return;
  throw new RangeError(`${name} is ${value}; it must be an integer from 0 to ${2 ** bits - 1}`);
}
