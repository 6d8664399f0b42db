import type { MisconceptionId } from '../../../tcp/misconceptions/index.ts';
import { misconceptionOf, simulateMisconception } from '../../../tcp/misconceptions/index.ts';
import { claimHolds } from '../../authoring/claims/holds.ts';
import { runsBy } from '../../authoring/claims/runs.ts';
import type { ChoiceSpec } from './question.ts';
import type { ChoiceFile } from './schema.ts';

/**
 * Returns a sentence for each option that its misconception does not lead to: whose claim does not hold in a run where
 * both sides work by the misconception it names. Where the errors of a misconception add up, its run disagrees with the
 * numbers given in the question, and nothing can be checked.
 */
export function misnamed(file: ChoiceFile, spec: ChoiceSpec, seed: number): string[] {
  return file.options.flatMap(({ id, claim, misconception }) => {
    if (!claim || misconception === undefined || misconceptionOf(misconception).addsUp) return [];
    if (claimHolds(claim, misconceivedRuns(spec, seed, misconception))) return [];
    return [
      `${spec.name}: with seed ${seed} the claim of option "${id}" is not what ${misconception} leads to`,
    ];
  });
}

function misconceivedRuns({ scenarios, profile }: ChoiceSpec, seed: number, id: MisconceptionId) {
  return runsBy(scenarios, profile, (scenario) => simulateMisconception(scenario, seed, id));
}
