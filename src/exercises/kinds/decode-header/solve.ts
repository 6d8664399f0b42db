import { type FieldId, fieldsOf, hexText } from './fields.ts';
import { headerOf } from './generate.ts';
import type { DecodeHeaderQuestion } from './question.ts';

/** A field's value with the octets that hold it. */
export interface FieldSolution {
  readonly id: FieldId;
  /** Where it lies: octets from the start of the header. */
  readonly offset: number;
  readonly octets: number;
  /** First bit within those octets and number of bits, where it does not fill them. */
  readonly bit: number;
  readonly bits: number;
  /** Its value as asked; where octets are asked, the number they make. */
  readonly value: number;
  /** The octets, in hexadecimal. */
  readonly hex: string;
}

/** Returns the header of a question: as given, or as the model writes the segment described. */
export function headerIn(question: DecodeHeaderQuestion): Uint8Array {
  if (question.described) return headerOf(question.described, question.from);
  return Uint8Array.from(question.octets, (octet) => Number.parseInt(octet ?? '', 16));
}

/** Returns every field asked, read out of the header by the model's codec. */
export function solve(question: DecodeHeaderQuestion): FieldSolution[] {
  const header = headerIn(question);
  return fieldsOf(header)
    .filter((field) => question.ask.includes(field.id))
    .map(({ id, offset, octets, bit, bits, value }) => {
      const own = header.subarray(offset, offset + octets);
      const number = own.reduce((sum, octet) => sum * 256 + octet, 0);
      return {
        id,
        offset,
        octets,
        bit: bit - 8 * offset,
        bits,
        value: question.direction === 'write' ? number : value,
        hex: hexText(own),
      };
    });
}
