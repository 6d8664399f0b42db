import type { NextSegmentSpec } from '../../../../src/exercises/kinds/next-segment/question.ts';
import { nextSegmentSpec } from '../../../../src/exercises/kinds/next-segment/schema.ts';
import { filesOf, scenarioOf } from '../../content.ts';

const SPECS = new Map(
  filesOf('next-segment').map(([id, file]) => [id, nextSegmentSpec(file, scenarioOf(file.scenario), id)]),
);

/** Ids of every exercise of this kind. */
export const FILES = [...SPECS.keys()];

/** Returns an exercise of this kind. */
export function specOf(id: string): NextSegmentSpec {
  const spec = SPECS.get(id);
  if (!spec) throw new RangeError(`no next-segment exercise ${id}; there are ${FILES.join(', ')}`);
  return spec;
}

/** An exercise on a scenario of the site, for tests that need one of their own. */
export function specWith(scenario: string, part: Partial<NextSegmentSpec>): NextSegmentSpec {
  return {
    name: 'Exercise test',
    scenario: scenarioOf(scenario),
    numbers: 'relative',
    you: 'client',
    when: { arrives: 2 },
    may: [],
    octets: null,
    wrap: 'never',
    misconceptions: [],
    ...part,
  };
}
