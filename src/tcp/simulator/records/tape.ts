/** The tape a run is written on: 32-bit numbers one behind the other, and the few objects that no numbers stand for. */
import type { Piece } from './slab.ts';
import { claim, extend, giveBack } from './slab.ts';

/** Nothing is made for a record, and a garbage collector need not look at numbers, so a long run costs it little. */
export class Tape {
  /** Where the next number goes. */
  words: Int32Array;
  at: number;
  #from: number;
  #to: number;
  readonly #full: Piece[] = [];
  readonly #things: unknown[] = [];

  constructor() {
    const { words, from, to } = claim();
    this.words = words;
    this.at = from;
    this.#from = from;
    this.#to = to;
  }

  /** Makes room for so many more numbers. */
  reserve(numbers: number): void {
    if (this.at + numbers > this.#to) this.#makeRoom(numbers);
  }

  /** Keeps an object with the record at hand. */
  keep(thing: unknown): void {
    this.#things.push(thing);
  }

  /** Nothing more will be written. Returns a reader's view of it. */
  end(): Written {
    giveBack(this.words, this.at, this.#to);
    this.#to = this.at;
    return {
      pieces: [...this.#full, { words: this.words, from: this.#from, to: this.at }],
      things: this.#things,
    };
  }

  #makeRoom(numbers: number): void {
    this.#to = extend(this.words, this.#to);
    if (this.at + numbers <= this.#to) return;
    this.#full.push({ words: this.words, from: this.#from, to: this.at });
    const { words, from, to } = claim();
    this.words = words;
    this.at = from;
    this.#from = from;
    this.#to = to;
  }
}

/** A tape that is written. */
export interface Written {
  readonly pieces: readonly Piece[];
  readonly things: readonly unknown[];
}

const NOTHING: Int32Array = new Int32Array(0);

/** Reads a tape from its beginning. */
export class TapeReader {
  readonly #tape: Written;
  #words: Int32Array = NOTHING;
  #at = 0;
  #to = 0;
  #turned = 0;
  #kept = 0;

  constructor(tape: Written) {
    this.#tape = tape;
  }

  /** Goes on to the next record and returns its first number; null at the end of the tape. */
  next(): number | null {
    while (this.#at >= this.#to) {
      const piece = this.#tape.pieces[this.#turned];
      if (piece === undefined) return null;
      this.#turned += 1;
      this.#words = piece.words;
      this.#at = piece.from;
      this.#to = piece.to;
    }
    return this.number();
  }

  /** Returns the next number of the record, signed. */
  number(): number {
    const number = this.#words[this.#at] ?? 0;
    this.#at += 1;
    return number;
  }

  /** Returns the object kept with the record. Whoever wrote it knows what it is. */
  thing<T>(): T {
    const thing = this.#tape.things[this.#kept] as T;
    this.#kept += 1;
    return thing;
  }
}
