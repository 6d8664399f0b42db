import { ScenarioError } from './check-scenario.ts';
import type { Scenario } from './scenario.ts';
import { scenarioProblems } from './scenario-ranges.ts';
import { type RunOptions, simulate } from './simulator.ts';
import type { Transcript } from './transcript.ts';

/**
 * Runs a scenario after checking that it makes sense, and checks that every fault of it found a segment.
 * Throws {@link ScenarioError} otherwise.
 */
export function simulateChecked(scenario: Scenario, options: RunOptions): Transcript {
  const [problem] = scenarioProblems(scenario);
  if (problem !== undefined) throw new ScenarioError(problem);
  const transcript = simulate(scenario, options);
  const [unused] = transcript.unusedFilters;
  if (unused !== undefined) {
    const sent = transcript.segments.length;
    throw new ScenarioError(
      `${scenario.name}: the fault "${unused}" matched none of the ${sent} segments sent. Loosen its conditions, or check its number and side.`,
    );
  }
  return transcript;
}
