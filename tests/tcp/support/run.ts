import type { Scenario, ScenarioStep, Transcript } from '../../../src/tcp/index.ts';
import { overridesOf, simulate } from '../../../src/tcp/index.ts';
import { scenario } from './script.ts';

/** Runs these steps, under rfc9293 unless `part` says otherwise. */
export function run(steps: readonly ScenarioStep[], part: Partial<Scenario> = {}): Transcript {
  return simulate(scenario(steps, part), { seed: 1 });
}

/** Runs these steps under linux with these sysctls on both hosts, `until` so many seconds or to the end. */
export function linux(
  steps: readonly ScenarioStep[],
  params: Record<string, number> = {},
  until?: number,
): Transcript {
  return run(steps, {
    profile: 'linux',
    overrides: { client: overridesOf(params), server: overridesOf(params) },
    ...(until !== undefined && { until: until * 1_000_000 }),
  });
}
