import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { FindFaultSpec } from '../../../src/exercises/find-fault/question.ts';
import { findFaultSchema } from '../../../src/exercises/find-fault/schema.ts';
import { findFaultSpec } from '../../../src/exercises/find-fault/spec.ts';
import { scenarioOf } from '../content.ts';

const ROOT = new URL('./files/', import.meta.url);

/** Ids of every exercise of the kind. */
export const EXERCISES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace(/\.yaml$/, ''))
  .sort();

/** Reads and compiles an exercise. */
export function specOf(id: string): FindFaultSpec {
  const file = findFaultSchema.parse(parse(readFileSync(new URL(`${id}.yaml`, ROOT), 'utf8')));
  return findFaultSpec(file, scenarioOf(file.scenario), id);
}
