import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import { claimHolds } from '../../authoring/claims/holds.ts';
import { runsIn, runsOf } from '../../authoring/claims/runs.ts';
import type { ExplainSpec } from './question.ts';
import type { ExplainFile } from './schema.ts';

/** Returns an author's exercise as `generate` takes it. `name` is for messages. */
export function explainSpec(file: ExplainFile, name: string): ExplainSpec {
  return {
    name: `Exercise ${name}`,
    profile: file.profile,
    points: file.points.map(({ id, weight }) => ({ id, weight: weight ?? 1 })),
  };
}

/** Returns a sentence for each point whose claim a run with this seed does not bear out. */
export function disagreements(
  file: ExplainFile,
  scenario: (id: string) => Scenario,
  name: string,
  seed: number,
): string[] {
  const ids = file.points.flatMap(({ claim }) => (claim ? runsIn(claim) : []));
  const runs = runsOf(Object.fromEntries(ids.map((id) => [id, scenario(id)])), file.profile, seed);
  return file.points.flatMap(({ id, claim }) =>
    !claim || claimHolds(claim, runs)
      ? []
      : [`Exercise ${name}: the claim of point "${id}" does not hold with seed ${seed}`],
  );
}
