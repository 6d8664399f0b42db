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

const textOf = remembered((path: string): string => readFileSync(new URL(`${path}.yaml`, ROOT), 'utf8'));
const read = remembered((path: string): unknown => parse(textOf(path)));

/** Ids of every scenario of the site. */
export const SCENARIOS = idsOf('scenarios');

/** Ids of every exercise of the site, whatever its kind. */
const ALL = idsOf('exercises');

/** An exercise of a kind as its author wrote it. */
type FileOf<Kind extends KindName> = Extract<ExerciseFile, { kind: Kind }>;

/** Lists the exercises of a kind. Their texts tell: to read them all as YAML takes most of a second. */
const idsOfKind = remembered((kind: KindName): readonly string[] =>
  ALL.filter((id) => new RegExp(`^kind: ${kind}$`, 'm').test(textOf(`exercises/${id}`))),
);

/** Reads the exercises of one kind as ids with what their authors wrote. */
export function filesOf<Kind extends KindName>(kind: Kind): (readonly [string, FileOf<Kind>])[] {
  return idsOfKind(kind).map((id) => [id, fileOf(kind, id)] as const);
}

/** Reads one exercise of a kind. */
export function fileOf<Kind extends KindName>(kind: Kind, id: string): FileOf<Kind> {
  const file = anyFile(id);
  if (isKind(file, kind)) return file;
  throw new RangeError(`content/exercises/${id}.yaml is of kind ${file.kind}, not ${kind}`);
}

const anyFile = remembered((id: string): ExerciseFile => {
  const checked = exerciseSchema.safeParse(read(`exercises/${id}`));
  if (!checked.success) throw new Error(describeIssues(id, checked.error.issues));
  return checked.data;
});

function isKind<Kind extends KindName>(file: ExerciseFile, kind: Kind): file is FileOf<Kind> {
  return file.kind === kind;
}

/** Ids of every fill-trace exercise of the site. */
export const EXERCISES = idsOfKind('fill-trace');

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
