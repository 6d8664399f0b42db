import type { Score } from '../../kind.ts';
import type { ChoiceAnswer, ChoiceQuestion } from './question.ts';
import { rightOptions } from './right.ts';

/** `missed`: right and not chosen. `left`: wrong and not chosen, as it should be. */
export type OptionMark = 'right' | 'wrong' | 'missed' | 'left';

/** One option judged. */
export interface OptionVerdict {
  readonly id: string;
  readonly chosen: boolean;
  readonly right: boolean;
  readonly mark: OptionMark;
}

/**
 * An answer judged, option by option in the order shown. The score is 1 for exactly the right options; where several
 * can be chosen, each wrong one takes away what a right one gives.
 */
export interface ChoiceVerdict extends Score {
  readonly options: readonly OptionVerdict[];
  readonly counts: Readonly<Record<OptionMark, number>>;
}

/** Judges an answer by the runs its options are about. */
export function grade(question: ChoiceQuestion, answer: ChoiceAnswer): ChoiceVerdict {
  const rights = rightOptions(question);
  const options = question.options.map(({ id }): OptionVerdict => {
    const chosen = answer.includes(id);
    const right = rights.has(id);
    return { id, chosen, right, mark: markOf(chosen, right) };
  });
  const count = (mark: OptionMark) => options.filter((option) => option.mark === mark).length;
  const counts = {
    right: count('right'),
    wrong: count('wrong'),
    missed: count('missed'),
    left: count('left'),
  };
  return { options, counts, score: Math.max(0, counts.right - counts.wrong) / rights.size };
}

/** Runs the model and returns every option with whether it is right. */
export function solve(question: ChoiceQuestion): readonly OptionVerdict[] {
  return grade(question, []).options;
}

function markOf(chosen: boolean, right: boolean): OptionMark {
  if (chosen) return right ? 'right' : 'wrong';
  return right ? 'missed' : 'left';
}
