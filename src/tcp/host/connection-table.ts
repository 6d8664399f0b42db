/** The connections of a host, found by their 4-tuple. */
import type { Entry } from './entry.ts';

/** How many buckets an empty table has: a power of two. */
const BUCKETS = 8;

/**
 * A hash table with a chain in each bucket, as Linux keeps its connections. One that goes leaves nothing behind: tens of
 * thousands may come and go in a run, and a `Map` writes itself anew after every few of them.
 */
export class ConnectionTable {
  #buckets: (Entry | null)[] = new Array<Entry | null>(BUCKETS).fill(null);
  #size = 0;

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  /** Returns the connection with a key, null when there is none. */
  get(key: number): Entry | null {
    let entry = this.#buckets[this.#bucketOf(key)] ?? null;
    while (entry !== null && entry.key !== key) entry = entry.next;
    return entry;
  }

  /** Puts a connection in; one with its key must have gone before. */
  add(entry: Entry): void {
    if (this.#size === this.#buckets.length) this.#grow();
    this.#size += 1;
    this.#chain(entry);
  }

  /** Takes a connection out. Returns whether it was in. */
  remove(entry: Entry): boolean {
    const bucket = this.#bucketOf(entry.key);
    let before: Entry | null = null;
    let at = this.#buckets[bucket] ?? null;
    while (at !== null && at !== entry) {
      before = at;
      at = at.next;
    }
    if (at === null) return false;
    if (before === null) this.#buckets[bucket] = entry.next;
    else before.next = entry.next;
    entry.next = null;
    this.#size -= 1;
    return true;
  }

  /** Walks over all connections, in no order. */
  *[Symbol.iterator](): Generator<Entry> {
    for (const first of this.#buckets) {
      for (let entry = first; entry !== null; entry = entry.next) yield entry;
    }
  }

  #bucketOf(key: number): number {
    return (key ^ (key >>> 16)) & (this.#buckets.length - 1);
  }

  #chain(entry: Entry): void {
    const bucket = this.#bucketOf(entry.key);
    entry.next = this.#buckets[bucket] ?? null;
    this.#buckets[bucket] = entry;
  }

  #grow(): void {
    const entries = [...this];
    this.#buckets = new Array<Entry | null>(2 * this.#buckets.length).fill(null);
    for (const entry of entries) this.#chain(entry);
  }
}
