import { type Deed, holds, withDeed } from './deeds.ts';
import { KEY } from './keys.ts';
import { merge, sameRecord } from './merge.ts';
import { readDeed, readRecord } from './reading.ts';
import { EMPTY, encode, isEmpty, type ProgressRecord } from './record.ts';
import type { SafeStorage } from './storage.ts';

/** What keeps the record from being written, if anything does. */
export type Obstacle = 'unavailable' | 'full' | 'newer-version';

/**
 * Keeps one page's record and the stored one in step. It reads again before it writes and joins what it finds, so
 * that tabs agree; it never overwrites a text it could not read before a copy of that text is safe.
 */
export class Keeper {
  /** What this page knows; ahead of the stored record while something keeps it from being written. */
  record: ProgressRecord = EMPTY;
  obstacle: Obstacle | null = null;
  readonly #storage: SafeStorage;
  readonly #now: () => number;
  /** The stored text as it was last taken in; undefined before the first look. */
  #seen: string | null | undefined;
  /** True while `record` holds what the storage refused to take. */
  #ahead = false;
  /** True after a change of this page's own, until another tab's write was checked against it. */
  #owed = false;

  /** Keys of the notes that are in `record`; they are removed once it is written. */
  readonly #noted = new Set<string>();

  constructor(storage: SafeStorage, now: () => number) {
    this.#storage = storage;
    this.#now = now;
  }

  /** The text of a newer version's record, which this code leaves alone; else null. */
  get untouched(): string | null {
    return this.obstacle === 'newer-version' ? (this.#seen ?? null) : null;
  }

  /** Takes in what is stored. */
  read(): void {
    const got = this.#storage.get(KEY);
    if (!got.ok) {
      this.obstacle = 'unavailable';
      this.#seen = undefined;
    } else if (got.text !== this.#seen) {
      if (this.obstacle !== 'full') this.obstacle = null;
      this.#seen = got.text;
      if (got.text !== null) this.#take(got.text);
      // The learner cleared the browser's data: nothing of it may come back. What never was stored stays.
      else if (!this.#ahead) this.record = EMPTY;
    }
    this.#takeNotes();
  }

  /** Makes one change to the newest record and writes it. */
  change(make: (record: ProgressRecord) => ProgressRecord): void {
    this.read();
    this.record = make(this.record);
    this.#owed = true;
    this.#write();
  }

  /**
   * Takes in what another tab wrote. Should the two have written at the same instant, so that this page's change is
   * missing from it, the change is written again: once, so that two tabs never answer each other without end.
   */
  hear(): void {
    this.read();
    if (!this.#owed || this.#seen === undefined || this.#seen === null) return;
    this.#owed = false;
    if (this.obstacle === null && this.#seen !== encode(this.record)) this.#write();
  }

  /** Writes what could not be written before, if there is anything. */
  catchUp(): void {
    this.read();
    if (this.#ahead) this.#write();
  }

  #take(text: string): void {
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

  /** Takes in what was done on pages this code had not come to yet, in the order it was done. */
  #takeNotes(): void {
    const deeds: Deed[] = [];
    for (const { key, text } of this.#storage.waiting()) {
      if (this.#noted.has(key)) continue;
      const deed = readDeed(text);
      if (deed !== null) {
        this.#noted.add(key);
        deeds.push(deed);
      } else if (this.#storage.setAside(text, this.#now()) === 'ok') {
        this.#storage.remove(key);
      }
    }
    if (deeds.length === 0) return;
    for (const deed of deeds.sort((a, b) => a.at - b.at)) {
      if (!holds(this.record, deed)) this.record = withDeed(this.record, deed);
    }
    this.#owed = true;
    this.#write();
  }

  /** Sets a text aside that could not be read whole, then puts in its place what could be. */
  #replace(text: string): void {
    const put = this.#storage.setAside(text, this.#now());
    if (put !== 'ok') {
      this.obstacle = put;
      // Without a copy the text stays where it is; the next look tries again.
      this.#seen = undefined;
      this.#ahead = true;
    } else if (isEmpty(this.record) && this.record.epoch === 0) {
      this.#storage.remove(KEY);
      this.#seen = null;
    } else {
      this.#write();
    }
  }

  #write(): void {
    if (this.obstacle === 'newer-version' || this.#seen === undefined) {
      this.#ahead = true;
      return;
    }
    const text = encode(this.record);
    const put = this.#storage.put(KEY, text);
    this.#ahead = put !== 'ok';
    this.obstacle = put === 'ok' ? null : put;
    if (put !== 'ok') return;
    this.#seen = text;
    for (const key of this.#noted) this.#storage.remove(key);
    this.#noted.clear();
  }
}
