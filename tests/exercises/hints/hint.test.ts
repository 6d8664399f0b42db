import { describe, expect, it } from 'vitest';
import {
  costOf,
  type Hints,
  hintsIn,
  lessHints,
  nextPart,
  priceOf,
} from '../../../src/exercises/hints/hint.ts';

describe('the price of a hint', () => {
  it('shares the score out, so that to be given everything leaves nothing', () => {
    for (let hints = 1; hints <= 100; hints += 1) {
      expect(priceOf(hints) * hints, `${hints} hints`).toBeGreaterThanOrEqual(100);
      expect(priceOf(hints)).toBeLessThanOrEqual(priceOf(Math.max(1, hints - 1)));
    }
    expect([1, 3, 4, 12, 36].map(priceOf)).toEqual([100, 34, 25, 9, 3]);
    expect(priceOf(0)).toBe(100);
  });

  it('comes off the score and never leads below nothing', () => {
    expect(lessHints(1, 0)).toBe(1);
    expect(lessHints(0.75, 27)).toBe(0.48);
    expect(lessHints(0.1, 27)).toBe(0);
    expect(hintsIn({ a: 1, b: 3 })).toBe(4);
  });

  it('adds up, and is all that is left once a hint gives the whole answer', () => {
    const hints: Hints<null, never, string> = {
      of: () => [
        { part: 'a', steps: ['where', 'everything', 'more'] },
        { part: 'b', steps: ['what'] },
      ],
      missing: () => [],
      gives: (hint) => hint === 'everything',
    };
    const cost = (taken: Readonly<Record<string, number>>) => costOf(hints, null, taken, 30);
    expect([cost({}), cost({ a: 1 }), cost({ a: 1, b: 1 })]).toEqual([0, 30, 60]);
    expect([cost({ a: 2 }), cost({ a: 3, b: 1 })]).toEqual([100, 100]);
    expect(costOf({ of: hints.of, missing: hints.missing }, null, { a: 3, b: 1 }, 30)).toBe(100);
    expect(costOf({ of: hints.of, missing: hints.missing }, null, { a: 3 }, 30)).toBe(90);
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
