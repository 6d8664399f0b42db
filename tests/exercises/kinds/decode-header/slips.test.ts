import { describe, expect, it } from 'vitest';
import type { FieldId } from '../../../../src/exercises/kinds/decode-header/fields.ts';
import { headerOf } from '../../../../src/exercises/kinds/decode-header/generate.ts';
import { grade } from '../../../../src/exercises/kinds/decode-header/grade.ts';
import type { DecodeHeaderQuestion } from '../../../../src/exercises/kinds/decode-header/question.ts';
import { solve } from '../../../../src/exercises/kinds/decode-header/solve.ts';
import { ACK, SYN } from '../../../../src/tcp/segment.ts';

const segment = {
  sport: 40_001,
  dport: 8080,
  seq: 0x0102_0304,
  ack: 0x0a0b_0c0d,
  flags: SYN | ACK,
  len: 0,
  wnd: 0x0200,
  options: { mss: 1460, windowScale: 7 },
};

function asking(id: FieldId, direction: 'read' | 'write'): DecodeHeaderQuestion {
  const header = headerOf(segment, 'client');
  return {
    name: 'test',
    profile: 'linux',
    seed: 1,
    direction,
    from: 'client',
    segment: 1,
    len: 0,
    octets: Array.from(header, (octet) => octet.toString(16).padStart(2, '0')),
    described: direction === 'write' ? segment : null,
    ask: [id],
  };
}

describe('a wrong value is told from where it comes', () => {
  it.each([
    ['read', 'sequence-number', 0x0403_0201, { slip: 'byte-order' }],
    ['read', 'source-port', 8080, { slip: 'other-field', field: 'destination-port' }],
    ['read', 'sequence-number', 0x0a0b_0c0d, { slip: 'other-field', field: 'acknowledgment-number' }],
    ['read', 'data-offset', 28, { slip: 'words' }],
    ['read', 'header-length', 7, { slip: 'words' }],
    ['read', 'flags', 12, { slip: 'digits' }],
    ['read', 'flags', 7, null],
    ['read', 'window', 0x0200 << 7, { slip: 'scaled' }],
    ['read', 'window', 3, null],
    ['write', 'destination-port', 0x8080, { slip: 'decimal' }],
    ['write', 'window', 0x0002, { slip: 'byte-order' }],
  ] as const)('%s %s as %d', (direction, id, given, slip) => {
    const verdict = grade(asking(id, direction), { [id]: given });
    expect(verdict.fields[0]).toMatchObject({ id, given, mark: 'wrong', slip });
    expect(verdict.score).toBe(0);
  });

  it('never where it is right', () => {
    for (const direction of ['read', 'write'] as const) {
      for (const id of ['source-port', 'sequence-number', 'data-offset', 'flags', 'window', 'mss'] as const) {
        const question = asking(id, direction);
        const [solution] = solve(question);
        const verdict = grade(question, { [id]: solution!.value });
        expect(verdict.fields[0]).toMatchObject({ mark: 'right', slip: null });
      }
    }
  });

  it.each([
    ['source-port', 0, 2, '9c 41'],
    ['data-offset', 12, 1, '70'],
    ['flags', 13, 1, '12'],
    ['mss', 22, 2, '05 b4'],
    ['window-scale', 27, 1, '07'],
  ] as const)('%s lies at octet %d', (id, offset, octets, hex) => {
    expect(solve(asking(id, 'read'))[0]).toMatchObject({ offset, octets, hex });
  });

  it('asks for a lacking field as a slip of the caller', () => {
    expect(() => grade(asking('mss', 'read'), {})).toThrow(/lacks mss; parse\(\) reports/);
  });
});
