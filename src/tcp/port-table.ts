/** How many ports a page holds, as a power of two. */
const BITS = 6;
const PAGE = 1 << BITS;

/**
 * What a host keeps by local port: in pages, since the ports of a run mostly follow one another. Looking there for a port
 * nobody has touched for long costs less than in a `Map` of thousands.
 */
export class PortTable<T> {
  readonly #pages = new Map<number, (T | null)[]>();
  #number = -1;
  #page: (T | null)[] | null = null;

  /** Returns what is kept for a port, null when there is nothing. */
  get(port: number): T | null {
    return this.#pageOf(port)?.[port & (PAGE - 1)] ?? null;
  }

  /** Keeps something for a port, or nothing any more. */
  set(port: number, thing: T | null): void {
    const page = this.#pageOf(port) ?? this.#add(port >> BITS);
    page[port & (PAGE - 1)] = thing;
  }

  #pageOf(port: number): (T | null)[] | null {
    const number = port >> BITS;
    if (number !== this.#number) {
      this.#number = number;
      this.#page = this.#pages.get(number) ?? null;
    }
    return this.#page;
  }

  #add(number: number): (T | null)[] {
    const page = new Array<T | null>(PAGE).fill(null);
    this.#pages.set(number, page);
    this.#number = number;
    this.#page = page;
    return page;
  }
}
