import { claimHolds } from '../../authoring/claims/holds.ts';
import { runsOf } from '../../authoring/claims/runs.ts';
import { type ChoiceQuestion, sealOf } from './question.ts';

/** Runs the model and returns the ids of the right options; only where a claim cannot decide, the author does. */
export function rightOptions(question: ChoiceQuestion): ReadonlySet<string> {
  const runs = runsOf(question.scenarios, question.profile, question.seed);
  const right = question.options.filter(({ id, claim, seal }) =>
    claim ? claimHolds(claim, runs) : seal === sealOf(question.name, id, true),
  );
  return new Set(right.map((option) => option.id));
}
