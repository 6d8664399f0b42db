/**
 * What a page loads first of progress. `index.ts` comes by `import()`: at once when the browser keeps something of the
 * learner, else at the first action, here or in another tab. An action before that is noted in local storage, so it
 * holds even when the page is left at once; the stored record takes the notes in.
 */
import type { Action, Attempt, DraftChange, LessonChange } from './actions.ts';
import { KEY, WAITING } from './keys.ts';
import type { Draft } from './record.ts';

/** Everything `index.ts` exports. */
type ProgressModule = typeof import('./index.ts');

let progress: ProgressModule | null = null;
let coming: Promise<ProgressModule> | null = null;
/** Actions that could not be noted in storage. */
const unwritten: Action[] = [];
let want: () => void;
const wanted = new Promise<void>((resolve) => {
  want = resolve;
});

/** Loads `index.ts`, once; a load that failed is tried again the next time. */
export function loadProgress(): Promise<ProgressModule> {
  if (coming !== null) return coming;
  want();
  const load = import('./index.ts').then(start);
  coming = load;
  load.catch(() => {
    coming = null;
  });
  return load;
}

/**
 * Calls back as soon as progress is loaded or about to be, to load what shows it on this page. A failure leaves the page
 * as it was served.
 */
export function showProgress(view: () => Promise<unknown>): void {
  wanted.then(view).catch(() => undefined);
  const look = (): void => {
    if (isAnythingKept()) loadProgress().catch(() => undefined);
  };
  look();
  // As long as nothing is kept there is nothing to show: an action in another tab, or one done before the browser brought
  // this page back from its memory, changes that.
  window.addEventListener('storage', look);
  window.addEventListener('pageshow', look);
}

/** Adds one graded attempt. */
export function recordAttempt(attempt: Attempt): void {
  perform({ what: 'attempt', ...attempt });
}

/** Keeps what was typed so far. */
export function saveDraft(draft: DraftChange): void {
  perform({ what: 'draft', ...draft });
}

/** Marks a lesson as done. */
export function completeLesson(lesson: LessonChange): void {
  perform({ what: 'done', ...lesson });
}

/** Takes the mark of a lesson back. */
export function uncompleteLesson(lesson: LessonChange): void {
  perform({ what: 'undone', ...lesson });
}

/** Finds what was typed into an exercise before; null too when progress cannot be loaded. */
export async function findDraft(exerciseId: string): Promise<Draft | null> {
  if (progress === null && !isAnythingKept()) return null;
  try {
    const { $progress, draftOf } = await loadProgress();
    return draftOf($progress.get(), exerciseId);
  } catch {
    return null;
  }
}

/** Tells whether storage holds anything of ours; also true where it cannot be read, which the learner must be told. */
function isAnythingKept(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(KEY));
  } catch {
    return true;
  }
}

function perform(action: Action): void {
  if (progress !== null) {
    progress.perform(action);
    return;
  }
  if (!note(action)) unwritten.push(action);
  loadProgress().catch(() => undefined);
}

function note(action: Action): boolean {
  try {
    localStorage.setItem(`${WAITING}${action.at}.${Math.random()}`, JSON.stringify(action));
    return true;
  } catch {
    return false;
  }
}

/** The first listener makes the store read what is stored and noted, and follow other tabs from then on. */
function start(loaded: ProgressModule): ProgressModule {
  progress = loaded;
  progress.$progress.listen(() => undefined);
  for (const action of unwritten.splice(0)) progress.perform(action);
  return progress;
}
