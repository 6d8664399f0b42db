import { edge } from './edge.ts';
import { createProgress } from './store.ts';

/** The stores of this page and their actions. */
export const {
  $progress,
  $storageStatus,
  perform,
  recordAttempt,
  completeLesson,
  discardSetAside,
  uncompleteLesson,
  saveDraft,
  clearDraft,
  resetProgress,
  exportProgress,
  importProgress,
  listSetAside,
  acknowledgeSetAside,
} = createProgress(edge);
