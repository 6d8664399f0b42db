import { KEY, WAITING } from './keys.ts';

/**
 * Keys of what could not be read and was set aside: this, then the time in ms since 1970. A later one has a greater time,
 * even where the clock was set back in between.
 */
const SET_ASIDE = `${KEY}.set-aside.`;

/** Where it is noted which of them the learner was told about: the time of the newest one. */
const SET_ASIDE_SEEN = `${KEY}.set-aside-seen`;

/** How many set-aside texts are kept; an older one makes room for a newer one. */
const SET_ASIDE_KEPT = 3;

/** What the record needs of local storage. */
export type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** What came of a read: `text` is null when there is no such key. */
export type Got = { readonly ok: true; readonly text: string | null } | { readonly ok: false };

/** What came of a write. */
export type Put = 'ok' | 'full' | 'unavailable';

/** A text under a key of its own. */
export interface Note {
  readonly key: string;
  readonly text: string;
}

/** A text that could not be read as progress, and was put out of the way. */
export interface SetAside extends Note {
  /** ms since 1970. */
  readonly at: number;
}

/**
 * Local storage that never throws. Browsers throw when it is read (forbidden by the learner's settings or in a
 * sandboxed frame), throw when it is written (full), or have none at all (null).
 */
export class SafeStorage {
  readonly #open: () => WebStorage | null;

  constructor(open: () => WebStorage | null) {
    this.#open = open;
  }

  get(key: string): Got {
    try {
      const storage = this.#open();
      return storage === null ? { ok: false } : { ok: true, text: storage.getItem(key) };
    } catch {
      return { ok: false };
    }
  }

  put(key: string, text: string): Put {
    try {
      const storage = this.#open();
      if (storage === null) return 'unavailable';
      storage.setItem(key, text);
      return 'ok';
    } catch (error) {
      return isQuota(error) ? 'full' : 'unavailable';
    }
  }

  remove(key: string): void {
    try {
      this.#open()?.removeItem(key);
    } catch {
      // Nothing can be removed where nothing can be reached.
    }
  }

  /** Lists what was set aside, newest first. */
  setAsides(): readonly SetAside[] {
    return this.#list(SET_ASIDE)
      .filter(({ key }) => /^\d{1,15}$/u.test(key.slice(SET_ASIDE.length)))
      .map((note) => ({ ...note, at: Number(note.key.slice(SET_ASIDE.length)) }))
      .sort((a, b) => b.at - a.at);
  }

  #list(prefix: string): readonly Note[] {
    try {
      const storage = this.#open();
      const keys = Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? '');
      return keys
        .filter((key) => key.startsWith(prefix))
        .map((key) => ({ key, text: storage?.getItem(key) ?? '' }));
    } catch {
      return [];
    }
  }

  /** Keeps a text under a key of its own, unless the same text is there already. */
  setAside(text: string, at: number): Put {
    const kept = this.setAsides();
    if (kept.some((other) => other.text === text)) return 'ok';
    const time = Math.max(Math.trunc(at), this.#seenUntil() + 1, (kept[0]?.at ?? -1) + 1);
    const put = this.put(SET_ASIDE + time, text);
    if (put === 'ok') for (const { key } of kept.slice(SET_ASIDE_KEPT - 1)) this.remove(key);
    return put;
  }

  /** Lists the notes of what was done on a page before progress was loaded there. */
  waiting(): readonly Note[] {
    return this.#list(WAITING);
  }

  /** Tells whether something was set aside that the learner was not told about. */
  hasUnseen(): boolean {
    const until = this.#seenUntil();
    return this.setAsides().some(({ at }) => at > until);
  }

  #seenUntil(): number {
    const seen = this.get(SET_ASIDE_SEEN);
    return seen.ok && /^\d{1,15}$/u.test(seen.text ?? '') ? Number(seen.text) : -1;
  }

  /** Notes that the learner was told about all that is set aside now. */
  acknowledge(): void {
    const newest = this.setAsides()[0];
    if (newest !== undefined) this.put(SET_ASIDE_SEEN, String(newest.at));
  }
}

function isQuota(error: unknown): boolean {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED';
}
