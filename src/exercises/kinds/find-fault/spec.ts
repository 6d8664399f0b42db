import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { FindFaultSpec } from './question.ts';
import type { FindFaultFile } from './schema.ts';
import { SPOILERS } from './spoilers.ts';

/** Returns an author's exercise as `generate` takes it, with its scenario compiled. `name` is for messages. */
export function findFaultSpec(file: FindFaultFile, scenario: Scenario, name: string): FindFaultSpec {
  return {
    name: `Exercise ${name}`,
    scenario: { ...scenario, profile: file.profile ?? scenario.profile },
    numbers: file.numbers,
    show: file.show ?? null,
    spoilers: file.spoilers ?? SPOILERS,
    octets: file.octets ?? null,
    wrap: file.wrap ?? (file.numbers === 'absolute' ? 'sometimes' : 'never'),
  };
}
