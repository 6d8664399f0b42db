/** How many rows a page has, as a power of two: so many that its lists are large objects, which stay where they are. */
const PAGE = 13;
const ROWS = 1 << PAGE;

/** How many records are kept as they are: those of a short run, which would gain nothing from rows. */
const SHORT = 1024;

/** Some rows of one sort of record: so many numbers and so many names each. */
export interface Page {
  readonly numbers: Float64Array;
  readonly names: unknown[];
}

/**
 * The records of one sort. The first thousand are objects; the others are rows of numbers and names in pages that stay
 * where they are: nothing is moved when more come, and to the garbage collector a page is two things, not thousands.
 */
export abstract class Pages<T> {
  /** The first records. */
  protected readonly short: T[] = [];
  readonly #pages: Page[] = [];
  readonly #numbers: number;
  readonly #names: number;
  #length = 0;
  #records: readonly T[] | null = null;

  constructor(numbers: number, names: number) {
    this.#numbers = numbers;
    this.#names = names;
  }

  /** How many records there are. */
  protected get length(): number {
    return this.#length;
  }

  /** Tells whether all records are kept as they are. */
  get isShort(): boolean {
    return this.#length <= SHORT;
  }

  /** All records. To be read when nothing more is written. */
  get records(): readonly T[] {
    this.#records ??= this.isShort ? this.short : this.#read();
    return this.#records;
  }

  /** Makes room for one more record and returns its index. */
  protected next(): number {
    const index = this.#length;
    this.#length += 1;
    return index;
  }

  /** Tells whether a record is kept as it is, not as a row. */
  protected isKept(index: number): boolean {
    return index < SHORT;
  }

  /** Returns the page a row is on. */
  protected pageOf(index: number): Page {
    return this.#pages[index >>> PAGE] ?? this.#turn(index >>> PAGE);
  }

  /** Reads a row. */
  protected abstract recordOf(page: Page, index: number): T;

  #turn(number: number): Page {
    const page = {
      numbers: new Float64Array(ROWS * this.#numbers),
      names: new Array<unknown>(ROWS * this.#names),
    };
    this.#pages[number] = page;
    return page;
  }

  #read(): T[] {
    const records = new Array<T>(this.#length);
    for (let index = 0; index < this.#length; index += 1) {
      const kept = this.short[index];
      records[index] = kept ?? this.recordOf(this.pageOf(index), index);
    }
    return records;
  }
}

/** Returns the place of a row on its page. */
export function rowOf(index: number): number {
  return index & (ROWS - 1);
}
