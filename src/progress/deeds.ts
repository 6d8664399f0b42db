import {
  type Attempt,
  type DraftChange,
  type LessonChange,
  withAttempt,
  withDraft,
  withLessonDone,
  withLessonUndone,
} from './changes.ts';
import type { ProgressRecord } from './record.ts';

/** One thing a learner did, as data: what a page can note down before this room has come to it. */
export type Deed =
  | ({ readonly what: 'attempt' } & Attempt)
  /** An answer of null clears the draft. */
  | ({ readonly what: 'draft' } & DraftChange)
  | ({ readonly what: 'done' | 'undone' } & LessonChange);

/** Makes the change a deed stands for. */
export function withDeed(record: ProgressRecord, deed: Deed): ProgressRecord {
  switch (deed.what) {
    case 'attempt':
      return withAttempt(record, deed);
    case 'draft':
      return withDraft(record, deed);
    case 'done':
      return withLessonDone(record, deed);
    case 'undone':
      return withLessonUndone(record, deed);
  }
}

/** Tells whether a record holds a deed already: two tabs may find the same note and both take it in. */
export function holds(record: ProgressRecord, deed: Deed): boolean {
  switch (deed.what) {
    case 'attempt': {
      const last = record.exercises[deed.exerciseId]?.last;
      return last?.at === deed.at && last.seed === deed.seed;
    }
    case 'draft':
      return record.drafts[deed.exerciseId]?.at === deed.at;
    case 'done':
    case 'undone':
      return record.lessons[deed.lessonId]?.changedAt === deed.at;
  }
}
