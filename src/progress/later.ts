/**
 * The thin edge of this room, for what a page loads first. The room itself comes by `import()`: at once when the
 * browser keeps something of the learner, else at the first deed, here or in another tab. What is done before that is
 * noted in local storage, so it holds even when the page is left at once; the room takes the notes in.
 */
import type { Attempt, DraftChange, LessonChange } from './changes.ts';
import type { Deed } from './deeds.ts';
import { KEY, WAITING } from './keys.ts';
import type { Draft } from './record.ts';

/** Everything `index.ts` exports. */
export type ProgressRoom = typeof import('./index.ts');

let room: ProgressRoom | null = null;
let coming: Promise<ProgressRoom> | null = null;
/** Deeds the storage did not take. */
const unwritten: Deed[] = [];
let want: () => void;
const wanted = new Promise<void>((resolve) => {
  want = resolve;
});

/** Loads the room, once; a load that failed is tried again the next time. */
export function loadProgress(): Promise<ProgressRoom> {
  if (coming !== null) return coming;
  want();
  const load = import('./index.ts').then(enter);
  coming = load;
  load.catch(() => {
    coming = null;
  });
  return load;
}

/**
 * Calls back as soon as the room is wanted, to load what shows progress on this page. Without JavaScript modules or
 * network the page stays as it was served.
 */
export function showProgress(view: () => Promise<unknown>): void {
  wanted.then(view).catch(() => undefined);
  const look = (): void => {
    if (isAnythingKept()) loadProgress().catch(() => undefined);
  };
  look();
  // As long as nothing is kept there is nothing to show: a deed in another tab, or one done before the browser brought
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

/** Finds what was typed into an exercise before; null too when the room cannot be loaded. */
export async function findDraft(exerciseId: string): Promise<Draft | null> {
  if (room === null && !isAnythingKept()) return null;
  try {
    const { $progress, draftOf } = await loadProgress();
    return draftOf($progress.get(), exerciseId);
  } catch {
    return null;
  }
}

/** Tells whether storage holds anything of this room; also true where it cannot be read, which has to be told. */
function isAnythingKept(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(KEY));
  } catch {
    return true;
  }
}

function perform(deed: Deed): void {
  if (room !== null) {
    room.perform(deed);
    return;
  }
  if (!note(deed)) unwritten.push(deed);
  loadProgress().catch(() => undefined);
}

function note(deed: Deed): boolean {
  try {
    localStorage.setItem(`${WAITING}${deed.at}.${Math.random()}`, JSON.stringify(deed));
    return true;
  } catch {
    return false;
  }
}

/** The first listener makes the room read what is stored and noted, and hear of other tabs from then on. */
function enter(arrived: ProgressRoom): ProgressRoom {
  room = arrived;
  room.$progress.listen(() => undefined);
  for (const deed of unwritten.splice(0)) room.perform(deed);
  return room;
}
