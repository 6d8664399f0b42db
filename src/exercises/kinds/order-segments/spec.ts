import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { OrderSegmentsSpec } from './question.ts';
import type { OrderSegmentsFile } from './schema.ts';

/** Returns an author's exercise as `generate` takes it, with its scenario compiled. `name` is for messages. */
export function orderSegmentsSpec(
  file: OrderSegmentsFile,
  scenario: Scenario,
  name: string,
): OrderSegmentsSpec {
  return {
    name: `Exercise ${name}`,
    scenario: { ...scenario, profile: file.profile ?? scenario.profile },
    numbers: file.numbers,
    show: file.show ?? null,
    states: file.states ?? [],
    calls: file.calls ?? [],
    octets: file.octets ?? null,
    wrap: file.wrap ?? (file.numbers === 'absolute' ? 'sometimes' : 'never'),
  };
}
