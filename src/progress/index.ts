/**
 * What the learner has done, kept in this browser: stores, actions, and the pure functions that read a record.
 * In a component: `useStore($progress, { ssr: 'initial' })`, so that hydration begins with what the server rendered.
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
  recordAttempt,
  resetProgress,
  saveDraft,
  uncompleteLesson,
} from './browser.ts';
export type { Attempt, DraftChange, LessonChange } from './changes.ts';
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
export type { SetAside } from './storage.ts';
export type { StorageStatus } from './store.ts';
export type { Imported } from './transfer.ts';
