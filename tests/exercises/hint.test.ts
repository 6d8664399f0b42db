import { describe, expect, it } from 'vitest';
import { hintsIn, lessHints, nextPart, priceOf } from '../../src/exercises/hint.ts';

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
    expect(lessHints(1, {}, 9)).toBe(1);
    expect(lessHints(0.75, { '1.seq': 1, '2.ack': 2 }, 9)).toBe(0.48);
    expect(lessHints(0.1, { '1.seq': 3 }, 9)).toBe(0);
    expect(hintsIn({ a: 1, b: 3 })).toBe(4);
  });
});

describe('the next hint', () => {
  const hints = [
    { part: 'a', steps: [1, 2] },
    { part: 'b', steps: [1] },
  ];

  it('is about the first part that is amiss and has a hint left', () => {
    expect(nextPart(hints, ['a', 'b'], {})).toBe('a');
    expect(nextPart(hints, ['a', 'b'], { a: 1 })).toBe('a');
    expect(nextPart(hints, ['a', 'b'], { a: 2 })).toBe('b');
    expect(nextPart(hints, ['b'], { a: 1 })).toBe('b');
    expect(nextPart(hints, ['a'], { a: 2 })).toBeNull();
    expect(nextPart(hints, [], {})).toBeNull();
    expect(nextPart(hints, ['gone'], {})).toBeNull();
  });
});
