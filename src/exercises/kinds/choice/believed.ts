import type { MutantId } from '../../../tcp/misconceptions/index.ts';
import { mutantOf, simulateBelief } from '../../../tcp/misconceptions/index.ts';
import { claimHolds } from '../../authoring/claims/holds.ts';
import { runsBy } from '../../authoring/claims/runs.ts';
import type { ChoiceSpec } from './question.ts';
import type { ChoiceFile } from './schema.ts';

/**
 * Returns a sentence for each option that a believer would not choose by their own run: whose claim does not hold where
 * both sides live by the misconception it names. Where a belief adds up along a run, numbers given in the question
 * stand against the run's, and nothing can be checked.
 */
export function misnamed(file: ChoiceFile, spec: ChoiceSpec, seed: number): string[] {
  return file.options.flatMap(({ id, claim, misconception }) => {
    if (!claim || misconception === undefined || mutantOf(misconception).countsOn) return [];
    if (claimHolds(claim, believedRuns(spec, seed, misconception))) return [];
    return [
      `${spec.name}: with seed ${seed} the claim of option "${id}" is not what ${misconception} leads to`,
    ];
  });
}

function believedRuns({ scenarios, profile }: ChoiceSpec, seed: number, id: MutantId) {
  return runsBy(scenarios, profile, (scenario) => simulateBelief(scenario, seed, id));
}
