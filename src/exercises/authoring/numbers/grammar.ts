/** How English and Chinese texts write numbers and their units. */

/** Stands for a place in a text whose number is checked: a value of a run, a parameter, a number with its source. */
export const CHECKED = '\uFFFC';

/** English number words that name an amount; `one`, `a` and `half` apart, which often name none. */
const ENGLISH: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
};

const CHINESE_DIGITS = '零一二三四五六七八九';
const CHINESE_TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Words of one, which with a size or a count are mere articles: one octet, 一个字节. */
export const ONE = /^(?:one|an?|一)$/iu;

const DIGITS = String.raw`0x[\da-f]+|\d+(?:[,_]\d{3}(?!\d))*(?:\.\d+)?`;
const WORDS = `${Object.keys(ENGLISH).join('|')}|half an?|half of an?|one|an?|[一二两三四五六七八九十百千半]+`;
const ITEM = `(?:${DIGITS}|(?:${WORDS})(?![A-Za-z])|${CHECKED}+)`;
const BETWEEN = String.raw`\s*(?:,\s*(?:and|or)?|、|and|or|to|[–—~-]|和|或|到|至)\s*`;

/** A number, or several in a row: `1, 3 and 7`. */
export const LIST = `${ITEM}(?:${BETWEEN}${ITEM})*`;
/** Where a number begins that is not part of a name: not in RFC 9293, §3.4, 2^32, #8, 6.18. */
export const STARTS = String.raw`(?<![\w.#^§])(?<!RFC )`;
/** What parts the numbers of a list. */
export const PARTS = new RegExp(`(${ITEM})`, 'giu');

const TIMES: readonly (readonly [string, number])[] = [
  ['nanoseconds?|ns|纳秒', 1e-9],
  ['microseconds?|µs|μs|us|微秒', 1e-6],
  ['milliseconds?|ms|毫秒', 1e-3],
  ['seconds?|s|秒钟?', 1],
  ['minutes?|mins?|分多?钟', 60],
  ['hours?|h|小时', 3600],
  ['days?|天', 86_400],
];
const SIZES: readonly (readonly [string, number])[] = [
  ['bits?|比特|位', 1],
  ['octets?|bytes?|B|字节', 8],
  ['kB|KB', 8e3],
  ['KiB', 8 * 1024],
  ['MB', 8e6],
  ['MiB', 8 * 1024 ** 2],
  ['GB', 8e9],
  ['GiB', 8 * 1024 ** 3],
];

const inOne = (units: readonly (readonly [string, number])[]): string =>
  units.map(([names]) => names).join('|');

/** The units of time and of size, as a pattern with a group each. */
export const UNIT = `(${inOne(TIMES)})(?![A-Za-z0-9_])|(${inOne(SIZES)})(?![A-Za-z0-9_])`;

/** Units that only digits go with: `s` after a word is no second. */
export const SHORT = /^(?:ns|µs|μs|us|ms|s|h|mins?|B|kB|KB|MB|GB|位)$/u;

/** Returns an amount in seconds or bits, as a text that is the same in both languages. */
export function amountIn(number: number, unit: string): string {
  for (const [units, base] of [
    [TIMES, 's'],
    [SIZES, 'bits'],
  ] as const) {
    const found = units.find(([names]) => new RegExp(`^(?:${names})$`, 'u').test(unit));
    if (found) return `${Number((number * found[1]).toPrecision(12))} ${base}`;
  }
  return `${number} ${unit}`;
}

/** Reads a number as it is written, in digits or words; null for what is none. */
export function numberOf(text: string): number | null {
  const word = text.trim().toLowerCase();
  if (/^(?:0x[\da-f]+|[\d.,_]+)$/u.test(word)) return Number(word.replace(/[,_]/gu, ''));
  if (/^half/u.test(word) || word === '半') return 0.5;
  if (/^(?:one|an?)$/u.test(word)) return 1;
  return ENGLISH[word] ?? chinese(word);
}

function chinese(word: string): number | null {
  let sum = 0;
  let digit: number | null = null;
  for (const character of word.replaceAll('两', '二')) {
    const tens = CHINESE_TENS[character];
    const value = CHINESE_DIGITS.indexOf(character);
    if (tens === undefined && value < 0) return null;
    if (tens !== undefined) sum += (digit ?? 1) * tens;
    digit = tens === undefined ? value : null;
  }
  return word === '' ? null : sum + (digit ?? 0);
}

/** The numbers that words name in a text, ordinals and `twice` with them. */
export function wordNumbers(text: string): ReadonlySet<number> {
  const ordinals: Readonly<Record<string, number>> = {
    ...ENGLISH,
    one: 1,
    first: 1,
    once: 1,
    second: 2,
    twice: 2,
    both: 2,
    double: 2,
    third: 3,
    fourth: 4,
    fifth: 5,
    sixth: 6,
    seventh: 7,
    eighth: 8,
    ninth: 9,
    tenth: 10,
  };
  const english = [...text.toLowerCase().matchAll(/[a-z]+/gu)].map(([word]) => ordinals[word]);
  const han = [...text.matchAll(/[一二两双三四五六七八九十百千]+/gu)].map(([word]) =>
    chinese(word.replaceAll('双', '二')),
  );
  return new Set([...english, ...han].filter((n) => n !== undefined && n !== null));
}
