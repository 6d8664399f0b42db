import { atom, onMount, type ReadableAtom } from 'nanostores';
import {
  type Action,
  type Attempt,
  type DraftChange,
  type LessonChange,
  withAction,
  withReset,
  withReturn,
} from './actions.ts';
import { DRILL, KEY } from './keys.ts';
import { merge } from './merge.ts';
import { EMPTY, encode, type ProgressRecord } from './record.ts';
import { SafeStorage, type SetAside, type WebStorage } from './storage.ts';
import { StoredRecord, type WriteObstacle } from './stored-record.ts';
import { type Imported, importInto } from './transfer.ts';

// Why not @nanostores/persistent: its atom parses and writes through plain property access on the storage, so a
// corrupt text throws on the first read, a full storage throws out of `set`, and the last tab to write wins. Reading
// again before each write, joining, and setting aside are the larger part of this folder; a plain atom holds the rest.

/** What the learner has to know about the place their progress is kept in. */
export type StorageStatus = 'ok' | 'corrupt-set-aside' | WriteObstacle;

/** What the stores need from outside: storage, other tabs, the clock. */
export interface BrowserAccess {
  /** Opens local storage; may throw or give null. */
  readonly open: () => WebStorage | null;
  /** ms since 1970; only names what is set aside. */
  readonly now: () => number;
  /** Calls back when another tab wrote or the page is shown again; returns a function that ends that. */
  readonly listen: (changed: () => void) => () => void;
}

/** The stores of one page and what can be done to them. */
export interface Progress {
  readonly $progress: ReadableAtom<ProgressRecord>;
  readonly $storageStatus: ReadableAtom<StorageStatus>;
  readonly perform: (action: Action) => void;
  readonly recordAttempt: (attempt: Attempt) => void;
  readonly completeLesson: (change: LessonChange) => void;
  readonly uncompleteLesson: (change: LessonChange) => void;
  readonly saveDraft: (change: DraftChange) => void;
  readonly clearDraft: (change: Omit<DraftChange, 'answer'>) => void;
  /**
   * Forgets everything, a drill too, in every tab; returns a function that undoes it, or null where what is stored cannot
   * be changed: then nothing is forgotten.
   */
  readonly resetProgress: () => (() => void) | null;
  /** Writes the record as JSON; a record of a newer version as it stands in the storage. */
  readonly exportProgress: () => string;
  readonly importProgress: (text: string) => Imported;
  /** Lists what could not be read and was set aside, newest first. */
  readonly listSetAside: () => readonly SetAside[];
  /** Deletes one set-aside text for good, and uses the room for what could not be stored before. */
  readonly discardSetAside: (setAside: SetAside) => void;
  /** Notes that the learner was told about what is set aside now. */
  readonly acknowledgeSetAside: () => void;
}

/** Makes the stores over one storage. The first listener or action reads it. */
export function createProgress(access: BrowserAccess): Progress {
  const storage = new SafeStorage(access.open);
  const stored = new StoredRecord(storage, access.now);
  const $progress = atom<ProgressRecord>(EMPTY);
  const $storageStatus = atom<StorageStatus>('ok');

  const publish = (): void => {
    $storageStatus.set(stored.obstacle ?? (storage.hasUnseen() ? 'corrupt-set-aside' : 'ok'));
    $progress.set(stored.record);
  };
  const change = (make: (record: ProgressRecord) => ProgressRecord): void => {
    stored.change(make);
    publish();
  };

  const perform = (action: Action): void => change((record) => withAction(record, action));

  onMount($progress, () => {
    stored.read();
    publish();
    return access.listen(() => {
      stored.readChanged();
      publish();
    });
  });
  onMount($storageStatus, () => $progress.listen(() => undefined));

  return {
    $progress,
    $storageStatus,
    perform,
    recordAttempt: (attempt) => perform({ what: 'attempt', ...attempt }),
    completeLesson: (lesson) => perform({ what: 'done', ...lesson }),
    uncompleteLesson: (lesson) => perform({ what: 'undone', ...lesson }),
    saveDraft: (draft) => perform({ what: 'draft', ...draft }),
    clearDraft: (draft) => perform({ what: 'draft', ...draft, answer: null }),
    resetProgress: () => reset(storage, stored, change),
    exportProgress: () => {
      stored.read();
      publish();
      return stored.untouched ?? `${encode(stored.record, 2)}\n`;
    },
    importProgress: (text) => {
      stored.read();
      const { record, imported } = importInto(stored.record, text);
      if (!imported.ok) return imported;
      change((now) => merge(now, record));
      return { ...imported, stored: stored.obstacle === null };
    },
    listSetAside: () => storage.setAsides(),
    discardSetAside: ({ key }) => {
      storage.remove(key);
      stored.catchUp();
      publish();
    },
    acknowledgeSetAside: () => {
      storage.acknowledge();
      publish();
    },
  };
}

/** Forgets the record and the drill; returns a function that undoes it, null where the stored record stays. */
function reset(
  storage: SafeStorage,
  stored: StoredRecord,
  change: (make: (record: ProgressRecord) => ProgressRecord) => void,
): (() => void) | null {
  let before = EMPTY;
  change((record) => {
    before = record;
    return withReset(record);
  });
  const bringBack = (): void => change((record) => withReturn(record, before));
  const kept = storage.get(KEY);
  if (stored.obstacle !== null && kept.ok && kept.text !== null) {
    bringBack();
    return null;
  }
  const drill = storage.get(DRILL);
  storage.remove(DRILL);
  return () => {
    if (drill.ok && drill.text !== null) storage.put(DRILL, drill.text);
    bringBack();
  };
}
