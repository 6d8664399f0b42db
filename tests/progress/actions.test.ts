import { describe, expect, it } from 'vitest';
import {
  withAttempt,
  withDraft,
  withLessonDone,
  withLessonUndone,
  withReset,
  withReturn,
} from '../../src/progress/actions.ts';
import { draftOf, EMPTY, lessonStanding } from '../../src/progress/index.ts';

const exerciseId = 'handshake/a';
const attempt = (score: number, at: number, seed = 1) => ({ exerciseId, score, seed, at });

describe('withAttempt', () => {
  it('counts attempts and keeps best, last and the first full marks', () => {
    const record = [attempt(0.5, 10), attempt(1, 20, 2), attempt(0.25, 30, 3), attempt(1, 40, 4)].reduce(
      withAttempt,
      EMPTY,
    );
    expect(record.exercises[exerciseId]).toEqual({
      attempts: 4,
      best: 1,
      last: { at: 40, score: 1, seed: 4 },
      firstFullMarksAt: 20,
    });
  });

  it('says nothing of full marks before they are reached', () => {
    expect(withAttempt(EMPTY, attempt(0.99, 10)).exercises[exerciseId]).toEqual({
      attempts: 1,
      best: 0.99,
      last: { at: 10, score: 0.99, seed: 1 },
    });
  });

  it('takes the attempt made last as the last one, though the clock was set back', () => {
    const record = withAttempt(withAttempt(EMPTY, attempt(1, 100)), attempt(0, 5, 9));
    expect(record.exercises[exerciseId]!.last).toEqual({ at: 101, score: 0, seed: 9 });
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses a score of %d and names the exercise', (score) => {
    expect(() => withAttempt(EMPTY, attempt(score, 1))).toThrow(/handshake\/a is .*from 0 to 1/);
  });

  it('leaves the record it was given as it was', () => {
    const before = structuredClone(withAttempt(EMPTY, attempt(0, 1)));
    const given = structuredClone(before);
    withAttempt(given, attempt(1, 2));
    expect(given).toEqual(before);
  });
});

describe('withDraft', () => {
  it('keeps what was typed last, until it is cleared', () => {
    const change = (answer: string | null, at: number) => ({ exerciseId, seed: 4, answer, at });
    const typed = withDraft(withDraft(EMPTY, change('1', 10)), change('10', 10));
    expect(draftOf(typed, exerciseId)).toEqual({ seed: 4, answer: '10', at: 11 });
    expect(draftOf(withDraft(typed, change(null, 3)), exerciseId)).toBeNull();
    expect(draftOf(typed, 'handshake/b')).toBeNull();
  });
});

describe('a reset', () => {
  it('forgets everything, and undone brings it back beside what was done since', () => {
    const before = withAttempt(EMPTY, attempt(1, 10));
    const reset = withReset(before);
    expect(reset).toEqual({ ...EMPTY, epoch: 1 });
    const since = withLessonDone(reset, { lessonId: 'close/a', at: 20 });
    expect(withReturn(since, before)).toEqual({
      ...before,
      epoch: 2,
      lessons: { 'close/a': { completedAt: 20, changedAt: 20 } },
    });
  });
});

describe('lessonStanding', () => {
  const lessonId = 'handshake/lesson';
  const ids = [exerciseId, 'handshake/b'];
  const half = withAttempt(EMPTY, attempt(1, 10));
  const all = withAttempt(half, { ...attempt(1, 20), exerciseId: 'handshake/b' });
  const standing = (record: typeof EMPTY) => lessonStanding(record, lessonId, ids);

  it('counts the exercises with full marks', () => {
    expect(standing(EMPTY)).toEqual({ done: false, full: 0, total: 2 });
    expect(standing(half)).toEqual({ done: false, full: 1, total: 2 });
    expect(standing(withAttempt(half, { ...attempt(0.9, 20), exerciseId: 'handshake/b' }))).toEqual({
      done: false,
      full: 1,
      total: 2,
    });
  });

  it('is done by itself when every exercise has full marks', () => {
    expect(standing(all)).toEqual({ done: true, full: 2, total: 2 });
  });

  it('stays done when one of them is missed later, and counts that one no longer', () => {
    expect(standing(withAttempt(all, attempt(0.5, 30)))).toEqual({ done: true, full: 1, total: 2 });
  });

  it('is done when the learner says so, and no longer when they take it back', () => {
    const done = withLessonDone(EMPTY, { lessonId, at: 5 });
    expect(standing(done).done).toBe(true);
    expect(standing(withLessonUndone(done, { lessonId, at: 5 })).done).toBe(false);
    expect(standing(withLessonUndone(all, { lessonId, at: 30 })).done).toBe(false);
  });

  it('is done again by full marks that are newer than the mark taken back', () => {
    const undone = withLessonUndone(half, { lessonId, at: 15 });
    const later = withAttempt(undone, { ...attempt(1, 20), exerciseId: 'handshake/b' });
    expect(standing(later).done).toBe(true);
  });

  it('is not done by having no exercises', () => {
    expect(lessonStanding(EMPTY, lessonId, [])).toEqual({ done: false, full: 0, total: 0 });
  });
});
