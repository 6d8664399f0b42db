import { hasRaisedDigits, plainText } from './plain-text.ts';
import { ungrouped } from './read-number.ts';

/** Units a learner may write behind a time, in µs; full names and Chinese ones are read too. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1_000_000,
  s: 1_000_000,
  sec: 1_000_000,
  secs: 1_000_000,
  second: 1_000_000,
  seconds: 1_000_000,
  秒: 1_000_000,
  ms: 1_000,
  msec: 1_000,
  millisecond: 1_000,
  milliseconds: 1_000,
  毫秒: 1_000,
  us: 1,
  μs: 1,
  微秒: 1,
  min: 60_000_000,
  minute: 60_000_000,
  minutes: 60_000_000,
  分: 60_000_000,
  分钟: 60_000_000,
  h: 3_600_000_000,
  hour: 3_600_000_000,
  hours: 3_600_000_000,
  小时: 3_600_000_000,
};

const PART = /(\d[\d,_'’]*(?:[.,]\d+)?|[.,]\d+)\s*([a-zμ\u4e00-\u9fff]*)/y;

/**
 * Reads a time as µs: seconds unless a unit stands behind it; several parts add up. A comma is a decimal point, or
 * groups three digits where that is certain. Null when it is no time, or two.
 *
 * @example readTime('3,2') // 3200000
 * @example readTime('2 min 11 s') // 131000000
 * @example readTime('200 毫秒') // 200000
 */
export function readTime(text: string): number | null {
  if (hasRaisedDigits(text)) return null;
  const plain = plainText(text).toLowerCase();
  let total = 0;
  let at = 0;
  let parts = 0;
  while (at < plain.length) {
    PART.lastIndex = at;
    const match = PART.exec(plain);
    const amount = match && decimal(match[1] ?? '');
    const unit = UNITS[match?.[2] ?? ''];
    // Only the last part may do without a unit, and then it is the only one: "2 11" is no time.
    if (
      !match ||
      amount === null ||
      unit === undefined ||
      (match[2] === '' && (parts > 0 || rest(plain, match)))
    )
      return null;
    total += amount * unit;
    parts += 1;
    at = PART.lastIndex;
    while (plain[at] === ' ') at += 1;
  }
  const micros = Math.round(total);
  return parts > 0 && Number.isSafeInteger(micros) ? micros : null;
}

const rest = (plain: string, match: RegExpExecArray): boolean =>
  plain.slice(match.index + match[0].length).trim() !== '';

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
 * Returns both readings of a time whose comma can be read two ways; null when it can be read one way at most. A second
 * group (`1,234,567`), a point (`1,234.5`), a leading zero (`0,200`) or another number of digits (`3,2`) settles it.
 *
 * @example twoWays('3,200 s') // { grouped: '3200 s', decimal: '3.2 s' }
 */
export function twoWays(text: string): Readings | null {
  const plain = plainText(text);
  const grouped = plain.replace(TWO_WAYS, '$1$2');
  if (grouped === plain) return null;
  const decimal = plain.replace(
    TWO_WAYS,
    (_, whole: string, part: string) => `${Number(`${whole}.${part}`)}`,
  );
  return { grouped, decimal };
}

/** Returns whether a text is a time in two ways, for its comma can be read in two. */
export function isTimeTwoWays(text: string): boolean {
  const readings = twoWays(text);
  return readings !== null && !hasRaisedDigits(text) && readTime(readings.grouped) !== null;
}

/** Reads digits with a decimal point or comma, and groups of three. */
function decimal(text: string): number | null {
  if (twoWays(text) !== null) return null;
  const plain = ungrouped(text);
  if (plain !== null) return Number(plain);
  return /^(\d+([.,]\d+)?|[.,]\d+)$/.test(text) ? Number(text.replace(',', '.')) : null;
}
