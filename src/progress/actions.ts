import { merge } from './merge.ts';
import { EMPTY, type ExerciseProgress, type Json, LATEST, MOST, type ProgressRecord } from './record.ts';

/** One graded attempt, as the exercise reports it. */
export interface Attempt {
  readonly exerciseId: string;
  /** From 0 to 1; 1 is full marks. */
  readonly score: number;
  readonly seed: number;
  /** ms since 1970. */
  readonly at: number;
}

/** An answer as far as it is typed. */
export interface DraftChange {
  readonly exerciseId: string;
  readonly seed: number;
  readonly answer: Json;
  /** ms since 1970. */
  readonly at: number;
}

/** A lesson marked as done, or the mark taken back. */
export interface LessonChange {
  readonly lessonId: string;
  /** ms since 1970. */
  readonly at: number;
}

// What a learner does last holds even when the machine's clock was set back in between, so no change gets an earlier
// time than the one it follows.
const after = (at: number, before: number | undefined): number =>
  before === undefined ? at : Math.min(LATEST, Math.max(at, before + 1));

/** Adds one attempt to a record. */
export function withAttempt(record: ProgressRecord, attempt: Attempt): ProgressRecord {
  const { exerciseId, score, seed, at } = attempt;
  if (!(score >= 0 && score <= 1)) {
    throw new RangeError(`The score of an attempt at ${exerciseId} is ${score}; it goes from 0 to 1.`);
  }
  const before: ExerciseProgress | undefined = record.exercises[exerciseId];
  const firstFullMarksAt = before?.firstFullMarksAt ?? (score === 1 ? at : undefined);
  const entry: ExerciseProgress = {
    attempts: Math.min(MOST, (before?.attempts ?? 0) + 1),
    best: Math.max(before?.best ?? 0, score),
    last: { at: after(at, before?.last.at), score, seed },
    ...(firstFullMarksAt !== undefined && { firstFullMarksAt }),
  };
  return { ...record, exercises: { ...record.exercises, [exerciseId]: entry } };
}

/** Marks a lesson as done. */
export function withLessonDone(record: ProgressRecord, { lessonId, at }: LessonChange): ProgressRecord {
  return withLesson(record, lessonId, at, true);
}

/** Takes the mark of a lesson back. */
export function withLessonUndone(record: ProgressRecord, { lessonId, at }: LessonChange): ProgressRecord {
  return withLesson(record, lessonId, at, false);
}

function withLesson(record: ProgressRecord, lessonId: string, at: number, done: boolean): ProgressRecord {
  const changedAt = after(at, record.lessons[lessonId]?.changedAt);
  const lesson = { completedAt: done ? at : null, changedAt };
  return { ...record, lessons: { ...record.lessons, [lessonId]: lesson } };
}

/** Keeps what was typed so far; an answer of null clears it. */
export function withDraft(record: ProgressRecord, change: DraftChange): ProgressRecord {
  const { exerciseId, seed, answer, at } = change;
  const draft = { seed, answer, at: after(at, record.drafts[exerciseId]?.at) };
  return { ...record, drafts: { ...record.drafts, [exerciseId]: draft } };
}

/** Begins anew in a greater epoch, so that no other tab brings the old entries back. */
export function withReset(record: ProgressRecord): ProgressRecord {
  return { ...EMPTY, epoch: record.epoch + 1 };
}

/** Undoes a reset: what was there before comes back beside what was done since, in a greater epoch again. */
export function withReturn(record: ProgressRecord, before: ProgressRecord): ProgressRecord {
  return { ...merge(record, { ...before, epoch: record.epoch }), epoch: record.epoch + 1 };
}

/** One thing a learner did, as data, so that a page can note it before the rest of progress is loaded. */
export type Action =
  | ({ readonly what: 'attempt' } & Attempt)
  /** An answer of null clears the draft. */
  | ({ readonly what: 'draft' } & DraftChange)
  | ({ readonly what: 'done' | 'undone' } & LessonChange);

/** Makes the change an action stands for. */
export function withAction(record: ProgressRecord, action: Action): ProgressRecord {
  switch (action.what) {
    case 'attempt':
      return withAttempt(record, action);
    case 'draft':
      return withDraft(record, action);
    case 'done':
      return withLessonDone(record, action);
    case 'undone':
      return withLessonUndone(record, action);
  }
}

/** Names the entry of the record an action changes. */
export function entryOf(action: Action): string {
  switch (action.what) {
    case 'attempt':
    case 'draft':
      return `${action.what} ${action.exerciseId}`;
    case 'done':
    case 'undone':
      return `lesson ${action.lessonId}`;
  }
}

/** Tells whether a record holds an action already: two tabs may find the same note and both take it in. */
export function holds(record: ProgressRecord, action: Action): boolean {
  switch (action.what) {
    case 'attempt': {
      const last = record.exercises[action.exerciseId]?.last;
      return last?.at === action.at && last.seed === action.seed;
    }
    case 'draft':
      return record.drafts[action.exerciseId]?.at === action.at;
    case 'done':
    case 'undone':
      return record.lessons[action.lessonId]?.changedAt === action.at;
  }
}
