import type { ProblemCode } from '../../kind.ts';
import { flagsFromText, hasRaisedDigits, plainText, type Read, readNumber } from '../../trace/index.ts';
import type { FieldId } from './fields.ts';

/** Why a field cannot be graded. `not-octets`: no hexadecimal. `too-few`, `too-many`: not as many octets as it has. */
export type FieldProblem = ProblemCode | 'not-octets' | 'too-few' | 'too-many';

type Field<Value> = Extract<Read<Value>, { ok: true }> | { readonly ok: false; readonly code: FieldProblem };

/**
 * Reads a field's value: decimal, `0x`, `0b`, or hexadecimal digits with a letter among them. Flags are names, letters
 * or `0x`: bare digits could be meant either way.
 *
 * @example readValue('window', 'fa f0') // { ok: true, value: 64240 }
 */
export function readValue(id: FieldId, text: string): Field<number> {
  const plain = plainText(text);
  if (plain === '') return { ok: false, code: 'empty' };
  if (hasRaisedDigits(text)) return { ok: false, code: id === 'flags' ? 'not-flags' : 'power' };
  const bits = readBits(plain);
  if (bits !== null) return { ok: true, value: bits };
  if (id === 'flags') return readFlags(plain);
  const digits = plain.replace(/[\s:_]/g, '');
  const hex = /^[\da-f]+$/i.test(digits) && /[a-f]/i.test(digits);
  return readNumber(hex ? `0x${digits}` : plain);
}

function readFlags(text: string): Field<number> {
  const number = /^0x[\da-f]{1,2}$/i.test(text) ? Number(text) : null;
  const value = number ?? flagsFromText(text);
  return value === null ? { ok: false, code: 'not-flags' } : { ok: true, value };
}

function readBits(text: string): number | null {
  const bits = /^0b([01_\s]+)$/i.exec(text)?.[1]?.replace(/[_\s]/g, '') ?? '';
  return bits === '' || bits.length > 32 ? null : Number.parseInt(bits, 2);
}

/**
 * Reads octets in hexadecimal, parted or not: as many as the field has. With `0x` leading zeros may be left out; `0b`
 * is read as bits.
 *
 * @example readOctets('1f 90', 2) // { ok: true, value: 8080 }
 */
export function readOctets(text: string, octets: number): Field<number> {
  const plain = plainText(text);
  if (plain === '') return { ok: false, code: 'empty' };
  if (hasRaisedDigits(text)) return { ok: false, code: 'not-octets' };
  const bits = readBits(plain);
  if (bits !== null)
    return bits < 2 ** (8 * octets) ? { ok: true, value: bits } : { ok: false, code: 'too-many' };
  const prefixed = /^0x/i.test(plain);
  const digits = plain.replace(/(^|[\s,])0x/gi, '$1').replace(/(?<=[\da-f])[\s:_,-]+(?=[\da-f])/gi, '');
  if (!/^[\da-f]+$/i.test(digits)) return { ok: false, code: 'not-octets' };
  if (digits.length > 2 * octets) return { ok: false, code: 'too-many' };
  if (digits.length < 2 * octets && !prefixed) return { ok: false, code: 'too-few' };
  return { ok: true, value: Number.parseInt(digits, 16) };
}
