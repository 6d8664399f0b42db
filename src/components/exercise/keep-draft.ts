import { saveDraft } from '../../progress/lazy.ts';
import { encodeKept, type Kept } from './draft.ts';

/** How long after the last keystroke a draft is written, ms. */
const PAUSE = 300;

/** Writes drafts of one exercise a moment after the last change, and at once when the page is left. */
export interface DraftKeeper {
  readonly keep: (kept: Kept) => void;
  /** Writes what waits and stops listening. */
  readonly stop: () => void;
}

/** Makes the keeper of one exercise's drafts. */
export function keepDrafts(exerciseId: string): DraftKeeper {
  let waiting: Kept | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    if (!waiting) return;
    const kept = waiting;
    waiting = null;
    saveDraft({ exerciseId, seed: kept.sheet.seed, answer: encodeKept(kept), at: Date.now() });
  };
  const hidden = () => document.visibilityState === 'hidden' && flush();
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', hidden);
  return {
    keep: (kept) => {
      waiting = kept;
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE);
    },
    stop: () => {
      flush();
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', hidden);
    },
  };
}
