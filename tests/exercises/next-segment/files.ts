import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { NextSegmentSpec } from '../../../src/exercises/next-segment/question.ts';
import { nextSegmentSchema } from '../../../src/exercises/next-segment/schema.ts';
import { nextSegmentSpec } from '../../../src/exercises/next-segment/spec.ts';
import { scenarioOf } from '../content.ts';

const ROOT = new URL('./files/', import.meta.url);

/** Ids of every exercise of this kind. */
export const FILES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace(/\.yaml$/, ''))
  .sort();

/** Reads and compiles an exercise of this kind. */
export function specOf(id: string): NextSegmentSpec {
  const file = nextSegmentSchema.parse(parse(readFileSync(new URL(`${id}.yaml`, ROOT), 'utf8')));
  return nextSegmentSpec(file, scenarioOf(file.scenario), id);
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
    ...part,
  };
}
