/** Variants on which the misconceptions of an exercise can be told from the truth and from each other. */

import type { MisconceptionId } from '../../tcp/misconceptions/index.ts';
import type { NextSegmentQuestion } from '../kinds/next-segment/question.ts';
import { randomIntegers } from '../random.ts';
import { sameValue } from '../trace/run/index.ts';
import { type AskedTrace, cellsByMisconception, type MisconceivedCell } from './misconceived-cells.ts';
import { answersByMisconception, sameAnswer } from './next-segment.ts';

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

/** Returns what keeps a variant of fill-trace from telling these misconceptions apart, or null. */
export function ambiguityInCells(asked: AskedTrace, ids: readonly MisconceptionId[]): Ambiguity | null {
  if (ids.length === 0) return null;
  const cells = cellsByMisconception(asked);
  return ambiguityAmong(
    ids,
    (id) => cells.get(id).some(({ differs }) => differs),
    (a, b) => sameCells(cells.get(a), cells.get(b), asked.precision),
  );
}

/** Returns what keeps a variant of next-segment from telling its misconceptions apart, or null. */
export function ambiguityInAnswers(question: NextSegmentQuestion): Ambiguity | null {
  if (question.misconceptions.length === 0) return null;
  const answers = answersByMisconception(question);
  return ambiguityAmong(
    question.misconceptions,
    (id) => answers.get(id).length > 0,
    (a, b) => answers.get(a).some((one) => answers.get(b).some((other) => sameAnswer(one, other))),
  );
}

function ambiguityAmong(
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

/** A cell into which a misconception writes nothing tells it from no other. */
function sameCells(
  a: readonly MisconceivedCell[],
  b: readonly MisconceivedCell[],
  precision: number | null,
): boolean {
  return a.every(({ kind, misconceived }, i) => {
    const other = b[i]?.misconceived ?? null;
    return misconceived === null || other === null || sameValue(kind, misconceived, other, precision);
  });
}
