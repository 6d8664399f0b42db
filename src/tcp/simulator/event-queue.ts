/** What an event has that waits in a queue. */
export interface Queued {
  /** When it is due, µs. */
  readonly at: number;
  /** How many events were added before it: the queue counts them. */
  order: number;
}

/** More events than are added in any run. */
const STACK = 2 ** 40;

/**
 * Events that are going to happen, as a binary heap: the earliest comes first, and of those at the same time the one
 * that was added first. Most events lead to another soon: the place of the one taken out is kept for the one added next.
 */
export class EventQueue<Event extends Queued> {
  readonly #heap: Event[] = [];
  #added = 0;
  /** The first event of the heap was taken out, and nothing has its place yet. */
  #firstTaken = false;

  /** Adds an event. Of those at the same time the ones of the highest `stack` come first, the one added last before all. */
  add(added: Event, stack = 0): void {
    added.order = stack > 0 ? -(stack * STACK + this.#added) : this.#added;
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
  take(): Event | undefined {
    this.#fillFirst();
    const first = this.#heap[0];
    this.#firstTaken = first !== undefined;
    return first;
  }

  /** Puts the last event in the place of the first that was taken out. */
  #fillFirst(): void {
    if (!this.#firstTaken) return;
    this.#firstTaken = false;
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) this.#sink(last);
  }

  /** Puts an event in at the top and lets it sink below all that come before it. */
  #sink(sinking: Event): void {
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

function isBefore(a: Queued, b: Queued): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
