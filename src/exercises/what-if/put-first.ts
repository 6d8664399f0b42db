import type { Scenario, ScenarioStep } from '../../tcp/index.ts';

/**
 * Returns a scenario with steps put in front of its own, so that they are taken first among those of the same instant
 * and their filters decide first.
 */
export function putFirst(scenario: Scenario, steps: readonly ScenarioStep[]): Scenario {
  const later = scenario.steps.map((step) => ({
    ...step,
    after: step.after.map((index) => index + steps.length),
  }));
  return { ...scenario, steps: [...steps, ...later] };
}
