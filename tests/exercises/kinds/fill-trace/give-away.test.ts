import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { giveAways, pickBlanks } from '../../../../src/exercises/kinds/fill-trace/give-away.ts';
import { fillTrace } from '../../../../src/exercises/kinds/fill-trace/index.ts';
import type { FillTraceSpec } from '../../../../src/exercises/kinds/fill-trace/question.ts';
import { blanks } from '../../../../src/exercises/trace/index.ts';
import { simulate } from '../../../../src/tcp/index.ts';
import { EXERCISES, printed, specOf, specWith } from '../../content.ts';

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
const RUNS = { numRuns: 15, seed: 20261120 };

/** What is given away in a variant, as `blank < shown`. */
function found(spec: FillTraceSpec, seed = 1): string[] {
  const question = fillTrace.generate(spec, seed);
  const run = simulate(question.scenario, { seed });
  return giveAways(run, spec.ask, question).map(({ blank, shown }) => `${blank} < ${shown}`);
}

describe('a blank cell is given away', () => {
  it('when it is an ACK and the peer’s next SEQ is shown', () => {
    expect(found(specWith({ ask: [{ segment: 2, cells: ['ack'] }] }))).toEqual(['2.ack < 3.seq']);
  });

  it('when it is a SEQ that a later segment shows again', () => {
    expect(found(specWith({ ask: [{ segment: 1, cells: ['seq'] }] }, 'handshake/lost-syn'))).toEqual([
      '1.seq < 2.seq',
    ]);
  });

  it('when it is the flags or the length of a segment that is repeated', () => {
    const ask = [{ segment: 1, cells: ['flags' as const, 'len' as const] }];
    expect(found(specWith({ ask }, 'handshake/lost-syn'))).toEqual(['1.flags < 2.flags', '1.len < 2.len']);
  });

  it('when it is a state that the next segment shows, and not when the one between is blank too', () => {
    const ask = (...segments: number[]) => [{ segments, cells: ['client' as const] }];
    expect(found(specWith({ ask: ask(2) }))).toEqual(['2.client < 3.client']);
    expect(found(specWith({ ask: ask(2, 3) }))).toEqual([]);
  });
});

describe('a blank cell is not given away', () => {
  it('by what stands above it: that is how a trace is worked out', () => {
    expect(found(specWith({ ask: [{ segment: 3, cells: ['seq', 'ack'] }] }))).toEqual([]);
  });

  it('by an equal number of the other side’s sequence space', () => {
    expect(found(specWith({ ask: [{ segment: 1, cells: ['seq'] }] }))).toEqual([]);
  });

  it('by a sum: the length is what lies between two numbers', () => {
    const spec = specWith({ ask: [{ segments: [4, 5], cells: ['len'] }] }, 'close/four-way');
    expect(found(spec)).toEqual([]);
  });

  it('when its author says that it may be', () => {
    expect(found(specWith({ ask: [{ segment: 2, cells: ['ack'], givenAway: true }] }))).toEqual([]);
  });
});

describe('the cells a seed draws', () => {
  it('give nothing away, and are as many as the author says, on any run', () => {
    const runs = ['handshake/plain', 'close/four-way', 'close/lost-last-ack', 'handshake/lost-syn-ack'];
    // SEQ is asked with ACK: one alone would be read off the other, whatever is drawn.
    const kinds = [['seq', 'ack'], ['flags'], ['client'], ['server']] as const;
    fc.assert(
      fc.property(
        seeds,
        fc.constantFrom(...runs),
        fc.integer({ min: 1, max: 9 }),
        fc.subarray([...kinds], { minLength: 1 }),
        (seed, run, blank, asked) => {
          const spec = specWith({ ask: [{ segments: 'all', cells: asked.flat() }], blanks: blank }, run);
          const question = fillTrace.generate(spec, seed);
          const all = fillTrace.generate({ ...spec, blanks: null }, seed);
          expect(blanks(question).length).toBe(Math.min(blank, blanks(all).length));
          expect(found(spec, seed), printed(question)).toEqual([]);
        },
      ),
      { ...RUNS, numRuns: 200 },
    );
  });

  it('are drawn from all of them where nothing gives anything away', () => {
    const drawn = Array.from({ length: 60 }, (_, seed) => [...pickBlanks(['a', 'b', 'c'], 1, seed)]);
    expect(new Set(drawn.flat())).toEqual(new Set(['a', 'b', 'c']));
  });

  it('keep a cell blank for as long as one above it, which it gives away, is', () => {
    const chain = new Map([
      ['b', ['a']],
      ['c', ['a', 'b']],
    ]);
    const drawn = Array.from({ length: 60 }, (_, seed) => [...pickBlanks(['a', 'b', 'c'], 1, seed, chain)]);
    expect(new Set(drawn.flat())).toEqual(new Set(['c']));
  });
});

it.each(EXERCISES)('%s gives nothing away', (id) => {
  const spec = specOf(id);
  fc.assert(
    fc.property(seeds, (seed) => {
      expect(found(spec, seed)).toEqual([]);
    }),
    RUNS,
  );
});
