import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHeader, solve } from '../../../../src/exercises/kinds/decode-header/index.ts';
import { readOctets, readValue } from '../../../../src/exercises/kinds/decode-header/read-field.ts';
import { decodeHeaderSpec } from '../../../../src/exercises/kinds/decode-header/schema.ts';
import { headerIn } from '../../../../src/exercises/kinds/decode-header/solve.ts';
import { decodeSegment } from '../../../../src/tcp/wire-format/index.ts';
import { filesOf, scenarioOf } from '../../content.ts';

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
const RUNS = { numRuns: 50, seed: 20261120 };

const FILES = filesOf('decode-header').map(
  ([name, data]) => [name, decodeHeaderSpec(data, scenarioOf, name)] as const,
);

describe.each(FILES)('%s, over many seeds', (_, spec) => {
  it('gives full marks to the correct answer, less to an incorrect one, and refuses an invalid one', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = decodeHeader.generate(spec, seed);
        const [correct, incorrect, invalid] = (['correct', 'incorrect', 'invalid'] as const).map((sort) =>
          decodeHeader.parse(question, decodeHeader.sample(question, sort)),
        );
        const shown = JSON.stringify(question);
        if (!correct?.ok || !incorrect?.ok) throw new Error(`a sample was refused: ${shown}`);
        expect(decodeHeader.grade(question, correct.answer).score, shown).toBe(1);
        const verdict = decodeHeader.grade(question, incorrect.answer);
        expect(verdict.score, shown).toBeLessThan(1);
        expect(verdict.counts.wrong).toBe(1);
        expect(invalid?.ok, shown).toBe(false);
      }),
      RUNS,
    );
  });

  it('points at the octets that hold each value', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = decodeHeader.generate(spec, seed);
        const header = headerIn(question);
        for (const { offset, octets, hex, bit, bits } of solve(question)) {
          expect(hex).toBe(
            Buffer.from(header.subarray(offset, offset + octets))
              .toString('hex')
              .replace(/..(?=.)/g, '$& '),
          );
          expect(bit + bits).toBeLessThanOrEqual(8 * octets);
          const blank = question.octets.slice(offset, offset + octets).every((octet) => octet === null);
          expect(blank).toBe(question.direction === 'write');
        }
      }),
      RUNS,
    );
  });

  it('is a header the codec reads, with the values it says', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = decodeHeader.generate(spec, seed);
        const decoded = decodeSegment(headerIn(question));
        if (!decoded.ok) throw new Error(decoded.reason);
        for (const { id, value } of solve(question)) {
          if (id === 'source-port') expect(value).toBe(decoded.segment.sport);
          if (id === 'acknowledgment-number') expect(value).toBe(decoded.segment.ack);
          if (id === 'header-length') expect(value).toBe(decoded.headerLength);
          if (id === 'flags') expect(value).toBe(decoded.segment.flags);
          if (id === 'mss') expect(value & 0xffff).toBe(decoded.segment.options?.mss);
        }
      }),
      RUNS,
    );
  });

  it('depends on the seed alone, differs between seeds, and survives JSON', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    const variants = Array.from({ length: 50 }, (_, seed) => {
      const question = decodeHeader.generate(spec, seed);
      expect(decodeHeader.generate(structuredClone(spec), seed)).toEqual(question);
      return JSON.stringify(question.octets);
    });
    expect(new Set(variants).size).toBeGreaterThan(45);
  });

  it('does not hold the answer in the form it is asked for', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = decodeHeader.generate(spec, seed);
        const { seed: _seed, segment: _segment, len: _len, ...rest } = question;
        for (const { value, hex, octets } of solve(question)) {
          if (value < 100_000) continue;
          if (question.direction === 'read') expect(JSON.stringify(rest)).not.toContain(String(value));
          else if (octets > 2) expect(JSON.stringify(rest)).not.toContain(hex.replaceAll(' ', ''));
        }
      }),
      RUNS,
    );
  });
});

describe('decode-header reads', () => {
  it.each([
    ['window', '64240', 64240],
    ['window', '0xfaf0', 64240],
    ['window', 'fa f0', 64240],
    ['window', '64 240', 64240],
    ['data-offset', '0b1010', 10],
    ['flags', 'SYN,ACK', 0x12],
    ['flags', '[S.]', 0x12],
    ['flags', '0x12', 0x12],
    ['flags', '0b0001_0010', 0x12],
    ['sequence-number', '４２', 42],
  ] as const)('%s from %s', (id, text, value) => expect(readValue(id, text)).toEqual({ ok: true, value }));

  it.each([
    ['window', '', 'empty'],
    ['window', 'wide', 'not-a-number'],
    ['window', '-1', 'out-of-range'],
    ['window', '4294967296', 'out-of-range'],
    ['window', '2¹⁶', 'power'],
    ['flags', '0x1²', 'not-flags'],
    ['flags', '12', 'not-flags'],
    ['flags', '0x123', 'not-flags'],
  ] as const)('nothing for %s from "%s"', (id, text, code) =>
    expect(readValue(id, text)).toEqual({ ok: false, code }),
  );

  it.each([
    ['1f90', 2, 8080],
    ['1F 90', 2, 8080],
    ['0x1f 0x90', 2, 8080],
    ['0x2', 1, 2],
    ['0b10010', 1, 0x12],
    ['02:04:05:b4', 4, 0x020405b4],
  ])('octets from %s', (text, octets, value) =>
    expect(readOctets(text, octets)).toEqual({ ok: true, value }),
  );

  it.each([
    ['', 1, 'empty'],
    ['8', 2, 'too-few'],
    ['1f9000', 2, 'too-many'],
    ['0b100000000', 1, 'too-many'],
    ['SYN', 1, 'not-octets'],
    ['0x', 1, 'not-octets'],
    ['-50', 1, 'not-octets'],
    [',1f90', 2, 'not-octets'],
    ['1f90,', 2, 'not-octets'],
  ])('no octets from "%s"', (text, octets, code) =>
    expect(readOctets(text, octets)).toEqual({ ok: false, code }),
  );
});
