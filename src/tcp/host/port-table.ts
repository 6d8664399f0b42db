interface Entry<Value> {
  readonly key: number;
  value: Value;
  next: Entry<Value> | null;
}

/**
 * Values by port, or by the key of two ports (see four-tuple.ts): a hash table with a chain in each bucket, used like a
 * `Map`. A `Map` scatters its keys, so that with thousands of connections most lookups miss the cache. Ports are mostly
 * picked one after another, and here they have buckets side by side. The table grows and never shrinks.
 */
export class PortTable<Value> {
  /** A power of two. */
  #buckets: (Entry<Value> | null)[] = [null, null, null, null];
  #size = 0;

  get(key: number): Value | undefined {
    return this.#find(key)?.value;
  }

  set(key: number, value: Value): void {
    const known = this.#find(key);
    if (known !== null) {
      known.value = value;
      return;
    }
    if (this.#size === this.#buckets.length) this.#grow();
    this.#size += 1;
    this.#chain({ key, value, next: null });
  }

  delete(key: number): void {
    const bucket = this.#bucketOf(key);
    let before: Entry<Value> | null = null;
    let entry = this.#buckets[bucket] ?? null;
    while (entry !== null && entry.key !== key) {
      before = entry;
      entry = entry.next;
    }
    if (entry === null) return;
    if (before === null) this.#buckets[bucket] = entry.next;
    else before.next = entry.next;
    this.#size -= 1;
  }

  /** All values, in no order. Nothing may be set while they are read. */
  *values(): Generator<Value> {
    for (const first of this.#buckets) {
      for (let entry = first; entry !== null; entry = entry.next) yield entry.value;
    }
  }

  #find(key: number): Entry<Value> | null {
    let entry = this.#buckets[this.#bucketOf(key)] ?? null;
    while (entry !== null && entry.key !== key) entry = entry.next;
    return entry;
  }

  #bucketOf(key: number): number {
    return (key ^ (key >>> 16)) & (this.#buckets.length - 1);
  }

  #chain(entry: Entry<Value>): void {
    const bucket = this.#bucketOf(entry.key);
    entry.next = this.#buckets[bucket] ?? null;
    this.#buckets[bucket] = entry;
  }

  #grow(): void {
    const before = this.#buckets;
    this.#buckets = new Array<Entry<Value> | null>(2 * before.length).fill(null);
    for (const first of before) {
      for (let entry = first; entry !== null; ) {
        const { next } = entry;
        this.#chain(entry);
        entry = next;
      }
    }
  }
}
