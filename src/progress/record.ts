/** The version of the record this code reads and writes. Every change of its shape raises it and adds a migration. */
export const VERSION = 1;

/** The greatest count a record can hold: of attempts, of resets. */
export const MOST = 1e9;

/** The latest time a record can hold, ms since 1970: about the year 5138. */
export const LATEST = 1e14;

/** A value that survives `JSON.stringify` and `JSON.parse` unchanged. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** One graded attempt: `at` in milliseconds since 1970, `score` from 0 to 1. */
export interface LastAttempt {
  readonly at: number;
  readonly score: number;
  readonly seed: number;
}

/** What is kept of an exercise that was tried at least once. */
export interface ExerciseProgress {
  readonly attempts: number;
  /** Best score so far, 0 to 1; 1 is full marks. */
  readonly best: number;
  readonly last: LastAttempt;
  /** When full marks were first reached, ms since 1970. */
  readonly firstFullMarksAt?: number;
}

/** What the learner said of a lesson. `completedAt` is null once the mark was taken back. */
export interface LessonProgress {
  readonly completedAt: number | null;
  /** When the mark was last set or taken back, ms since 1970; the newest one counts. */
  readonly changedAt: number;
}

/** What was last entered into an exercise, graded or not. `answer` is null once the draft was cleared. */
export interface Draft {
  readonly seed: number;
  readonly answer: Json;
  /** ms since 1970; the newest one counts. */
  readonly at: number;
}

/** Everything the site knows about a learner: one record, kept in this browser only. */
export interface ProgressRecord {
  readonly version: typeof VERSION;
  /** Counts resets and their undoing: of two records the one with the greater epoch holds. */
  readonly epoch: number;
  readonly exercises: { readonly [exerciseId: string]: ExerciseProgress };
  readonly lessons: { readonly [lessonId: string]: LessonProgress };
  readonly drafts: { readonly [exerciseId: string]: Draft };
}

/** The record of a learner who has done nothing yet. */
export const EMPTY: ProgressRecord = { version: VERSION, epoch: 0, exercises: {}, lessons: {}, drafts: {} };

/** Tells whether a record holds nothing at all. */
export function isEmpty(record: ProgressRecord): boolean {
  return [record.exercises, record.lessons, record.drafts].every((part) => Object.keys(part).length === 0);
}

/** Writes a record as JSON with its ids in order, so that equal records give equal text. */
export function encode(record: ProgressRecord, indent?: number): string {
  const { version, epoch, exercises, lessons, drafts } = record;
  return JSON.stringify(
    { version, epoch, exercises: sorted(exercises), lessons: sorted(lessons), drafts: sorted(drafts) },
    undefined,
    indent,
  );
}

function sorted<T>(part: { readonly [id: string]: T }): { [id: string]: T } {
  return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
}
