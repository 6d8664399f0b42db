import { describe, expect, it } from 'vitest';
import {
  chargesOf,
  costOf,
  type Hints,
  hintsIn,
  NO_CHARGES,
  nextPart,
  type Taken,
} from '../../../src/exercises/hints/hint.ts';
import { priceOf } from '../../../src/exercises/hints/price.ts';

describe('the price of a hint', () => {
  it('shares the score out over the hints that give everything', () => {
    for (let hints = 2; hints <= 100; hints += 1) {
      expect(priceOf(hints) * hints, `${hints} hints`).toBeGreaterThan(50);
      expect(priceOf(hints)).toBeLessThanOrEqual(priceOf(hints - 1));
    }
    expect([0, 1, 3, 4, 12, 36].map(priceOf)).toEqual([100, 100, 33, 25, 8, 3]);
  });

  it('adds up to what a part is worth, and what is given with it counts no more', () => {
    const judged = [
      { part: 'a', weight: 0.5 },
      { part: 'b', weight: 0.5 },
    ];
    const hints: Hints<null, never, string> = {
      of: () => [
        { part: 'a', steps: ['rule', 'terms', 'value'] },
        { part: 'b1', of: 'b', share: 0.5, steps: ['out'] },
        { part: 'b2', of: 'b', share: 0.5, steps: ['look', 'mark'] },
        { part: 'all', of: null, steps: ['section', 'sends'] },
      ],
      missing: () => [],
      gives: (_, { all = 0 }) => all === 2,
    };
    const charges = (taken: Taken, price = 17) => chargesOf(hints, null, judged, taken, price);
    const cost = (taken: Taken, price = 17) => costOf(charges(taken, price), judged);
    expect(charges({})).toEqual(NO_CHARGES);
    expect([1, 2, 3].map((a) => cost({ a }))).toEqual([17, 33, 50]);
    expect([1, 2, 3].map((a) => cost({ a }, 10))).toEqual([10, 20, 50]);
    expect([cost({ b1: 1 }), cost({ b2: 1 }), cost({ b2: 2 }), cost({ b1: 1, b2: 2 })]).toEqual([
      25, 13, 25, 50,
    ]);
    expect([cost({ all: 1 }), cost({ all: 1, a: 1 }), cost({ all: 2 })]).toEqual([17, 34, 100]);
    expect(hintsIn({ a: 1, b: 3 })).toBe(4);
  });
});

describe('the next hint', () => {
  const hints = [
    { part: 'a', steps: [1, 2] },
    { part: 'b', steps: [1] },
  ];

  it('is about the first part that is missing and has a hint left', () => {
    expect(nextPart(hints, ['a', 'b'], {})).toBe('a');
    expect(nextPart(hints, ['a', 'b'], { a: 1 })).toBe('a');
    expect(nextPart(hints, ['a', 'b'], { a: 2 })).toBe('b');
    expect(nextPart(hints, ['b'], { a: 1 })).toBe('b');
    expect(nextPart(hints, ['a'], { a: 2 })).toBeNull();
    expect(nextPart(hints, [], {})).toBeNull();
    expect(nextPart(hints, ['gone'], {})).toBeNull();
  });
});
