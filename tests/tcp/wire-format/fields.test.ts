import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLAGS } from '../../../src/tcp/index.ts';
import { decodeSegment, encodeSegment, headerFields } from '../../../src/tcp/wire-format/index.ts';
import { addressPairs, RUNS, segments } from './support/arbitraries.ts';

function fieldsOf(octets: Uint8Array) {
  const read = headerFields(octets);
  if (!read.ok) throw new Error(read.reason);
  return read.fields;
}

describe('the fields of a header', () => {
  it('cover every bit once and spell the octets', () => {
    fc.assert(
      fc.property(segments(20), addressPairs, (segment, pair) => {
        const octets = encodeSegment(segment, pair);
        const fields = fieldsOf(octets);
        const spelt = fields.map(({ value, bits }) =>
          typeof value === 'number'
            ? value.toString(2).padStart(bits, '0')
            : [...Buffer.from(value, 'hex')].map((octet) => octet.toString(2).padStart(8, '0')).join(''),
        );
        const decoded = decodeSegment(octets);
        const length = decoded.ok ? decoded.headerLength : 0;
        const bits = [...octets.subarray(0, length)].map((octet) => octet.toString(2).padStart(8, '0'));
        expect(spelt.join('')).toBe(bits.join(''));
        let next = 0;
        for (const field of fields) {
          expect(field.bit).toBe(next);
          expect(field.offset).toBe(Math.floor(field.bit / 8));
          expect(field.offset + field.octets).toBe(Math.ceil((field.bit + field.bits) / 8));
          next += field.bits;
        }
      }),
      RUNS,
    );
  });

  it('have the values of the segment', () => {
    fc.assert(
      fc.property(segments(20), addressPairs, (segment, pair) => {
        const fields = fieldsOf(encodeSegment(segment, pair));
        const value = (name: string): unknown => fields.find((field) => field.name === name)?.value;
        expect(value('source-port')).toBe(segment.sport);
        expect(value('sequence-number')).toBe(segment.seq);
        expect(value('acknowledgment-number')).toBe(segment.ack);
        expect(value('window')).toBe(segment.wnd);
        for (const [name, bit] of FLAGS) expect(value(name), name).toBe(segment.flags & bit ? 1 : 0);
        const options = segment.options ?? {};
        expect(value('mss')).toBe(options.mss);
        expect(value('window-scale')).toBe(options.windowScale);
        expect(value('ts-value')).toBe(options.timestamps?.value);
        expect(value('ts-echo')).toBe(options.timestamps?.echo);
        const edges = fields.filter(({ name }) => name.startsWith('sack-')).map((field) => field.value);
        expect(edges).toEqual(options.sackBlocks?.flat() ?? []);
        const { fastOpen } = options;
        expect(value('fast-open-cookie')).toBe(fastOpen === 'request' ? undefined : fastOpen);
      }),
      RUNS,
    );
  });

  it('stand where RFC 9293 section 3.1 draws them', () => {
    const segment = {
      sport: 1,
      dport: 2,
      seq: 3,
      ack: 4,
      flags: 0x12,
      len: 0,
      wnd: 5,
      options: { mss: 1460 },
    };
    const pair = { source: new Uint8Array(4), destination: new Uint8Array(4) };
    const places = fieldsOf(encodeSegment(segment, pair)).map(({ name, offset, bit, bits }) => [
      name,
      offset,
      bit % 32,
      bits,
    ]);
    expect(places).toEqual([
      ['source-port', 0, 0, 16],
      ['destination-port', 2, 16, 16],
      ['sequence-number', 4, 0, 32],
      ['acknowledgment-number', 8, 0, 32],
      ['data-offset', 12, 0, 4],
      ['reserved', 12, 4, 4],
      ['CWR', 13, 8, 1],
      ['ECE', 13, 9, 1],
      ['URG', 13, 10, 1],
      ['ACK', 13, 11, 1],
      ['PSH', 13, 12, 1],
      ['RST', 13, 13, 1],
      ['SYN', 13, 14, 1],
      ['FIN', 13, 15, 1],
      ['window', 14, 16, 16],
      ['checksum', 16, 0, 16],
      ['urgent-pointer', 18, 16, 16],
      ['option-kind', 20, 0, 8],
      ['option-length', 21, 8, 8],
      ['mss', 22, 16, 16],
    ]);
  });

  it('refuse what decoding refuses, with the same sentence', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (octets) => {
        const decoded = decodeSegment(octets);
        const fields = headerFields(octets);
        expect(fields.ok).toBe(decoded.ok);
        if (!fields.ok && !decoded.ok) expect(fields.reason).toBe(decoded.reason);
      }),
      { ...RUNS, numRuns: 2000 },
    );
  });
});
