/** Returns a generator of integers from 0 to 2^32 - 1 that depends on the seed alone (mulberry32). */
export function randomIntegers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Returns the items in another order, each order as likely as any (Fisher and Yates); `next` draws the integers. */
export function shuffled<Item>(items: readonly Item[], next: () => number): Item[] {
  const left = [...items];
  const drawn: Item[] = [];
  while (left.length > 0) drawn.push(...left.splice(next() % left.length, 1));
  return drawn;
}
