import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describeIssues } from '../../src/exercises/authoring/author-errors.ts';
import { type ExerciseFile, exerciseSchema, type KindName, readScenario } from '../../src/exercises/index.ts';
import type { FillTraceQuestion, FillTraceSpec } from '../../src/exercises/kinds/fill-trace/question.ts';
import { fillTraceSchema, fillTraceSpec } from '../../src/exercises/kinds/fill-trace/schema.ts';
import type { Scenario } from '../../src/tcp/index.ts';
import { remembered } from './remembered.ts';

const ROOT = new URL('../../content/', import.meta.url);

function idsOf(collection: string): string[] {
  return readdirSync(new URL(collection, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.replace(/\.yaml$/, ''))
    .sort();
}

const read = remembered((path: string): unknown =>
  parse(readFileSync(new URL(`${path}.yaml`, ROOT), 'utf8')),
);

/** Ids of every scenario of the site. */
export const SCENARIOS = idsOf('scenarios');

/** Ids of every exercise of the site, whatever its kind. */
const ALL = idsOf('exercises');

/** Reads the exercises of one kind as ids with what their authors wrote. */
export function filesOf<Kind extends KindName>(
  kind: Kind,
): (readonly [string, Extract<ExerciseFile, { kind: Kind }>])[] {
  return ALL.flatMap((id) => {
    const file = fileOf(id);
    return isKind(file, kind) ? [[id, file] as const] : [];
  });
}

const fileOf = remembered((id: string): ExerciseFile => {
  const checked = exerciseSchema.safeParse(read(`exercises/${id}`));
  if (!checked.success) throw new Error(describeIssues(id, checked.error.issues));
  return checked.data;
});

function isKind<Kind extends KindName>(
  file: ExerciseFile,
  kind: Kind,
): file is Extract<ExerciseFile, { kind: Kind }> {
  return file.kind === kind;
}

/** Ids of every fill-trace exercise of the site. */
export const EXERCISES = filesOf('fill-trace').map(([id]) => id);

/** Reads and compiles a scenario of the site. */
export const scenarioOf = remembered((id: string): Scenario => readScenario(read(`scenarios/${id}`), id));

/** Reads and compiles a fill-trace exercise of the site. */
export const specOf = remembered((id: string): FillTraceSpec => {
  const file = fillTraceSchema.parse(read(`exercises/${id}`));
  return fillTraceSpec(file, scenarioOf(file.scenario), id);
});

/** A small exercise on the plain handshake, for tests that need one of their own. */
export function specWith(part: Partial<FillTraceSpec>, scenario = 'handshake/plain'): FillTraceSpec {
  return {
    name: 'Exercise test',
    scenario: scenarioOf(scenario),
    numbers: 'relative',
    show: null,
    states: false,
    ask: [{ segments: 'all', cells: ['seq', 'ack'] }],
    moments: [],
    precision: 10_000,
    vary: null,
    blanks: null,
    octets: null,
    wrap: 'never',
    misconceptions: [],
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
