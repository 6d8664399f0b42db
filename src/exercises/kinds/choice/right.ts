import { claimHolds } from '../../authoring/claims/holds.ts';
import { runsOf } from '../../authoring/claims/runs.ts';
import type { ChoiceQuestion } from './question.ts';

/** Runs the model and returns the ids of the right options; only where a claim cannot decide, the author does. */
export function rightOptions(question: ChoiceQuestion): ReadonlySet<string> {
  const runs = runsOf(question.scenarios, question.profile, question.seed);
  const right = question.options.filter(({ id, claim, seal }) =>
    claim ? claimHolds(claim, runs) : seal === sealOf(question.name, id, true),
  );
  return new Set(right.map((option) => option.id));
}

/** Returns a number that keeps whether an option without a claim is right from being read off the page's data. */
export function sealOf(name: string, option: string, right: boolean): number {
  let hash = 0x811c_9dc5;
  for (const character of `${name}\n${option}\n${right ? 'right' : 'wrong'}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x0100_0193);
  }
  return hash >>> 0;
}
