/** A queue of things to happen, earliest first; what is due at the same time comes in the order it was put in. */
export class Agenda<T> {
  readonly #times: number[] = [];
  readonly #orders: number[] = [];
  readonly #items: T[] = [];
  #next = 0;

  /** How many things are waiting. */
  get size(): number {
    return this.#times.length;
  }

  /** When the next thing is due, µs; Infinity when nothing is waiting. */
  get dueAt(): number {
    return this.#times[0] ?? Number.POSITIVE_INFINITY;
  }

  /** Puts a thing in that is due at `time`, µs. */
  add(time: number, item: T): void {
    const order = this.#next++;
    let hole = this.#times.length;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!this.#isBefore(time, order, parent)) break;
      this.#move(parent, hole);
      hole = parent;
    }
    this.#times[hole] = time;
    this.#orders[hole] = order;
    this.#items[hole] = item;
  }

  /** Takes out the next thing; undefined when nothing is waiting. */
  take(): T | undefined {
    const first = this.#items[0];
    const time = this.#times.pop();
    const order = this.#orders.pop();
    const item = this.#items.pop();
    const size = this.#times.length;
    if (size === 0 || time === undefined || order === undefined || item === undefined) return first;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (
        child + 1 < size &&
        this.#isBefore(this.#times[child + 1] ?? 0, this.#orders[child + 1] ?? 0, child)
      ) {
        child += 1;
      }
      if (this.#isBefore(time, order, child)) break;
      this.#move(child, hole);
      hole = child;
    }
    this.#times[hole] = time;
    this.#orders[hole] = order;
    this.#items[hole] = item;
    return first;
  }

  #isBefore(time: number, order: number, index: number): boolean {
    const other = this.#times[index] ?? 0;
    return time < other || (time === other && order < (this.#orders[index] ?? 0));
  }

  #move(from: number, to: number): void {
    this.#times[to] = this.#times[from] ?? 0;
    this.#orders[to] = this.#orders[from] ?? 0;
    this.#items[to] = this.#items[from] as T;
  }
}
