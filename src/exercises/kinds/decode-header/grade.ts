import type { Score } from '../../kind.ts';
import { type FieldId, fieldsOf } from './fields.ts';
import type { DecodeHeaderAnswer, DecodeHeaderQuestion } from './question.ts';
import { type FieldSolution, headerIn, solve } from './solve.ts';

/**
 * What a wrong value comes from. `byte-order`: the octets read from right to left. `digits`: hexadecimal digits taken
 * for decimal ones. `words`: the data offset counted in octets, or the length in words. `decimal`: decimal digits
 * written as hexadecimal. `scaled`: the window shifted. `other-field`: the value of another field of this header.
 */
export type Slip =
  | { readonly slip: 'byte-order' | 'digits' | 'decimal' | 'words' | 'scaled' }
  | { readonly slip: 'other-field'; readonly field: FieldId };

/** A field judged; `offset` and `octets` point at where its value stands. */
export interface FieldVerdict extends FieldSolution {
  readonly given: number;
  readonly mark: 'right' | 'wrong';
  readonly slip: Slip | null;
}

/** An answer judged field by field, in the order they lie. */
export interface DecodeHeaderVerdict extends Score {
  readonly fields: readonly FieldVerdict[];
  readonly counts: Readonly<Record<'right' | 'wrong', number>>;
}

/** Judges an answer by the octets of the header. All eight control bits count. */
export function grade(question: DecodeHeaderQuestion, answer: DecodeHeaderAnswer): DecodeHeaderVerdict {
  const header = headerIn(question);
  const fields = solve(question).map((solution): FieldVerdict => {
    const given = answer[solution.id];
    if (given === undefined)
      throw new RangeError(`the answer lacks ${solution.id}; parse() reports such fields`);
    const right = given === solution.value;
    return {
      ...solution,
      given,
      mark: right ? 'right' : 'wrong',
      slip: right ? null : slipOf(given, solution, header, question),
    };
  });
  const right = fields.filter((field) => field.mark === 'right').length;
  return { fields, counts: { right, wrong: fields.length - right }, score: right / fields.length };
}

/** Window shift counts run from 0 to 14: RFC 7323 section 2.3. */
const MOST_SHIFT = 14;

function slipOf(
  given: number,
  { id, value, hex }: FieldSolution,
  header: Uint8Array,
  { direction }: DecodeHeaderQuestion,
): Slip | null {
  const digits = hex.replaceAll(' ', '');
  const reversed = Number.parseInt(hex.split(' ').reverse().join(''), 16);
  if (given === reversed) return { slip: 'byte-order' };
  if (id === 'data-offset' && given === value * 4) return { slip: 'words' };
  if (id === 'header-length' && given * 4 === value) return { slip: 'words' };
  if (direction === 'read' && /^\d+$/.test(digits) && given === Number(digits)) return { slip: 'digits' };
  if (direction === 'write' && given === Number.parseInt(String(value), 16)) return { slip: 'decimal' };
  // Flags are bits: that they make the number of another field is chance.
  const others = id === 'flags' ? [] : fieldsOf(header).filter((field) => field.id !== id);
  const other = others.find(({ value }) => value === given && given > 1);
  if (other) return { slip: 'other-field', field: other.id };
  const shift = Math.log2(given / value);
  if (id === 'window' && Number.isInteger(shift) && shift > 0 && shift <= MOST_SHIFT)
    return { slip: 'scaled' };
  return null;
}
