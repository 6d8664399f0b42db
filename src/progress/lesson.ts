import type { Draft, ProgressRecord } from './record.ts';
import { tallyOf } from './sets.ts';

/** How far a learner is with one lesson. */
export interface LessonStanding {
  readonly done: boolean;
  /** Exercises of the lesson that were fully right the last time, and all of them. */
  readonly full: number;
  readonly total: number;
}

/**
 * Tells how far a lesson is done. It is done when the learner says so, or when every exercise of it had full marks once:
 * what is missed later is to be retried, but the lesson stays done. A mark that was taken back comes again only with full
 * marks that are newer.
 */
export function lessonStanding(
  record: ProgressRecord,
  lessonId: string,
  exerciseIds: readonly string[],
): LessonStanding {
  const said = record.lessons[lessonId];
  const firsts = exerciseIds
    .map((id) => record.exercises[id])
    .filter((exercise) => exercise?.best === 1)
    .map((exercise) => exercise?.firstFullMarksAt ?? 0);
  const all = exerciseIds.length > 0 && firsts.length === exerciseIds.length;
  const earned = all && (said === undefined || Math.max(...firsts) > said.changedAt);
  const { full, total } = tallyOf(record, exerciseIds);
  return { done: earned || (said !== undefined && said.completedAt !== null), full, total };
}

/** Finds what was entered into an exercise and not cleared since; the caller still has to check its answer. */
export function draftOf(record: ProgressRecord, exerciseId: string): Draft | null {
  const draft = record.drafts[exerciseId];
  return draft === undefined || draft.answer === null ? null : draft;
}
