/** What an event has that waits in a queue. */
export interface Queued {
  /** When it is due, µs. */
  readonly at: number;
}

/** More events than are added in any run. */
const STACK = 2 ** 40;

/**
 * Events that are going to happen, as a binary heap: the earliest comes first, and of those at the same time the one
 * that was added first. Most events lead to another soon: the place of the one taken out is kept for the one added next.
 */
export class EventQueue<Event extends Queued> {
  readonly #events: Event[] = [];
  /** What `#events` are sorted by, at the same indices: when each is due, and its order among those due together. */
  readonly #times: number[] = [];
  readonly #orders: number[] = [];
  #added = 0;
  /** The first event was taken out, and nothing has its place yet. */
  #firstTaken = false;

  /** Adds an event. Of those at the same time the ones of the highest `stack` come first, the one added last before all. */
  add(event: Event, stack = 0): void {
    const order = stack > 0 ? -(stack * STACK + this.#added) : this.#added;
    this.#added += 1;
    if (this.#firstTaken) {
      this.#firstTaken = false;
      this.#sink(event, event.at, order);
    } else {
      this.#rise(event, event.at, order);
    }
  }

  /** Takes out the next event; undefined when none is waiting. */
  take(): Event | undefined {
    this.#fillFirst();
    const first = this.#events[0];
    this.#firstTaken = first !== undefined;
    return first;
  }

  /** Puts the last event in the place of the first that was taken out. */
  #fillFirst(): void {
    if (!this.#firstTaken) return;
    this.#firstTaken = false;
    const last = this.#events.pop();
    const at = this.#times.pop() ?? 0;
    const order = this.#orders.pop() ?? 0;
    if (last !== undefined && this.#events.length > 0) this.#sink(last, at, order);
  }

  /** Puts an event in at the end and lets it rise above all that come after it. */
  #rise(event: Event, at: number, order: number): void {
    const events = this.#events;
    const times = this.#times;
    const orders = this.#orders;
    let index = events.length;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = events[above];
      const parentAt = times[above] ?? 0;
      const parentOrder = orders[above] ?? 0;
      if (parent === undefined || isBefore(parentAt, parentOrder, at, order)) break;
      events[index] = parent;
      times[index] = parentAt;
      orders[index] = parentOrder;
      index = above;
    }
    events[index] = event;
    times[index] = at;
    orders[index] = order;
  }

  /** Puts an event in at the top and lets it sink below all that come before it. */
  #sink(event: Event, at: number, order: number): void {
    const events = this.#events;
    const times = this.#times;
    const orders = this.#orders;
    const { length } = events;
    let index = 0;
    for (;;) {
      let below = 2 * index + 1;
      if (below >= length) break;
      const right = below + 1;
      if (
        right < length &&
        isBefore(times[right] ?? 0, orders[right] ?? 0, times[below] ?? 0, orders[below] ?? 0)
      )
        below = right;
      const child = events[below];
      const childAt = times[below] ?? 0;
      const childOrder = orders[below] ?? 0;
      if (child === undefined || isBefore(at, order, childAt, childOrder)) break;
      events[index] = child;
      times[index] = childAt;
      orders[index] = childOrder;
      index = below;
    }
    events[index] = event;
    times[index] = at;
    orders[index] = order;
  }
}

function isBefore(at: number, order: number, otherAt: number, otherOrder: number): boolean {
  return at < otherAt || (at === otherAt && order < otherOrder);
}
