import { describe, expect, it } from 'vitest';
import { EMPTY, type ProgressRecord } from '../../src/progress/index.ts';
import { MIGRATIONS, migrate, RENAMES, rename } from '../../src/progress/migrations.ts';
import { VERSION } from '../../src/progress/record.ts';

describe('migrate', () => {
  const steps = [
    (record: object) => ({ ...record, path: [1] }),
    (record: object) => ({ ...record, path: [...(record as { path: number[] }).path, 2] }),
    (record: object) => ({ ...record, path: [...((record as { path?: number[] }).path ?? []), 3] }),
  ];

  it('takes every step from the version of the record on, in order', () => {
    expect(migrate({ version: 1 }, 1, steps)).toEqual({ version: 4, path: [1, 2, 3] });
    expect(migrate({ version: 3 }, 3, steps)).toEqual({ version: 4, path: [3] });
  });

  it('leaves a record of the newest version as it is', () => {
    const record = { version: 4, path: [] };
    expect(migrate(record, 4, steps)).toBe(record);
  });

  it('has one step per version there was', () => {
    expect(MIGRATIONS).toHaveLength(VERSION - 1);
  });
});

describe('rename', () => {
  const entry = (attempts: number, best: number, at: number) => ({
    attempts,
    best,
    last: { at, score: best, seed: 1 },
  });
  const renames = [
    { what: 'exercise', from: 'old/a', to: 'mid/a' },
    { what: 'exercise', from: 'mid/a', to: 'new/a' },
    { what: 'lesson', from: 'old/lesson', to: 'new/lesson' },
  ] as const;
  const old: ProgressRecord = {
    ...EMPTY,
    exercises: { 'old/a': entry(3, 0.5, 10), 'new/a': entry(1, 1, 5), 'old/lesson': entry(1, 0, 1) },
    lessons: { 'old/lesson': { completedAt: 7, changedAt: 7 } },
    drafts: { 'old/a': { seed: 2, answer: ['x'], at: 3 } },
  };

  it('moves progress and drafts through several renames and joins what is there', () => {
    expect(rename(old, renames)).toEqual({
      ...EMPTY,
      exercises: {
        'new/a': { ...entry(3, 1, 10), last: { at: 10, score: 0.5, seed: 1 } },
        'old/lesson': entry(1, 0, 1),
      },
      lessons: { 'new/lesson': { completedAt: 7, changedAt: 7 } },
      drafts: { 'new/a': { seed: 2, answer: ['x'], at: 3 } },
    });
  });

  it('changes nothing the second time', () => {
    const once = rename(old, renames);
    expect(rename(once, renames)).toEqual(once);
  });

  it('never gives an old id out again', () => {
    const gone = new Set<string>();
    for (const { what, from, to } of RENAMES) {
      gone.add(`${what} ${from}`);
      expect(gone.has(`${what} ${to}`), `${to} was renamed before`).toBe(false);
    }
  });
});
