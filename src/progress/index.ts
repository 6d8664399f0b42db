/**
 * What the learner has done, kept in this browser: stores, actions, and the pure functions that read a record.
 * Pages load this after their first paint: what they need before that goes through `lazy.ts`.
 */

export type { Action, Attempt, DraftChange, LessonChange } from './actions.ts';
export {
  $progress,
  $storageStatus,
  acknowledgeSetAside,
  clearDraft,
  completeLesson,
  discardSetAside,
  exportProgress,
  importProgress,
  listSetAside,
  perform,
  recordAttempt,
  resetProgress,
  saveDraft,
  uncompleteLesson,
} from './browser.ts';
export { draftOf, type LessonStanding, lessonStanding } from './lesson.ts';
export {
  type Draft,
  EMPTY,
  type ExerciseProgress,
  isEmpty,
  type Json,
  type LessonProgress,
  type ProgressRecord,
} from './record.ts';
export {
  type ExerciseSet,
  missesOf,
  STANDINGS,
  type Standing,
  standingOf,
  type Tally,
  tallyOf,
} from './sets.ts';
export type { SetAside } from './storage.ts';
export type { StorageStatus } from './store.ts';
export type { Imported } from './transfer.ts';
