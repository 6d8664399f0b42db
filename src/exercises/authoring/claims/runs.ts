import { simulate } from '../../../tcp/index.ts';
import type { ProfileName } from '../../../tcp/profile/profile.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { Transcript } from '../../../tcp/simulator/transcript.ts';
import type { Claim } from './claim.ts';
import type { Runs } from './holds.ts';

/**
 * Returns the runs of some scenarios with one seed, each made once and only when a claim asks for it. `profile` holds
 * where a claim names none.
 */
export function runsOf(
  scenarios: Readonly<Record<string, Scenario>>,
  profile: ProfileName,
  seed: number,
): Runs {
  return runsBy(scenarios, profile, (scenario) => simulate(scenario, { seed }));
}

/** Returns runs as `make` makes them, each once and only when a claim asks for it. */
export function runsBy(
  scenarios: Readonly<Record<string, Scenario>>,
  profile: ProfileName,
  make: (scenario: Scenario) => Transcript,
): Runs {
  const made = new Map<string, Transcript>();
  return (id, own = profile, overrides) => {
    const scenario = Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
    if (!scenario) {
      throw new RangeError(`there is no scenario "${id}" here; known: ${Object.keys(scenarios).join(', ')}`);
    }
    const key = `${own} ${id} ${JSON.stringify(overrides ?? {})}`;
    const run = made.get(key) ?? make({ ...scenario, profile: own, ...replaced(scenario, overrides) });
    made.set(key, run);
    return run;
  };
}

function replaced(scenario: Scenario, overrides: Scenario['overrides']): Pick<Scenario, 'overrides'> {
  if (!overrides) return {};
  const of = (side: 'client' | 'server') => ({ ...scenario.overrides?.[side], ...overrides[side] });
  return { overrides: { client: of('client'), server: of('server') } };
}

/** Returns the runs a claim is about as a reader finds them: the scenario's id, with a profile that the claim names. */
export function runNames(claim: Claim): string[] {
  if ('all' in claim) return claim.all.flatMap(runNames);
  if ('any' in claim) return claim.any.flatMap(runNames);
  if ('not' in claim) return runNames(claim.not);
  if (!('run' in claim)) return [];
  return [claim.profile === undefined ? claim.run : `${claim.run} (${claim.profile})`];
}

/** Returns the ids of the scenarios a claim is about. */
export function runsIn(claim: Claim): string[] {
  if ('all' in claim) return claim.all.flatMap(runsIn);
  if ('any' in claim) return claim.any.flatMap(runsIn);
  if ('not' in claim) return runsIn(claim.not);
  return 'run' in claim ? [claim.run] : [];
}
