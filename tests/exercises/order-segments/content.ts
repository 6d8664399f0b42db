import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { OrderSegmentsSpec } from '../../../src/exercises/order-segments/question.ts';
import { orderSegmentsSchema } from '../../../src/exercises/order-segments/schema.ts';
import { orderSegmentsSpec } from '../../../src/exercises/order-segments/spec.ts';
import { scenarioOf } from '../content.ts';

const ROOT = new URL('./files/', import.meta.url);

/** Ids of every exercise of the kind. */
export const EXERCISES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace(/\.yaml$/, ''))
  .sort();

/** Reads and compiles an exercise. */
export function specOf(id: string): OrderSegmentsSpec {
  const file = orderSegmentsSchema.parse(parse(readFileSync(new URL(`${id}.yaml`, ROOT), 'utf8')));
  return orderSegmentsSpec(file, scenarioOf(file.scenario), id);
}
