import { describe, expect, it } from 'vitest';
import {
  SEQUENCE_SPACE,
  seqAdd,
  seqDiff,
  seqGe,
  seqGt,
  seqInWindow,
  seqLe,
  seqLt,
} from '../../src/tcp/index.ts';

const LAST = SEQUENCE_SPACE - 1;
const HALF = SEQUENCE_SPACE / 2;

describe('sequence numbers are 32 bits wide', () => {
  it('4294967295 + 1 is 0', () => {
    expect(seqAdd(LAST, 1)).toBe(0);
    expect(seqAdd(LAST - 9, 100)).toBe(90);
    expect(seqAdd(5, -10)).toBe(LAST - 4);
  });

  it('the distance counts on across the wrap, in both directions', () => {
    expect(seqDiff(4, LAST)).toBe(5);
    expect(seqDiff(LAST, 4)).toBe(-5);
    expect(seqDiff(7, 7)).toBe(0);
    expect(seqDiff(HALF - 1, 0)).toBe(HALF - 1);
  });
});

describe('comparison is modulo 2^32', () => {
  it.each([
    [1, 2],
    [LAST, 0],
    [LAST - 100, 100],
    [HALF, HALF + 1],
    [0, HALF - 1],
  ])('%i comes before %i', (a, b) => {
    expect([seqLt(a, b), seqLe(a, b), seqGt(a, b), seqGe(a, b)]).toEqual([true, true, false, false]);
    expect([seqLt(b, a), seqLe(b, a), seqGt(b, a), seqGe(b, a)]).toEqual([false, false, true, true]);
  });

  it('a number neither precedes nor follows itself', () => {
    for (const n of [0, 1, HALF, LAST]) {
      expect([seqLt(n, n), seqLe(n, n), seqGt(n, n), seqGe(n, n)]).toEqual([false, true, false, true]);
    }
  });
});

describe('a window', () => {
  it('holds its first number and not the one behind its last', () => {
    expect(seqInWindow(100, 100, 10)).toBe(true);
    expect(seqInWindow(109, 100, 10)).toBe(true);
    expect(seqInWindow(110, 100, 10)).toBe(false);
    expect(seqInWindow(99, 100, 10)).toBe(false);
  });

  it('may wrap', () => {
    expect(seqInWindow(3, LAST - 4, 10)).toBe(true);
    expect(seqInWindow(5, LAST - 4, 10)).toBe(false);
  });

  it('of size 0 holds nothing', () => {
    expect(seqInWindow(100, 100, 0)).toBe(false);
  });
});
