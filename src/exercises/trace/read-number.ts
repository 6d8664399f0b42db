import { SEQUENCE_SPACE } from '../../tcp/sequence.ts';
import type { ProblemCode } from '../kind.ts';
import { hasRaisedDigits, plainText } from './plain-text.ts';

/** What was typed as a value, or why it is none. */
export type Read<Value, Code = ProblemCode> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Code };

/**
 * Reads a whole number from 0 to `most`, by default the last sequence number: decimal or `0x`, with `_`, thousands
 * separators, spaces and full-width digits forgiven. What lies outside is not taken modulo 2^32.
 *
 * @example readNumber('４，２９４，９６７，２９５') // { ok: true, value: 4294967295 }
 */
export function readNumber(text: string, most: number = SEQUENCE_SPACE - 1): Read<number> {
  const plain = plainText(text);
  if (isPower(text)) return { ok: false, code: 'power' };
  if (/^[\p{Pd}−]\s*\d/u.test(plain)) return { ok: false, code: 'out-of-range' };
  const bare = ungrouped(plain) ?? plain.replace(/(?<=[\da-f])_(?=[\da-f])/gi, '');
  if (!/^(0x[\da-f]+|\d+)$/i.test(bare))
    return { ok: false, code: /^\d+[.,]\d+$/.test(plain) ? 'fraction' : 'not-a-number' };
  const value = Number(bare);
  return value <= most ? { ok: true, value } : { ok: false, code: 'out-of-range' };
}

const isPower = (text: string): boolean => hasRaisedDigits(text) || /^\s*\d+\s*(\^|\*\*)/.test(text);

/** Groups of three as they are written: one separator throughout, no leading zero. */
const GROUPED = /^[1-9]\d{0,2}([,_'’\s])\d{3}(?:\1\d{3})*(?:\.\d+)?$/;

/** Returns digits without what groups them by three; null when nothing does. */
export function ungrouped(text: string): string | null {
  return GROUPED.test(text) ? text.replace(/[^\d.]/g, '') : null;
}
