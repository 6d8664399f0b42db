import { randomIntegers } from '../random.ts';

/** How many variants are drawn for one seed before its author is told. */
const DRAWS = 60;

/** Keeps these draws apart from those for ISNs, sizes and blanks. */
const REDRAW = 0xc2b2_ae35;

/**
 * Draws the variant of a seed, again and again from further numbers of the same seed, until nothing is wrong with it:
 * `drawn` makes one, `wrong` says why it cannot be served, or null. Throws when no draw will do.
 */
export function redraw<Variant>(
  seed: number,
  name: string,
  drawn: (draw: number) => Variant,
  wrong: (variant: Variant) => string | null,
): Variant {
  const next = randomIntegers(seed ^ REDRAW);
  let last = '';
  for (let i = 0; i < DRAWS; i += 1) {
    const variant = drawn(i === 0 ? seed : next());
    const fault = wrong(variant);
    if (fault === null) return variant;
    last = fault;
  }
  throw new RangeError(`${name}: ${last} in any of ${DRAWS} variants drawn for seed ${seed}`);
}
