import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import { flagsFromText } from '../../trace/index.ts';
import type { DecodeHeaderSpec } from './question.ts';
import type { DecodeHeaderFile } from './schema.ts';

/**
 * Returns an author's exercise as `generate` takes it. `scenario` compiles a scenario by its id; `name` is for
 * messages.
 */
export function decodeHeaderSpec(
  file: DecodeHeaderFile,
  scenario: (id: string) => Scenario,
  name: string,
): DecodeHeaderSpec {
  return {
    name: `Exercise ${name}`,
    direction: file.direction,
    scenarios: file.scenarios.map((id) => {
      const own = scenario(id);
      return { ...own, profile: file.profile ?? own.profile };
    }),
    among: {
      flags: file.among?.flags?.map((text) => flagsFromText(text) ?? 0) ?? null,
      data: file.among?.data ?? null,
    },
    ask: file.ask,
    blanks: file.blanks ?? null,
  };
}
