import type { MutantId } from '../../tcp/misconceptions/index.ts';
import type { NextSegmentQuestion } from '../kinds/next-segment/question.ts';
import { sameValue } from '../trace/same.ts';
import { beliefsOf } from './beliefs.ts';
import { sameAnswer, sendsOf } from './next.ts';
import type { Asked, BelievedCell } from './trace.ts';

/** Why a variant cannot tell misconceptions apart: one changes nothing that is asked, or two change the same. */
export type Blur =
  | { readonly kind: 'unseen'; readonly id: MutantId }
  | { readonly kind: 'alike'; readonly ids: readonly [MutantId, MutantId] };

/** Returns what keeps a variant from telling these misconceptions from the truth and from each other, or null. */
export function blurOf(asked: Asked, told: readonly MutantId[]): Blur | null {
  if (told.length === 0) return null;
  const beliefs = beliefsOf(asked);
  const seen: { id: MutantId; cells: readonly BelievedCell[] }[] = [];
  for (const id of told) {
    const cells = beliefs.about(id);
    if (!cells.some(({ differs }) => differs)) return { kind: 'unseen', id };
    const twin = seen.find((other) => alike(other.cells, cells, asked.precision));
    if (twin) return { kind: 'alike', ids: [twin.id, id] };
    seen.push({ id, cells });
  }
  return null;
}

/** A cell in which a believer has nothing to fill in tells nothing. */
function alike(a: readonly BelievedCell[], b: readonly BelievedCell[], within: number | null): boolean {
  return a.every(({ kind, believed }, i) => {
    const other = b[i]?.believed ?? null;
    return believed === null || other === null || sameValue(kind, believed, other, within);
  });
}

/** Returns what keeps a variant of next-segment from telling its misconceptions apart, or null. */
export function blurOfNext(question: NextSegmentQuestion): Blur | null {
  if (question.tells.length === 0) return null;
  const sends = sendsOf(question);
  const seen: MutantId[] = [];
  for (const id of question.tells) {
    const own = sends.about(id);
    if (own.length === 0) return { kind: 'unseen', id };
    const twin = seen.find((other) => sends.about(other).some((a) => own.some((b) => sameAnswer(a, b))));
    if (twin) return { kind: 'alike', ids: [twin, id] };
    seen.push(id);
  }
  return null;
}

/** Says what is wrong with a claim to tell misconceptions apart. */
export function blurText(blur: Blur): string {
  return blur.kind === 'unseen'
    ? `"tells" names ${blur.id}, which changes nothing that is asked`
    : `"tells" names ${blur.ids.join(' and ')}, which answer the same`;
}
