import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Attempts,
  isHalved,
  isLeftAsItWas,
  isTold,
  missesWith,
  scoreOf,
} from '../../src/exercises/attempts.ts';
import { NO_CHARGES } from '../../src/exercises/hints/hint.ts';
import type { JudgedPart } from '../../src/exercises/kind.ts';

const NO_ATTEMPTS: Attempts = { checked: null, score: null, misses: {} };

const parts = (a: number, b: number): JudgedPart[] => [
  { part: 'a', weight: 0.5, credit: a },
  { part: 'b', weight: 0.5, credit: b },
];

describe('misses', () => {
  it('count each answer tried for a part once, and leave alone a part that is not changed', () => {
    const first = missesWith(NO_ATTEMPTS, parts(0, 0), { a: '1', b: '1' });
    expect(first).toEqual({ a: 1, b: 1 });
    const again = { checked: { a: '1', b: '1' }, score: 0, misses: first };
    expect(missesWith(again, parts(0, 0), { a: '1', b: '1' })).toEqual(first);
    expect(missesWith(again, parts(0, 0), { a: '2', b: '1' })).toEqual({ a: 2, b: 1 });
    expect(missesWith(again, parts(1, 0), { a: '2', b: '1' })).toEqual(first);
    expect([isTold(again, 'a'), isTold({ misses: { a: 2 } }, 'a')]).toEqual([false, true]);
  });

  it('do not count for a part that waits for another, and do once it is judged', () => {
    const waiting = [{ part: 'field', weight: 1, credit: 0, waits: true }];
    expect(missesWith(NO_ATTEMPTS, waiting, { field: 'seq' })).toEqual({});
    const earlier = { checked: { field: 'seq' }, score: 0, misses: {} };
    const judged = [{ part: 'field', weight: 1, credit: 0 }];
    expect(missesWith(earlier, judged, { field: 'seq' })).toEqual({ field: 1 });
  });

  it('of parts that share an input go by what is in it', () => {
    const cards = [{ part: 'A', cell: 'order', weight: 1, credit: 0 }];
    const earlier = { checked: { order: 'BA' }, score: 0, misses: { A: 1 } };
    expect(missesWith(earlier, cards, { order: 'BA' })).toEqual({ A: 1 });
    expect(missesWith(earlier, cards, { order: 'CBA' })).toEqual({ A: 2 });
  });
});

describe('a score', () => {
  const score = (judged: JudgedPart[], misses: Record<string, number>, charges = NO_CHARGES) =>
    scoreOf(judged, { misses }, charges);

  it('is whole at the first try, half at the second and nothing after that, part by part', () => {
    expect(score(parts(1, 1), {})).toBe(1);
    expect(score(parts(0, 1), { a: 1 })).toBe(0.5);
    expect(score(parts(1, 1), { a: 1 })).toBe(0.75);
    expect(score(parts(1, 1), { a: 2 })).toBe(0.5);
    expect(score(parts(1, 1), { a: 2, b: 3 })).toBe(0);
  });

  it('gives half for what follows from an earlier slip, and nothing once it is told', () => {
    expect(score(parts(0.5, 1), { a: 1 })).toBe(0.75);
    expect(score(parts(0.5, 1), { a: 2 })).toBe(0.5);
  });

  it('never falls when what was told is typed', () => {
    const part = fc.record({ credit: fc.constantFrom(0, 0.5, 1), misses: fc.nat({ max: 3 }) });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (cells) => {
        const misses = Object.fromEntries(cells.map((cell, i) => [i, cell.misses]));
        const judged = cells.map(({ credit }, i) => ({ part: `${i}`, weight: 1 / cells.length, credit }));
        const typed = judged.map((one) => (isTold({ misses }, one.part) ? { ...one, credit: 1 } : one));
        expect(score(typed, misses)).toBeGreaterThanOrEqual(score(judged, misses));
      }),
      { seed: 20261122 },
    );
  });

  it('halves what stands under a part that was missed', () => {
    const fields = parts(1, 1).map((part) => ({ ...part, under: 'sends' }));
    expect(score(fields, { sends: 1 })).toBe(0.5);
    expect(score(fields, { sends: 1, a: 1 })).toBe(0.5);
    expect(score(fields, { sends: 2 })).toBe(0);
  });

  it('keeps half at the second try where a wrong option costs what a right one gives', () => {
    const options = ['a', 'b', 'c'].map((part) => ({ part, weight: 0.5, credit: 1 }));
    expect(score(options, { c: 1 })).toBe(0.75);
    expect(score(options, { a: 1, b: 1, c: 1 })).toBe(0.5);
    expect(score(options, { a: 2, b: 1, c: 1 })).toBe(0);
  });

  it('loses by a hint no more than its part is still worth', () => {
    expect(score(parts(1, 1), {}, { whole: 0, parts: { a: 0.2 } })).toBe(0.8);
    expect(score(parts(0, 1), { a: 1 }, { whole: 0, parts: { a: 0.2 } })).toBe(0.5);
    expect(score(parts(1, 1), { a: 1 }, { whole: 0, parts: { a: 0.5 } })).toBe(0.5);
    expect(score(parts(1, 1), {}, { whole: 0.2, parts: {} })).toBe(0.8);
    expect(score(parts(0, 0), {}, { whole: 0.2, parts: {} })).toBe(0);
  });
});

describe('isHalved', () => {
  const right = { part: 'fin', weight: 1, credit: 1, under: 'segment' };
  it.each([
    ['right at the first try', {}, right, false],
    ['right at the second', { fin: 1 }, right, true],
    ['right after it was told', { fin: 2 }, right, false],
    ['missed once above', { segment: 1 }, right, true],
    ['told above', { fin: 1, segment: 2 }, right, false],
    ['still wrong', { fin: 1 }, { ...right, credit: 0 }, false],
  ])('looks at a part %s', (_, misses, part, expected) => {
    expect(isHalved({ misses }, part)).toBe(expected);
  });
});

describe('isLeftAsItWas', () => {
  it.each([
    ['what was checked before, beside a change', { a: '1', b: '3' }, { a: '1', b: '2' }, true],
    ['what is changed', { a: '2', b: '2' }, { a: '1', b: '2' }, false],
    ['an answer that is changed nowhere', { a: '1', b: '2' }, { a: '1', b: '2' }, false],
    ['a first check', { a: '1' }, null, false],
  ] as const)('%s', (_, typed, checked, left) => {
    expect(isLeftAsItWas('a', { typed, checked })).toBe(left);
  });
});
