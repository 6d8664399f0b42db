import type { Hints, PartHints } from '../../hints/hint.ts';
import type { ChoiceAnswer, ChoiceQuestion } from './question.ts';
import { rightOptions } from './right.ts';

/** Help with a choice: an option that is not right. */
export interface OptionHint {
  readonly id: string;
  /** Whether a run decided, or the author with a source. */
  readonly by: 'run' | 'source';
}

/** Hints for a choice: each rules out one option. */
export const choiceHints: Hints<ChoiceQuestion, ChoiceAnswer, OptionHint> = { of: hintsOf, missing };

function hintsOf(question: ChoiceQuestion): PartHints<OptionHint>[] {
  const rights = rightOptions(question);
  return question.options
    .filter(({ id }) => !rights.has(id))
    .map(({ id, claim }) => ({ part: id, steps: [{ id, by: claim ? 'run' : 'source' }] }));
}

/** What is chosen wrongly is ruled out first. */
function missing(question: ChoiceQuestion, chosen: ChoiceAnswer): string[] {
  const rights = rightOptions(question);
  const wrong = question.options.map(({ id }) => id).filter((id) => !rights.has(id));
  const slips = wrong.filter((id) => chosen.includes(id));
  if (slips.length === 0 && [...rights].every((id) => chosen.includes(id))) return [];
  return [...slips, ...wrong.filter((id) => !chosen.includes(id))];
}
