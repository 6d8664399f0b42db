/** One event in the queue. */
interface Queued<T> {
  readonly at: number;
  /** How many events were added before it. */
  readonly order: number;
  readonly event: T;
}

/**
 * Events that are going to happen, as a binary heap: the earliest comes first, and of those at the same time the one
 * that was added first. Most events lead to another soon: the place of the one taken out is kept for the one added next.
 */
export class EventQueue<T> {
  readonly #heap: Queued<T>[] = [];
  #added = 0;
  /** The first event of the heap was taken out, and nothing has its place yet. */
  #firstTaken = false;

  /** How many events are waiting. */
  get size(): number {
    this.#fillFirst();
    return this.#heap.length;
  }

  /** When the next event is due, µs; Infinity when none is waiting. */
  get nextAt(): number {
    this.#fillFirst();
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Adds an event that is due at `at`, µs. */
  add(at: number, event: T): void {
    const added: Queued<T> = { at, order: this.#added, event };
    this.#added += 1;
    if (this.#firstTaken) {
      this.#firstTaken = false;
      this.#sink(added);
      return;
    }
    const heap = this.#heap;
    let index = heap.length;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || isBefore(parent, added)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = added;
  }

  /** Takes out the next event; undefined when none is waiting. */
  take(): T | undefined {
    this.#fillFirst();
    const first = this.#heap[0];
    this.#firstTaken = first !== undefined;
    return first?.event;
  }

  /** Puts the last event in the place of the first that was taken out. */
  #fillFirst(): void {
    if (!this.#firstTaken) return;
    this.#firstTaken = false;
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) this.#sink(last);
  }

  /** Puts an event in at the top and lets it sink below all that come before it. */
  #sink(sinking: Queued<T>): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      let below = 2 * index + 1;
      let child = heap[below];
      if (child === undefined) break;
      const right = heap[below + 1];
      if (right !== undefined && isBefore(right, child)) {
        child = right;
        below += 1;
      }
      if (isBefore(sinking, child)) break;
      heap[index] = child;
      index = below;
    }
    heap[index] = sinking;
  }
}

function isBefore(a: Queued<unknown>, b: Queued<unknown>): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
