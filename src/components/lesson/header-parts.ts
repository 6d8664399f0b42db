/** A TCP header as the parts a reader tells apart: fields, and options with their values. */
import { flagNames, type SegmentRecord } from '../../tcp/index.ts';
import {
  documentationV4,
  encodeSegment,
  type FieldName,
  type HeaderField,
  headerFields,
  OPTION_KIND,
} from '../../tcp/wire-format/index.ts';

/** What a part of a header is called by the dictionary. */
export type HeaderLabel =
  | 'source-port'
  | 'destination-port'
  | 'sequence-number'
  | 'acknowledgment-number'
  | 'data-offset'
  | 'flags'
  | 'window'
  | 'checksum'
  | 'urgent-pointer'
  | 'mss'
  | 'sack-permitted'
  | 'timestamps'
  | 'ts-value'
  | 'ts-echo'
  | 'window-scale'
  | 'no-operation'
  | 'end-of-option-list'
  | 'sack'
  | 'fast-open'
  | 'option-data';

/** One part: octets that belong together. */
export interface HeaderPart {
  readonly label: HeaderLabel;
  /** Octets from the start of the header. */
  readonly offset: number;
  /** Each octet in hexadecimal. */
  readonly octets: readonly string[];
  readonly value: string;
}

const OPTIONS: Readonly<Record<number, HeaderLabel>> = {
  [OPTION_KIND.mss]: 'mss',
  [OPTION_KIND.windowScale]: 'window-scale',
  [OPTION_KIND.sackPermitted]: 'sack-permitted',
  [OPTION_KIND.sack]: 'sack',
  [OPTION_KIND.timestamps]: 'timestamps',
  [OPTION_KIND.fastOpen]: 'fast-open',
};

/** The parts that fields belong to; fields of an option that are not here belong to the option's own part. */
const PARTS: Readonly<Partial<Record<FieldName, HeaderLabel>>> = {
  'source-port': 'source-port',
  'destination-port': 'destination-port',
  'sequence-number': 'sequence-number',
  'acknowledgment-number': 'acknowledgment-number',
  'data-offset': 'data-offset',
  reserved: 'data-offset',
  CWR: 'flags',
  ECE: 'flags',
  URG: 'flags',
  ACK: 'flags',
  PSH: 'flags',
  RST: 'flags',
  SYN: 'flags',
  FIN: 'flags',
  window: 'window',
  checksum: 'checksum',
  'urgent-pointer': 'urgent-pointer',
  'no-operation': 'no-operation',
  'end-of-option-list': 'end-of-option-list',
  'ts-value': 'ts-value',
  'ts-echo': 'ts-echo',
};

/** Where an option, or a filler between options, begins. */
const BEGINS: readonly FieldName[] = ['option-kind', 'no-operation', 'end-of-option-list'];

/** Returns the parts of a segment's header in order; together they are its octets. */
export function headerParts({ segment, from, to }: SegmentRecord): readonly HeaderPart[] {
  const hosts = { client: documentationV4(1), server: documentationV4(2) };
  const packet = encodeSegment(segment, { source: hosts[from], destination: hosts[to] });
  const decoded = headerFields(packet);
  if (!decoded.ok) throw new RangeError(`segment ${segment.seq}: ${decoded.reason}`);
  return grouped(decoded.fields).map(({ label, fields }): HeaderPart => {
    const offset = fields[0]?.offset ?? 0;
    const end = Math.max(...fields.map((field) => field.offset + field.octets));
    const octets = [...packet.subarray(offset, end)].map((octet) => octet.toString(16).padStart(2, '0'));
    return { label, offset, octets, value: valueText(label, fields, segment.flags) };
  });
}

interface Group {
  readonly label: HeaderLabel;
  readonly fields: HeaderField[];
}

function grouped(fields: readonly HeaderField[]): readonly Group[] {
  const groups: Group[] = [];
  let option: HeaderLabel = 'option-data';
  for (const field of fields) {
    if (field.name === 'option-kind') option = OPTIONS[Number(field.value)] ?? 'option-data';
    const label = PARTS[field.name] ?? option;
    const last = groups.at(-1);
    if (last?.label === label && !BEGINS.includes(field.name)) last.fields.push(field);
    else groups.push({ label, fields: [field] });
  }
  return groups;
}

/** What a part holds, options without their kind and length. */
function valueText(label: HeaderLabel, fields: readonly HeaderField[], flags: number): string {
  if (label === 'flags') return flagNames(flags).join(', ');
  const values = fields.filter(({ name }) => name !== 'option-kind' && name !== 'option-length');
  const [first] = values;
  switch (label) {
    case 'checksum':
      return `0x${Number(first?.value ?? 0)
        .toString(16)
        .padStart(4, '0')}`;
    case 'data-offset':
      return String(first?.value ?? '');
    case 'no-operation':
    case 'end-of-option-list':
      return '';
    case 'sack':
      // The edges of blocks stand in pairs.
      return values
        .map(({ value }, i) => (i % 2 === 0 ? value : `–${value}${i < values.length - 1 ? ', ' : ''}`))
        .join('');
    default:
      return values.map(({ value }) => value).join(' ');
  }
}
