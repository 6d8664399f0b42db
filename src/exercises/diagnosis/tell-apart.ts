/** Variants on which the misconceptions of an exercise can be told from the truth and from each other. */

import type { MisconceptionId } from '../../tcp/misconceptions/index.ts';
import { randomIntegers } from '../random.ts';

/** Why a variant cannot tell misconceptions apart: one changes nothing that is asked, or two change the same. */
export type Ambiguity =
  | { readonly kind: 'unseen'; readonly id: MisconceptionId }
  | { readonly kind: 'alike'; readonly ids: readonly [MisconceptionId, MisconceptionId] };

/** How many variants are drawn for one seed before the author is told that none will do. */
const MOST_DRAWS = 60;

/** Keeps these draws apart from those for ISNs, sizes and blanks. */
const DRAW = 0xc2b2_ae35;

/**
 * Draws the variant of a seed, and from further numbers of the same seed until one is without ambiguity. Throws when
 * no draw is.
 */
export function drawVariant<Variant>(
  seed: number,
  name: string,
  draw: (seed: number) => Variant,
  ambiguityOf: (variant: Variant) => Ambiguity | null,
): Variant {
  const next = randomIntegers(seed ^ DRAW);
  let last = '';
  for (let i = 0; i < MOST_DRAWS; i += 1) {
    const variant = draw(i === 0 ? seed : next());
    const ambiguity = ambiguityOf(variant);
    if (ambiguity === null) return variant;
    last = ambiguityText(ambiguity);
  }
  throw new RangeError(`${name}: ${last} in any of ${MOST_DRAWS} variants drawn for seed ${seed}`);
}

function ambiguityText(ambiguity: Ambiguity): string {
  return ambiguity.kind === 'unseen'
    ? `"misconceptions" names ${ambiguity.id}, which changes nothing that is asked`
    : `"misconceptions" names ${ambiguity.ids.join(' and ')}, which answer the same`;
}

/**
 * Returns what keeps misconceptions from being told apart, or null: one that nothing shows, or two that are alike.
 */
export function ambiguityAmong(
  ids: readonly MisconceptionId[],
  shows: (id: MisconceptionId) => boolean,
  alike: (a: MisconceptionId, b: MisconceptionId) => boolean,
): Ambiguity | null {
  for (const [i, id] of ids.entries()) {
    if (!shows(id)) return { kind: 'unseen', id };
    const twin = ids.slice(0, i).find((other) => alike(other, id));
    if (twin !== undefined) return { kind: 'alike', ids: [twin, id] };
  }
  return null;
}
