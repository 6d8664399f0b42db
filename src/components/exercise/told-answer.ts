import { format } from '../../i18n/format.ts';
import type { Given } from './kind-view.ts';
import type { BlankReport } from './Verdict.tsx';
import type { ExerciseWords } from './words.ts';

/** What stands beside a blank once its answer was asked for. */
export interface ToldAnswer extends BlankReport {
  readonly mark: 'right' | 'shown';
  readonly answer: string;
}

/** Puts the answer to a part in the place of its blank: what was typed there stays where it is right, else beside it. */
export function toldAnswer(
  part: string,
  answer: string,
  given: Given | undefined,
  t: ExerciseWords,
): ToldAnswer {
  const typed = given?.typed[part]?.trim() ?? '';
  if (typed === '') return { mark: 'shown', word: t.answer, answer };
  if (!given?.missed(part)) return { mark: 'right', word: t.right, answer: typed };
  return { mark: 'shown', word: t.answer, answer, wrote: format(t.youWrote, { value: typed }) };
}
