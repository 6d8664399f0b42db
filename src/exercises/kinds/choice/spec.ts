import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import { claimHolds } from '../../authoring/claims/holds.ts';
import { runsIn, runsOf } from '../../authoring/claims/runs.ts';
import { type ChoiceSpec, sealOf } from './question.ts';
import type { ChoiceFile } from './schema.ts';

/**
 * Returns an author's exercise as `generate` takes it. `scenario` compiles a scenario by its id; `name` is for
 * messages.
 */
export function choiceSpec(file: ChoiceFile, scenario: (id: string) => Scenario, name: string): ChoiceSpec {
  const ids = new Set(file.options.flatMap(({ claim }) => (claim ? runsIn(claim) : [])));
  return {
    name: `Exercise ${name}`,
    profile: file.profile,
    several: file.several ?? false,
    shown: file.shown ?? null,
    options: file.options.map(({ id, claim, right }) => ({
      id,
      claim: claim ?? null,
      seal: claim ? null : sealOf(`Exercise ${name}`, id, right),
    })),
    scenarios: Object.fromEntries([...ids].map((id) => [id, scenario(id)])),
  };
}

/** Returns a sentence for each option whose runs, with this seed, say otherwise than its author. */
export function disagreements(file: ChoiceFile, spec: ChoiceSpec, seed: number): string[] {
  const runs = runsOf(spec.scenarios, spec.profile, seed);
  return file.options.flatMap(({ id, claim, right }) => {
    if (!claim || claimHolds(claim, runs) === right) return [];
    return [
      `${spec.name}: option "${id}" says right: ${right}, but with seed ${seed} its claim says ${!right}`,
    ];
  });
}
