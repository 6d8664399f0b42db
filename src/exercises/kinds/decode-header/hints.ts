import type { Hints, PartHints } from '../../hints/hint.ts';
import type { FieldId } from './fields.ts';
import type { DecodeHeaderQuestion } from './question.ts';
import { readOctets, readValue } from './read-field.ts';
import { type FieldSolution, solve } from './solve.ts';

/** Help with a field: where it lies (or which one lies there), the bits and their places, its value or octets. */
export interface FieldHint {
  readonly about: 'place' | 'bits' | 'value';
  readonly solution: FieldSolution;
}

/** What is typed, by field. */
type Typed = Readonly<Record<string, string>>;

/** Hints for a header, field by field. */
export const decodeHeaderHints: Hints<DecodeHeaderQuestion, Typed, FieldHint> = { of: hintsOf, missing };

function hintsOf(question: DecodeHeaderQuestion): PartHints<FieldHint>[] {
  return solve(question).map((solution) => ({
    part: solution.id,
    steps: (['place', 'bits', 'value'] as const).map((about) => ({ about, solution })),
  }));
}

function missing(question: DecodeHeaderQuestion, typed: Typed): FieldId[] {
  const fields = solve(question).filter(({ id, octets, value }) => {
    const text = typed[id] ?? '';
    const read = question.direction === 'read' ? readValue(id, text) : readOctets(text, octets);
    return !read.ok || read.value !== value;
  });
  return fields.map(({ id }) => id);
}
