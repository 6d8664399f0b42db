import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/progress/index.ts';
import { encode, LATEST, MOST } from '../../src/progress/record.ts';
import { createProgress } from '../../src/progress/store.ts';
import { importInto } from '../../src/progress/transfer.ts';
import { check, FakeStorage, record, SEED } from './arbitraries.ts';

function machine(held: string | null = null) {
  const storage = new FakeStorage();
  if (held !== null) storage.held.set('seqack.progress', held);
  return createProgress({ open: () => storage, now: () => 1, listen: () => () => {} });
}

describe(`export and import (seed ${SEED})`, () => {
  it('brings a record to an empty machine exactly', () => {
    check(
      fc.property(record, (a) => {
        const text = machine(encode(a)).exportProgress();
        const there = machine();
        expect(there.importProgress(text)).toMatchObject({ ok: true, invalid: 0, stored: true });
        // Resets are counted by each machine for itself.
        expect(there.$progress.get()).toEqual({ ...a, epoch: 0 });
        expect(there.exportProgress()).toBe(text.replace(/"epoch": \d/, '"epoch": 0'));
      }),
    );
  });

  it('never takes anything away from the machine it comes to', () => {
    check(
      fc.property(record, record, (a, b) => {
        const { record: joined } = importInto(a, encode(b));
        for (const [id, entry] of [...Object.entries(a.exercises), ...Object.entries(b.exercises)]) {
          expect(joined.exercises[id]!.attempts).toBeGreaterThanOrEqual(entry.attempts);
          expect(joined.exercises[id]!.best).toBeGreaterThanOrEqual(entry.best);
        }
      }),
    );
  });
});

describe('importProgress', () => {
  const entry = { attempts: 1, best: 1, last: { at: 1, score: 1, seed: 1 }, firstFullMarksAt: 1 };

  it('brings back after a reset what was exported before it', () => {
    const here = machine(encode({ ...EMPTY, exercises: { 'close/a': entry } }));
    const text = here.exportProgress();
    here.resetProgress();
    expect(here.$progress.get().exercises).toEqual({});
    expect(here.importProgress(text)).toEqual({
      ok: true,
      exercises: 1,
      lessons: 0,
      invalid: 0,
      stored: true,
    });
    expect(here.$progress.get().exercises).toEqual({ 'close/a': entry });
  });

  it('takes the valid entries of a damaged text and counts the others', () => {
    const text = JSON.stringify({ version: 1, exercises: { 'close/a': entry, 'close/b': 7 } });
    const here = machine();
    expect(here.importProgress(text)).toEqual({
      ok: true,
      exercises: 1,
      lessons: 0,
      invalid: 1,
      stored: true,
    });
    expect(Object.keys(here.$progress.get().exercises)).toEqual(['close/a']);
  });

  it('of the greatest numbers that are read leaves a record that can be read after the next change', () => {
    const greatest = {
      attempts: MOST,
      best: 1,
      last: { at: LATEST, score: 0, seed: Number.MAX_SAFE_INTEGER },
      firstFullMarksAt: LATEST,
    };
    const file = encode({
      ...EMPTY,
      epoch: MOST,
      exercises: { 'close/a': greatest },
      lessons: { 'close/l': { completedAt: LATEST, changedAt: LATEST } },
      drafts: { 'close/a': { seed: 1, answer: 'x', at: LATEST } },
    });
    const here = machine();
    expect(here.importProgress(file)).toMatchObject({ ok: true, invalid: 0 });
    here.recordAttempt({ exerciseId: 'close/a', score: 1, seed: 1, at: 5 });
    here.uncompleteLesson({ lessonId: 'close/l', at: 5 });
    here.saveDraft({ exerciseId: 'close/a', seed: 1, answer: 'y', at: 5 });
    const undo = here.resetProgress();
    expect(here.$progress.get().exercises).toEqual({});
    undo?.();
    const next = machine(here.exportProgress());
    expect(next.$storageStatus.get()).toBe('ok');
    expect(next.$progress.get()).toEqual(here.$progress.get());
    expect(next.$progress.get().exercises['close/a']?.last.score).toBe(1);
  });

  it.each([
    ['attempts', { ...entry, attempts: MOST + 1 }],
    ['a time', { ...entry, last: { ...entry.last, at: 1e300 } }],
  ])('leaves out what has %s past those', (_, past) => {
    const text = JSON.stringify({ version: 1, exercises: { 'close/a': entry, 'close/b': past } });
    expect(machine().importProgress(text)).toMatchObject({ ok: true, exercises: 1, invalid: 1 });
  });

  it.each([
    ['hello', 'not-json'],
    ['{"name":"seqack"}', 'not-progress'],
    ['{"version":1,"name":"another program"}', 'not-progress'],
    ['{"version":99}', 'newer-version'],
  ])('refuses %s: %s, and changes nothing', (text, reason) => {
    const here = machine(encode({ ...EMPTY, exercises: { 'close/a': entry } }));
    expect(here.importProgress(text)).toEqual({ ok: false, reason });
    expect(Object.keys(here.$progress.get().exercises)).toEqual(['close/a']);
  });
});
