import { KEY } from './keys.ts';
import { type BrowserAccess, createProgress } from './store.ts';

const browser: BrowserAccess = {
  open: () => window.localStorage,
  now: Date.now,
  listen: (changed) => {
    const stored = (event: StorageEvent): void => {
      // A key of null: another tab, or the learner, cleared everything.
      if (event.key === null || event.key.startsWith(KEY)) changed();
    };
    // A page that comes back from the browser's back-forward cache got no storage events while it was there.
    const shown = (event: PageTransitionEvent): void => {
      if (event.persisted) changed();
    };
    window.addEventListener('storage', stored);
    window.addEventListener('pageshow', shown);
    return () => {
      window.removeEventListener('storage', stored);
      window.removeEventListener('pageshow', shown);
    };
  },
};

/** While pages are built there is no learner: an empty storage, so that nothing is reported as missing. */
const server: BrowserAccess = {
  open: () => ({ length: 0, key: () => null, getItem: () => null, setItem: () => {}, removeItem: () => {} }),
  now: () => 0,
  listen: () => () => {},
};

/** What the stores use of this page and its browser. */
export const access: BrowserAccess = typeof window === 'undefined' ? server : browser;

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
} = createProgress(access);
