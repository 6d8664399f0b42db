import type { ProfileName } from '../../../tcp/profile/profile.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import { runsOf } from '../claims/runs.ts';
import { fillPlaces, type Reference, referenceText, type Units } from './value.ts';

/** Seed of the runs that sentences quote: what they quote is the same with every seed. */
export const QUOTED_SEED = 1;

/** Returns a function that fills the places of a file's sentences with the values it names. */
export function quoted(
  file: {
    readonly profile: ProfileName;
    readonly values?: Readonly<Record<string, Reference>> | undefined;
  },
  scenario: (id: string) => Scenario,
  units: Units,
  seed = QUOTED_SEED,
): (text: string) => string {
  const references = Object.entries(file.values ?? {});
  const ids = references.flatMap(([, reference]) => ('run' in reference ? [reference.run] : []));
  const scenarios = Object.fromEntries(ids.map((id) => [id, scenario(id)]));
  const runs = runsOf(scenarios, file.profile, seed);
  const values = Object.fromEntries(
    references.map(([name, reference]) => [name, referenceText(reference, runs, units)]),
  );
  return (text) => fillPlaces(text, values);
}
