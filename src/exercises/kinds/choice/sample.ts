import type { SampleSort } from '../../kind.ts';
import type { ChoiceQuestion } from './question.ts';
import { rightOptions } from './right.ts';

/** Returns what a learner could choose: the right options; one too many, too few or another; or no answer at all. */
export function sample(question: ChoiceQuestion, sort: SampleSort): unknown {
  const { seed, several } = question;
  const ids = question.options.map((option) => option.id);
  const rights = rightOptions(question);
  const right = ids.filter((id) => rights.has(id));
  const wrong = ids.filter((id) => !rights.has(id));
  if (sort === 'correct') return right;
  if (sort === 'incorrect') {
    const other = wrong.slice(seed % wrong.length).slice(0, 1);
    if (!several) return other;
    return seed % 2 === 0 && right.length > 1 ? right.slice(1) : [...right, ...other];
  }
  const malformed = [[], '', 42, ['no-such-option'], null, several ? [...ids, 'x'] : ids.slice(0, 2)];
  return malformed[seed % malformed.length];
}
