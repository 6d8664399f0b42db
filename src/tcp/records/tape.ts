/** How many numbers the first page of a tape holds, and the longest one. */
const FIRST_PAGE = 192;
const LONGEST_PAGE = 32_768;

/** A part of a tape. Its names are strings and objects that are there anyway. */
class Page {
  readonly numbers: number[];
  readonly names: unknown[];

  constructor(size: number) {
    this.numbers = new Array<number>(size).fill(Number.NaN);
    this.names = new Array<unknown>(size >> 1);
  }
}

/**
 * What is written down during a run: numbers one behind the other, and names beside them in the same order. Nothing is
 * made for a record, and a garbage collector need not look at numbers, so a long run costs it little.
 */
export class Tape {
  /** The page that is being written, and where its next number and name go. */
  numbers: number[];
  names: unknown[];
  at = 0;
  namesAt = 0;
  readonly #pages: Page[];

  constructor() {
    const page = new Page(FIRST_PAGE);
    this.numbers = page.numbers;
    this.names = page.names;
    this.#pages = [page];
  }

  /** Turns the page when so many more numbers or names may not fit on it. */
  reserve(numbers: number, names: number): void {
    if (this.at + numbers > this.numbers.length || this.namesAt + names > this.names.length) this.#turn();
  }

  /** Returns a reader at the beginning. */
  read(): TapeReader {
    return new TapeReader(this.#pages);
  }

  #turn(): void {
    const page = new Page(Math.min(2 * this.numbers.length, LONGEST_PAGE));
    this.numbers = page.numbers;
    this.names = page.names;
    this.at = 0;
    this.namesAt = 0;
    this.#pages.push(page);
  }
}

/** Reads a tape from its beginning. */
export class TapeReader {
  readonly #pages: readonly Page[];
  #page: Page | undefined;
  #turned = 0;
  #at = 0;
  #namesAt = 0;

  constructor(pages: readonly Page[]) {
    this.#pages = pages;
  }

  /** Goes on to the next record and returns its first number; null at the end of the tape. */
  next(): number | null {
    for (;;) {
      const mark = this.#page?.numbers[this.#at] ?? Number.NaN;
      if (!Number.isNaN(mark)) {
        this.#at += 1;
        return mark;
      }
      this.#page = this.#pages[this.#turned];
      if (this.#page === undefined) return null;
      this.#turned += 1;
      this.#at = 0;
      this.#namesAt = 0;
    }
  }

  /** Returns the next number of the record. */
  number(): number {
    const number = this.#page?.numbers[this.#at] ?? 0;
    this.#at += 1;
    return number;
  }

  /** Returns the next name of the record. Whoever wrote it knows what it is. */
  name<T>(): T {
    const name = this.#page?.names[this.#namesAt] as T;
    this.#namesAt += 1;
    return name;
  }
}
