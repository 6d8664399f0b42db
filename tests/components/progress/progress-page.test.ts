import { describe, expect, it } from 'vitest';
import { markText } from '../../../src/components/progress/lesson-progress.ts';
import { sumUp } from '../../../src/components/progress/progress-page.ts';
import { EMPTY } from '../../../src/progress/index.ts';

const t = {
  mark: 'mark',
  unmark: 'unmark',
  markDone: 'done',
  markDoneCount: 'done, {full} of {total}',
  markNone: 'none of {total}',
  markPlain: 'plain',
  markSome: '{full} of {total}',
};

describe('markText', () => {
  it.each([
    [{ done: false, full: 0, total: 0 }, 'plain'],
    [{ done: false, full: 0, total: 3 }, 'none of 3'],
    [{ done: false, full: 2, total: 3 }, '2 of 3'],
    [{ done: false, full: 3, total: 3 }, 'plain'],
    [{ done: true, full: 0, total: 3 }, 'done'],
    [{ done: true, full: 3, total: 3 }, 'done, 3 of 3'],
  ])('of %j says “%s”', (standing, text) => {
    expect(markText(t, standing)).toBe(text);
  });
});

describe('sumUp', () => {
  const lessons = [
    { id: 'close/l', exercises: ['close/a', 'close/b'] },
    { id: 'close/m', exercises: ['close/b'] },
  ];
  const tried = (best: number) => ({
    attempts: 1,
    best,
    last: { at: 1, score: best, seed: 1 },
    ...(best === 1 && { firstFullMarksAt: 1 }),
  });
  const exercises = ['close/a', 'close/b', 'other/x'];
  const sums = (record: typeof EMPTY) =>
    sumUp(record, { lessons, exercises }).map(({ n, total }) => [n, total]);

  it('counts nothing at first, an exercise in two lessons once, and those of no lesson too', () => {
    expect(sums(EMPTY)).toEqual([
      [0, 2],
      [0, 3],
      [0, 3],
    ]);
  });

  it('counts lessons done, exercises tried and exercises fully right apart', () => {
    const done = { 'close/a': tried(0.5), 'close/b': tried(1), 'old/x': tried(1) };
    expect(sums({ ...EMPTY, exercises: done })).toEqual([
      [1, 2],
      [2, 3],
      [1, 3],
    ]);
  });
});
