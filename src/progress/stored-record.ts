import { type Action, entryOf, holds, withAction } from './actions.ts';
import { KEY } from './keys.ts';
import { merge, sameRecord } from './merge.ts';
import { readAction, readRecord } from './read-record.ts';
import { EMPTY, encode, isEmpty, type ProgressRecord } from './record.ts';
import type { SafeStorage } from './storage.ts';

/**
 * How often a change is written again where another tab wrote over it: enough for several tabs at once, and an end where
 * tabs of two versions of the site would never agree.
 */
const REWRITES = 4;

/** Why the record cannot be written. */
export type WriteObstacle = 'unavailable' | 'full' | 'newer-version';

/**
 * One page's record, kept in step with the stored one. It reads again before it writes and joins what it finds, so
 * that tabs agree; it never overwrites a text it could not read before a copy of that text is safe.
 */
export class StoredRecord {
  /** What this page knows; ahead of the stored record while something keeps it from being written. */
  record: ProgressRecord = EMPTY;
  obstacle: WriteObstacle | null = null;
  readonly #storage: SafeStorage;
  readonly #now: () => number;
  /** The stored text as it was last read or written; undefined before the first reading. */
  #lastText: string | null | undefined;
  /** True while `record` holds what the storage refused to take. */
  #unwritten = false;
  /** How often this page's own last change may still be written again. */
  #rewrites = 0;

  /** Keys of the notes that are in `record`; they are removed once it is written. */
  readonly #noted = new Set<string>();

  constructor(storage: SafeStorage, now: () => number) {
    this.#storage = storage;
    this.#now = now;
  }

  /** The text of a newer version's record, which this code leaves alone; else null. */
  get untouched(): string | null {
    return this.obstacle === 'newer-version' ? (this.#lastText ?? null) : null;
  }

  /** Takes in what is stored. */
  read(): void {
    const got = this.#storage.get(KEY);
    if (!got.ok) {
      this.obstacle = 'unavailable';
      this.#lastText = undefined;
    } else if (got.text !== this.#lastText) {
      if (this.obstacle !== 'full') this.obstacle = null;
      this.#lastText = got.text;
      if (got.text !== null) this.#takeIn(got.text);
      // The learner cleared the browser's data: nothing of it may come back. What never was stored stays.
      else if (!this.#unwritten) this.record = EMPTY;
    }
    this.#takeNotes();
  }

  /** Makes one change to the newest record and writes it. */
  change(make: (record: ProgressRecord) => ProgressRecord): void {
    this.read();
    this.record = make(this.record);
    this.#rewrites = REWRITES;
    this.#write();
  }

  /**
   * Reads what another tab wrote. If both wrote at the same instant, so that this page's change is missing from it, the
   * change is written again.
   */
  readChanged(): void {
    this.read();
    if (this.#rewrites === 0 || this.#lastText === undefined || this.#lastText === null) return;
    if (this.obstacle !== null || this.#lastText === encode(this.record)) return;
    this.#rewrites -= 1;
    this.#write();
  }

  /** Writes what could not be written before, if there is anything. */
  catchUp(): void {
    this.read();
    if (this.#unwritten) this.#write();
  }

  #takeIn(text: string): void {
    const reading = readRecord(text);
    if (reading.kind === 'newer') {
      this.obstacle = 'newer-version';
      return;
    }
    if (reading.kind !== 'foreign') {
      const joined = merge(this.record, reading.record);
      if (!sameRecord(joined, this.record)) this.record = joined;
    }
    if (reading.kind !== 'sound') this.#replace(text);
  }

  /**
   * Adds the actions that pages noted before this code was loaded, in the order they were made. A page may have stored
   * some of them and ended before it removed the notes, the oldest first: one that a later note's stored action follows
   * is stored too.
   */
  #takeNotes(): void {
    const notes: { readonly key: string; readonly action: Action }[] = [];
    for (const { key, text } of this.#storage.waiting()) {
      if (this.#noted.has(key)) continue;
      const action = readAction(text);
      if (action !== null) {
        notes.push({ key, action });
      } else if (this.#storage.setAside(text, this.#now()) === 'ok') {
        this.#storage.remove(key);
      }
    }
    if (notes.length === 0) return;
    notes.sort((a, b) => a.action.at - b.action.at);
    for (const [i, { key, action }] of notes.entries()) {
      const isStored = notes
        .slice(i)
        .some((other) => entryOf(other.action) === entryOf(action) && holds(this.record, other.action));
      if (!isStored) this.record = withAction(this.record, action);
      this.#noted.add(key);
    }
    this.#rewrites = REWRITES;
    this.#write();
  }

  /** Sets a text aside that could not be read whole, then puts in its place what could be. */
  #replace(text: string): void {
    const put = this.#storage.setAside(text, this.#now());
    if (put !== 'ok') {
      this.obstacle = put;
      // Without a copy the text stays where it is; the next reading tries again.
      this.#lastText = undefined;
      this.#unwritten = true;
    } else if (isEmpty(this.record) && this.record.epoch === 0) {
      this.#storage.remove(KEY);
      this.#lastText = null;
    } else {
      this.#write();
    }
  }

  #write(): void {
    if (this.obstacle === 'newer-version' || this.#lastText === undefined) {
      this.#unwritten = true;
      return;
    }
    const text = encode(this.record);
    const put = this.#storage.put(KEY, text);
    this.#unwritten = put !== 'ok';
    this.obstacle = put === 'ok' ? null : put;
    if (put !== 'ok') return;
    this.#lastText = text;
    for (const key of this.#noted) this.#storage.remove(key);
    this.#noted.clear();
  }
}
