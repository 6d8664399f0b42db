import { SOURCE_HINT, sourceProblem } from '../claims/source.ts';
import type { TextFault } from '../text-fault.ts';
import { differentNumbers } from './number-sets.ts';
import { typedNumbers } from './typed-numbers.ts';

/** Finds the typed numbers of a text; `lineOf` says where one stands in its file, `instead` what to write for it. */
export function typedFaults(
  text: string,
  field: string,
  lineOf: (at: number, typed: string) => number,
  instead: (typed: string) => string,
): TextFault[] {
  return typedNumbers(text).map(({ at, text: typed }) => ({
    line: lineOf(at, typed),
    field,
    what: `"${typed}" is typed`,
    todo: instead(typed),
  }));
}

/** Finds the numbers that one language of a text has and the other lacks. */
export function differenceFaults(
  en: string,
  chinese: string,
  place: Pick<TextFault, 'line' | 'field'>,
): TextFault[] {
  const difference = differentNumbers(en, chinese);
  if (difference === null) return [];
  const list = (numbers: readonly string[]) => numbers.join(', ') || 'none';
  const what = `the numbers differ: only en has ${list(difference.en)}; only zh-cn has ${list(difference.chinese)}`;
  return [{ ...place, what, todo: 'Say the same numbers in both languages.' }];
}

/** Finds what is wrong with the source of a number that is typed with one. */
export function sourceFaults(source: string, place: Pick<TextFault, 'line' | 'field'>): TextFault[] {
  const problem = sourceProblem(source);
  if (problem === null) return [];
  const what = `the source "${source}" ${problem === SOURCE_HINT ? 'cannot be looked up' : problem}`;
  return [{ ...place, what, todo: `A source ${SOURCE_HINT}.` }];
}
