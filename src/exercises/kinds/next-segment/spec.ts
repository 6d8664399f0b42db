import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { NextSegmentSpec, When } from './question.ts';
import type { NextSegmentFile } from './schema.ts';

/** Returns an author's exercise as `generate` takes it, with its scenario compiled. `name` is for messages. */
export function nextSegmentSpec(file: NextSegmentFile, scenario: Scenario, name: string): NextSegmentSpec {
  const where = `Exercise ${name}`;
  return {
    name: where,
    scenario: { ...scenario, name: `${where} (${scenario.name})`, profile: file.profile ?? scenario.profile },
    numbers: file.numbers,
    you: file.you,
    when: whenOf(file.when),
    may: (file.may ?? []).map((possible) =>
      typeof possible === 'string' ? { call: possible } : sent(possible.send),
    ),
    octets: file.octets ?? null,
    wrap: file.wrap ?? (file.numbers === 'absolute' ? 'sometimes' : 'never'),
    tells: file.tells ?? [],
  };
}

function whenOf(when: NextSegmentFile['when']): When {
  if (when.arrives !== undefined) return { arrives: when.arrives };
  const nth = when.nth ?? 1;
  if (when.calls !== undefined) return { calls: when.calls, nth };
  if (when.timer !== undefined) return { timer: when.timer, nth };
  throw new RangeError('"when" names nothing; the schema refuses that');
}

function sent(bytes: number): { readonly call: 'send'; readonly bytes: number } {
  return { call: 'send', bytes };
}
