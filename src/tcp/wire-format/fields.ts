/** Which octets and bits of a TCP header hold which field: RFC 9293 section 3.1. */
import { type Decoded, refused } from './decoded.ts';
import { headerLengthOf, LEAST_HEADER } from './header.ts';
import { hexOf, viewOf } from './octets.ts';
import { KIND, type OptionPlace, optionPlaces, PREAMBLE, SACK_BLOCK } from './option-layout.ts';

/** The fields every header has, in order, with their size in bits. */
const FIXED_FIELDS = [
  ['source-port', 16],
  ['destination-port', 16],
  ['sequence-number', 32],
  ['acknowledgment-number', 32],
  ['data-offset', 4],
  ['reserved', 4],
  ['CWR', 1],
  ['ECE', 1],
  ['URG', 1],
  ['ACK', 1],
  ['PSH', 1],
  ['RST', 1],
  ['SYN', 1],
  ['FIN', 1],
  ['window', 16],
  ['checksum', 16],
  ['urgent-pointer', 16],
] as const;

/** Names a field of a TCP header. */
export type FieldName =
  | (typeof FIXED_FIELDS)[number][0]
  | 'option-kind'
  | 'option-length'
  | 'no-operation'
  | 'end-of-option-list'
  | 'mss'
  | 'window-scale'
  | 'ts-value'
  | 'ts-echo'
  | 'sack-left-edge'
  | 'sack-right-edge'
  | 'fast-open-cookie'
  | 'option-data';

/** One field and where it lies. */
export interface HeaderField {
  readonly name: FieldName;
  /** The first octet it has a part in, from the start of the header. */
  readonly offset: number;
  /** How many octets it has a part in. */
  readonly octets: number;
  /** Its first bit, from the start of the header; bit 0 is the most significant of octet 0. */
  readonly bit: number;
  readonly bits: number;
  /** Its value; hexadecimal text where it is no number: a cookie, the octets of an unknown option, the end of the list. */
  readonly value: number | string;
}

const OCTET = 8;
const WORD_BITS = 32;

/** Returns the fields of a header in order, options included; together they cover every bit of it once. */
export function headerFields(header: Uint8Array): Decoded<{ readonly fields: readonly HeaderField[] }> {
  const found = headerLengthOf(header);
  if (!found.ok) return found;
  const options = optionPlaces(header.subarray(LEAST_HEADER, found.headerLength));
  if (!options.ok) return refused(options.reason);
  const fields: HeaderField[] = [];
  let bit = 0;
  const add = (name: FieldName, bits: number): void => {
    fields.push(fieldAt(header, name, bit, bits));
    bit += bits;
  };
  for (const [name, bits] of FIXED_FIELDS) add(name, bits);
  for (const place of options.places) {
    for (const [name, octets] of partsOf(place)) add(name, octets * OCTET);
  }
  return { ok: true, fields };
}

function fieldAt(header: Uint8Array, name: FieldName, bit: number, bits: number): HeaderField {
  const offset = Math.floor(bit / OCTET);
  const octets = Math.ceil((bit + bits) / OCTET) - offset;
  return { name, offset, octets, bit, bits, value: valueAt(header, name, bit, bits) };
}

/** What is read as octets, not as a number. */
const AS_HEX: ReadonlySet<FieldName> = new Set(['fast-open-cookie', 'option-data', 'end-of-option-list']);

function valueAt(header: Uint8Array, name: FieldName, bit: number, bits: number): number | string {
  const offset = Math.floor(bit / OCTET);
  if (AS_HEX.has(name)) return hexOf(header.subarray(offset, offset + bits / OCTET));
  const view = viewOf(header);
  if (bits === WORD_BITS) return view.getUint32(offset);
  if (bits === 2 * OCTET) return view.getUint16(offset);
  return (view.getUint8(offset) >> (OCTET - (bit % OCTET) - bits)) & (2 ** bits - 1);
}

/** The fields of one option with their octets. */
function partsOf({ kind, length }: OptionPlace): readonly (readonly [FieldName, number])[] {
  if (kind === KIND.noOperation) return [['no-operation', length]];
  if (kind === KIND.endOfList) return [['end-of-option-list', length]];
  return [['option-kind', 1], ['option-length', 1], ...dataParts(kind, length - PREAMBLE)];
}

function dataParts(kind: number, length: number): readonly (readonly [FieldName, number])[] {
  if (length === 0) return [];
  switch (kind) {
    case KIND.mss:
      return [['mss', length]];
    case KIND.windowScale:
      return [['window-scale', length]];
    case KIND.timestamps:
      return [
        ['ts-value', length / 2],
        ['ts-echo', length / 2],
      ];
    case KIND.sack:
      return Array.from({ length: length / SACK_BLOCK }, () => [
        ['sack-left-edge', SACK_BLOCK / 2] as const,
        ['sack-right-edge', SACK_BLOCK / 2] as const,
      ]).flat();
    case KIND.fastOpen:
      return [['fast-open-cookie', length]];
    default:
      return [['option-data', length]];
  }
}
