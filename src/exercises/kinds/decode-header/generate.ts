import { simulate } from '../../../tcp/index.ts';
import { ACK, FIN, RST, type Segment, SYN } from '../../../tcp/segment.ts';
import type { HostId, SegmentRecord } from '../../../tcp/simulator/transcript.ts';
import { type AddressPair, documentationV4, encodeSegment } from '../../../tcp/wire-format/index.ts';
import { randomIntegers } from '../../random.ts';
import { type FieldId, fieldsOf, hexText } from './fields.ts';
import type { Among, DecodeHeaderQuestion, DecodeHeaderSpec } from './question.ts';
import { varied } from './vary.ts';

/** The bits that tell one sort of segment from another. */
const DECISIVE = SYN | FIN | RST | ACK;

/** Makes the variant with this seed: draws the scenario, its ports, ISNs and sizes, the segment and the fields asked. */
export function generate(spec: DecodeHeaderSpec, seed: number): DecodeHeaderQuestion {
  const next = randomIntegers(seed);
  const base = spec.scenarios[next() % spec.scenarios.length];
  if (!base) throw new RangeError(`${spec.name}: names no scenario`);
  const run = simulate(varied(base, next), { seed });
  const fitting = run.segments.filter((record) => fits(record, spec.among) && asked(spec, record).length > 0);
  const record = fitting[next() % Math.max(fitting.length, 1)];
  if (!record) throw new RangeError(`${spec.name}: no segment of ${base.name} is of the sort it asks about`);
  const ask = drawn(asked(spec, record), spec.blanks, next);
  const header = headerOf(record.segment, record.from);
  const blank = spec.direction === 'write' ? holes(header, ask) : new Set<number>();
  return {
    name: base.name,
    profile: run.profile,
    seed,
    direction: spec.direction,
    from: record.from,
    segment: record.index + 1,
    len: record.segment.len,
    octets: Array.from(header, (_, at) => (blank.has(at) ? null : hexText(header.subarray(at, at + 1)))),
    described: spec.direction === 'write' ? record.segment : null,
    ask,
  };
}

/** Returns the header of a segment as octets; the addresses its checksum covers are 192.0.2.1 and 192.0.2.2. */
export function headerOf(segment: Segment, from: HostId): Uint8Array {
  const [client, server] = [documentationV4(1), documentationV4(2)];
  const addresses: AddressPair =
    from === 'client' ? { source: client, destination: server } : { source: server, destination: client };
  const octets = encodeSegment(segment, addresses);
  return octets.subarray(0, octets.length - segment.len);
}

function fits({ segment }: SegmentRecord, { flags, data }: Among): boolean {
  return (
    (flags === null || flags.some((wanted) => (wanted & DECISIVE) === (segment.flags & DECISIVE))) &&
    (data === null || segment.len > 0 === data)
  );
}

/** The fields asked that the segment has; ACK means nothing without its bit. RFC 9293 section 3.1. */
function asked({ ask }: DecodeHeaderSpec, { segment, from }: SegmentRecord): FieldId[] {
  return fieldsOf(headerOf(segment, from))
    .map((field) => field.id)
    .filter((id) => ask.includes(id) && (id !== 'acknowledgment-number' || (segment.flags & ACK) !== 0));
}

function drawn(fields: readonly FieldId[], count: number | null, next: () => number): FieldId[] {
  const left = [...fields];
  while (count !== null && left.length > count) left.splice(next() % left.length, 1);
  return left;
}

function holes(header: Uint8Array, ask: readonly FieldId[]): ReadonlySet<number> {
  const fields = fieldsOf(header).filter((field) => ask.includes(field.id));
  return new Set(
    fields.flatMap(({ offset, octets }) => Array.from({ length: octets }, (_, i) => offset + i)),
  );
}
