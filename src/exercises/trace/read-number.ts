import type { ProblemCode } from '../kind.ts';

/** What was typed as a value, or why it is none. */
export type Read<Value, Code = ProblemCode> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Code };

/**
 * Reads a number: decimal or `0x`, with `_`, thousands separators, spaces and full-width digits forgiven. A comma that
 * could be a decimal point as well is not.
 *
 * @example readNumber('４，２９４，９６７，２９５') // { ok: true, value: 4294967295 }
 */
export function readNumber(text: string): Read<number> {
  const plain = text.normalize('NFKC').trim();
  const bare = plain.replace(/(?<=[\da-f])_(?=[\da-f])/gi, '');
  if (/^[-−–]\s*\d/.test(plain)) return { ok: false, code: 'negative' };
  if (/^0x[\da-f]+$/i.test(bare)) return bounded(Number.parseInt(bare.slice(2), 16));
  if (/^\d+$/.test(bare)) return bounded(Number(bare));
  const whole = ungrouped(plain);
  if (whole !== null && /^\d+$/.test(whole)) return bounded(Number(whole));
  if (/^\d+$/.test(twoWays(plain)?.grouped ?? '')) return { ok: false, code: 'two-ways' };
  return { ok: false, code: /^\d+[.,]\d+$/.test(plain) ? 'fraction' : 'not-a-number' };
}

function bounded(value: number): Read<number> {
  return Number.isSafeInteger(value) ? { ok: true, value } : { ok: false, code: 'too-large' };
}

/** One comma before exactly three digits: it groups thousands in one country and is a decimal point in another. */
const TWO_WAYS = /(?<![\d.,_'’])([1-9]\d{0,2}),(\d{3})(?![\d,_'’]|\.\d)/g;

/** What a text could mean, written so that it can only mean that. */
export interface Readings {
  /** With the comma as a thousands separator. */
  readonly grouped: string;
  /** With the comma as a decimal point. */
  readonly decimal: string;
}

/**
 * Returns both readings of a text whose comma can be read two ways; null when it can be read one way at most. A second
 * group (`1,234,567`), a point (`1,234.5`), a leading zero (`0,200`) or another number of digits (`3,2`) settles it.
 *
 * @example twoWays('3,200 s') // { grouped: '3200 s', decimal: '3.2 s' }
 */
export function twoWays(text: string): Readings | null {
  const plain = text.normalize('NFKC').trim();
  const grouped = plain.replace(TWO_WAYS, '$1$2');
  if (grouped === plain) return null;
  const decimal = plain.replace(
    TWO_WAYS,
    (_, whole: string, part: string) => `${Number(`${whole}.${part}`)}`,
  );
  return { grouped, decimal };
}

/** Groups of three as they are written: one separator throughout, no leading zero. */
const GROUPED = /^[1-9]\d{0,2}([,_'’\s])\d{3}(?:\1\d{3})*(?:\.\d+)?$/;

/** Returns digits without what groups them by three; null when nothing does. */
export function ungrouped(text: string): string | null {
  return GROUPED.test(text) && twoWays(text) === null ? text.replace(/[^\d.]/g, '') : null;
}
