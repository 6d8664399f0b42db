import { type FieldName, type HeaderField, headerFields } from '../../../tcp/wire-format/index.ts';

/** What can be asked about a header. `flags` is the octet of control bits, `header-length` the data offset in octets. */
export const FIELD_IDS = [
  'source-port',
  'destination-port',
  'sequence-number',
  'acknowledgment-number',
  'data-offset',
  'header-length',
  'flags',
  'window',
  'checksum',
  'mss',
  'window-scale',
  'ts-value',
  'ts-echo',
] as const;

/** One of {@link FIELD_IDS}. */
export type FieldId = (typeof FIELD_IDS)[number];

/** Fields whose octets a learner can write: the checksum is a sum over everything else, the length no field. */
export const WRITABLE: readonly FieldId[] = FIELD_IDS.filter(
  (id) => id !== 'checksum' && id !== 'header-length',
);

/** A field of a header with its place: octets from the start of the header. */
export interface Field {
  readonly id: FieldId;
  readonly offset: number;
  readonly octets: number;
  /** First bit within the header and number of bits. */
  readonly bit: number;
  readonly bits: number;
  readonly value: number;
}

const OCTET = 8;
const WORD_OCTETS = 4;
/** Octet of the control bits: RFC 9293 section 3.1. */
const FLAGS_AT = 13;

/** Returns every field of a header that can be asked about, in the order they lie. */
export function fieldsOf(header: Uint8Array): Field[] {
  const read = headerFields(header);
  if (!read.ok) throw new RangeError(`no TCP header: ${read.reason}`);
  const named = (name: FieldName) => read.fields.find((field) => field.name === name);
  return FIELD_IDS.flatMap((id): Field[] => {
    if (id === 'flags') return [flagsIn(header)];
    const field = named(id === 'header-length' ? 'data-offset' : id);
    return field && typeof field.value === 'number' ? [plain(id, field, field.value)] : [];
  });
}

function plain(id: FieldId, { offset, octets, bit, bits }: HeaderField, value: number): Field {
  return { id, offset, octets, bit, bits, value: id === 'header-length' ? value * WORD_OCTETS : value };
}

function flagsIn(header: Uint8Array): Field {
  const value = header[FLAGS_AT] ?? 0;
  return { id: 'flags', offset: FLAGS_AT, octets: 1, bit: FLAGS_AT * OCTET, bits: OCTET, value };
}

/** Returns octets as lower-case hexadecimal, two digits each, parted by spaces. */
export function hexText(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join(' ');
}
