/** How many numbers a slab holds, and how many are claimed of it at a time. */
const SLAB = 65_536;
const PIECE = 512;

/** A piece of a slab: its numbers from `from` up to, but not including, `to`. */
export interface Piece {
  readonly words: Int32Array;
  readonly from: number;
  readonly to: number;
}

/**
 * Room for 32-bit numbers that runs write down one behind the other: many short runs share a slab, a long one fills
 * several. Outside the heap of the engine, so that its garbage collector neither looks at them nor moves them.
 */
let slab = new Int32Array(0);
/** Where the free part of the slab begins. */
let free = 0;

/** Claims a new piece. */
export function claim(): Piece {
  if (free + PIECE > slab.length) {
    slab = new Int32Array(SLAB);
    free = 0;
  }
  const from = free;
  free += PIECE;
  return { words: slab, from, to: free };
}

/** Makes a piece longer where what follows it is free. Returns its new end; the old one when it can't grow. */
export function extend(words: Int32Array, to: number): number {
  if (words !== slab || to !== free || to + PIECE > slab.length) return to;
  free += PIECE;
  return free;
}

/** Gives back the end of a piece, where nobody has claimed what follows it. */
export function giveBack(words: Int32Array, used: number, to: number): void {
  if (words === slab && to === free) free = used;
}
