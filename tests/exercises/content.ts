import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { FillTraceQuestion, FillTraceSpec } from '../../src/exercises/fill-trace/question.ts';
import { compileScenario, exerciseSchema, fillTraceSpec } from '../../src/exercises/index.ts';
import type { Scenario } from '../../src/tcp/index.ts';

const ROOT = new URL('../../content/', import.meta.url);

function idsOf(collection: string): string[] {
  return readdirSync(new URL(collection, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.replace(/\.yaml$/, ''))
    .sort();
}

function read(path: string): unknown {
  return parse(readFileSync(new URL(`${path}.yaml`, ROOT), 'utf8'));
}

/** Ids of every scenario of the site. */
export const SCENARIOS = idsOf('scenarios');

/** Ids of every exercise of the site. */
export const EXERCISES = idsOf('exercises');

/** Reads and compiles a scenario of the site. */
export function scenarioOf(id: string): Scenario {
  return compileScenario(read(`scenarios/${id}`), id);
}

/** Reads and compiles an exercise of the site. */
export function specOf(id: string): FillTraceSpec {
  const file = exerciseSchema.parse(read(`exercises/${id}`));
  return fillTraceSpec(file, scenarioOf(file.scenario), id);
}

/** A small exercise on the plain handshake, for tests that need one of their own. */
export function specWith(part: Partial<FillTraceSpec>, scenario = 'handshake/plain'): FillTraceSpec {
  return {
    name: 'Exercise test',
    scenario: scenarioOf(scenario),
    numbers: 'relative',
    show: null,
    states: false,
    ask: [{ segments: 'all', cells: ['seq', 'ack'] }],
    blanks: null,
    octets: null,
    wrap: 'never',
    ...part,
  };
}

/** Prints a question as a table, for messages of failing tests. */
export function printed(question: FillTraceQuestion): string {
  const rows = question.rows.map(
    (row) => `#${row.index + 1} ${row.from} ${JSON.stringify(row.cells)} ${row.fate}`,
  );
  return [`seed ${question.seed}, ISNs ${JSON.stringify(question.isns)}`, ...rows].join('\n');
}
