import { atom, onMount, type ReadableAtom } from 'nanostores';
import { DRILL } from '../keys.ts';
import { type Put, SafeStorage } from '../storage.ts';
import type { BrowserAccess } from '../store.ts';
import { type Drill, readDrill } from './stored-drill.ts';

/** The drill of this browser, and how it is changed. */
interface DrillStore {
  /** The drill as it is stored; null when there is none. */
  readonly $drill: ReadableAtom<Drill | null>;
  /**
   * Makes one change to the newest drill and stores it; null takes it away. Tells whether it was stored: what is not
   * stored is not so, since the next page could not know of it.
   */
  readonly changeDrill: (make: (drill: Drill | null) => Drill | null) => Put;
}

/** Makes the store over one storage. Every change reads again first, so that tabs go the same way. */
export function createDrill(access: Pick<BrowserAccess, 'open' | 'listen'>): DrillStore {
  const storage = new SafeStorage(access.open);
  const $drill = atom<Drill | null>(null);
  let seen: string | null = null;

  const read = (): void => {
    const got = storage.get(DRILL);
    const text = got.ok ? got.text : null;
    if (text === seen) return;
    seen = text;
    $drill.set(readDrill(text));
  };
  const write = (drill: Drill | null): Put => {
    if (drill === null) {
      storage.remove(DRILL);
      return 'ok';
    }
    return storage.put(DRILL, JSON.stringify(drill));
  };

  onMount($drill, () => {
    read();
    return access.listen(read);
  });

  return {
    $drill,
    changeDrill: (make) => {
      read();
      const before = $drill.get();
      const after = make(before);
      if (after === before) return 'ok';
      const put = write(after);
      read();
      return put;
    },
  };
}
