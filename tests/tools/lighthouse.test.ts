import { describe, expect, it } from 'vitest';
import { isFull, median, type Scores } from './lighthouse.ts';

const run = (...scores: (number | null)[]): Scores => ({ scores, faults: [] });

describe('Lighthouse scores', () => {
  it('are full at 100 in every category a page has', () => {
    expect(isFull(run(100, 100, 100, 100))).toBe(true);
    expect(isFull(run(100, 100, 100, null))).toBe(true);
    expect(isFull(run(100, 99, 100, 100))).toBe(false);
    expect(isFull(run(0, 100, 100, 100))).toBe(false);
  });

  it('are those of the run in the middle by performance', () => {
    expect(median([run(99, 1), run(100, 2), run(90, 3)]).scores).toEqual([99, 1]);
    expect(median([run(98, 1)]).scores).toEqual([98, 1]);
    expect(() => median([])).toThrow('no run');
  });
});
