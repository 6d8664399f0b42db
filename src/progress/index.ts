/**
 * What the learner has done, kept in this browser: stores, actions, and the pure functions that read a record.
 * Pages load this room after their first paint: what they need before that goes through `later.ts`.
 */
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
export type { Attempt, DraftChange, LessonChange } from './changes.ts';
export type { Deed } from './deeds.ts';
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
export { type ExerciseSet, missesOf, STANDINGS, type Standing, standingOf } from './sets.ts';
export type { SetAside } from './storage.ts';
export type { StorageStatus } from './store.ts';
export type { Imported } from './transfer.ts';
