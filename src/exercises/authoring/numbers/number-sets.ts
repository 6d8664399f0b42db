import { amountIn, numberOf, wordNumbers } from './grammar.ts';
import { quantitiesIn, typedItems } from './typed-numbers.ts';

/** The numbers that one language of a text has and the other lacks, as each writes them. */
export interface Difference {
  readonly en: readonly string[];
  readonly chinese: readonly string[];
}

/** The numbers of a text: how it writes them, by what they are. */
interface Numbers {
  /** Places and amounts with a unit: the other language must have the same. */
  readonly exact: ReadonlyMap<string, string>;
  /** Other numbers in digits: the other language may write them as words. */
  readonly digits: ReadonlyMap<string, string>;
  readonly words: ReadonlySet<number>;
}

const NUMBER = /(?:0x[\da-f]+|\d+(?:[.,_]\d+)*)/giu;

/**
 * Compares the numbers of a text's two languages as sets: places, amounts in whatever unit, and digits, which the other
 * language may write as a word; null when they are the same.
 *
 * @example differentNumbers('after 999 ms', '888 毫秒后') // { en: ['999 ms'], chinese: ['888 毫秒'] }
 */
export function differentNumbers(en: string, chinese: string): Difference | null {
  const [ours, theirs] = [numbersIn(en), numbersIn(chinese)];
  const difference = { en: lacking(ours, theirs), chinese: lacking(theirs, ours) };
  return difference.en.length + difference.chinese.length === 0 ? null : difference;
}

function lacking(ours: Numbers, theirs: Numbers): string[] {
  return [
    ...[...ours.exact].filter(([key]) => !theirs.exact.has(key)),
    ...[...ours.digits].filter(([key]) => !theirs.digits.has(key) && !theirs.words.has(Number(key))),
  ].map(([, written]) => written);
}

function numbersIn(text: string): Numbers {
  const exact = new Map<string, string>();
  let rest = text.replace(/\[([^\][]*)\]\(lit:[^()]*(?:\([^()]*\)[^()]*)*\)/gu, '$1');
  rest = rest.replace(/\{[^{}]*\}/gu, (place) => {
    exact.set(place, place);
    return ' ';
  });
  for (const { at, text: written, list, unit } of quantitiesIn(rest)) {
    for (const item of typedItems(list)) {
      exact.set(amountIn(numberOf(item) ?? 0, unit), `${item} ${unit}`);
    }
    rest = rest.slice(0, at) + ' '.repeat(written.length) + rest.slice(at + written.length);
  }
  const digits = [...rest.matchAll(NUMBER)].map(
    ([number]) => [number.replace(/[,_]/gu, ''), number] as const,
  );
  return { exact, digits: new Map(digits), words: wordNumbers(text) };
}
