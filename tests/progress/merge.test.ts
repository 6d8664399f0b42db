import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/progress/index.ts';
import { merge, sameRecord } from '../../src/progress/merge.ts';
import { check, record, SEED } from './arbitraries.ts';

describe(`merge of two records (seed ${SEED})`, () => {
  it('is commutative: the order of two tabs does not matter', () => {
    check(fc.property(record, record, (a, b) => void expect(merge(a, b)).toEqual(merge(b, a))));
  });

  it('is associative: the order of three tabs does not matter', () => {
    check(
      fc.property(
        record,
        record,
        record,
        (a, b, c) => void expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c))),
      ),
    );
  });

  it('is idempotent: hearing the same twice changes nothing', () => {
    check(fc.property(record, (a) => void expect(merge(a, a)).toEqual(a)));
    check(fc.property(record, record, (a, b) => void expect(merge(merge(a, b), b)).toEqual(merge(a, b))));
  });

  it('loses nothing in the same epoch: most attempts, best score, every id', () => {
    check(
      fc.property(record, record, (left, right) => {
        const [a, b] = [
          { ...left, epoch: 1 },
          { ...right, epoch: 1 },
        ];
        const joined = merge(a, b);
        for (const part of ['exercises', 'lessons', 'drafts'] as const) {
          expect(Object.keys(joined[part]).sort()).toEqual(
            [...new Set([...Object.keys(a[part]), ...Object.keys(b[part])])].sort(),
          );
        }
        for (const [id, entry] of [...Object.entries(a.exercises), ...Object.entries(b.exercises)]) {
          expect(joined.exercises[id]!.attempts).toBeGreaterThanOrEqual(entry.attempts);
          expect(joined.exercises[id]!.best).toBeGreaterThanOrEqual(entry.best);
          expect(joined.exercises[id]!.last.at).toBeGreaterThanOrEqual(entry.last.at);
        }
      }),
    );
  });

  it('takes the record of the greater epoch whole: a reset is not undone by another tab', () => {
    check(
      fc.property(
        record,
        (a) => void expect(merge(a, { ...EMPTY, epoch: 3 })).toEqual({ ...EMPTY, epoch: 3 }),
      ),
    );
  });

  it('lets a mark that was taken back later win, and a mark set at the same instant', () => {
    const at = (completedAt: number | null, changedAt: number) => ({
      ...EMPTY,
      lessons: { 'close/a': { completedAt, changedAt } },
    });
    expect(merge(at(5, 5), at(null, 6))).toEqual(at(null, 6));
    expect(merge(at(null, 5), at(5, 5))).toEqual(at(5, 5));
  });
});

describe('sameRecord', () => {
  it('does not mind the order of ids, and does mind a score', () => {
    const entry = (best: number) => ({ attempts: 1, best, last: { at: 1, score: best, seed: 1 } });
    const ab = { ...EMPTY, exercises: { 'a/a': entry(0), 'b/b': entry(1) } };
    const ba = { ...EMPTY, exercises: { 'b/b': entry(1), 'a/a': entry(0) } };
    expect(sameRecord(ab, ba)).toBe(true);
    expect(sameRecord(ab, { ...ba, exercises: { ...ba.exercises, 'a/a': entry(1) } })).toBe(false);
  });
});
