import type { Scenario } from '../../tcp/scenario.ts';
import type { FillTraceSpec } from './question.ts';
import type { FillTraceFile } from './schema.ts';

/** Returns an author's exercise as `generate` takes it, with its scenario compiled. `name` is for messages. */
export function fillTraceSpec(file: FillTraceFile, scenario: Scenario, name: string): FillTraceSpec {
  return {
    name: `Exercise ${name}`,
    scenario: { ...scenario, profile: file.profile ?? scenario.profile },
    numbers: file.numbers,
    show: file.show ?? null,
    states: file.states ?? false,
    ask: file.ask,
    blanks: file.blanks ?? null,
    octets: file.octets ?? null,
    wrap: file.wrap ?? (file.numbers === 'absolute' ? 'sometimes' : 'never'),
    tells: file.tells ?? [],
  };
}
