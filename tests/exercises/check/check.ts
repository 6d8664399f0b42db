/** The check of one exercise, shared by `npm run exercises` and the tests. */
import { parse } from 'yaml';
import { atLine, describeIssues } from '../../../src/exercises/authoring/author-errors.ts';
import { nearNames } from '../../../src/exercises/authoring/near-names.ts';
import { yamlNumberFaults } from '../../../src/exercises/authoring/numbers/yaml-numbers.ts';
import { requireFaultsMet } from '../../../src/exercises/authoring/scenario/index.ts';
import { topicsOf } from '../../../src/exercises/authoring/topics.ts';
import { exerciseSchema, type KindName, readScenario } from '../../../src/exercises/index.ts';
import type { Scenario } from '../../../src/tcp/index.ts';
import { remembered } from '../remembered.ts';
import { caught, type Fault } from './fault.ts';
import { variantLines } from './golden.ts';
import { openTrial } from './trial.ts';

/** The files an exercise is checked against: their texts by id. */
export interface Library {
  readonly exercises: ReadonlyMap<string, string>;
  readonly scenarios: ReadonlyMap<string, string>;
}

/** What came of checking one exercise. */
export interface Checked {
  readonly id: string;
  /** Null when its file cannot be read. */
  readonly kind: KindName | null;
  readonly seeds: number;
  readonly ms: number;
  readonly faults: readonly Fault[];
  /** What its variants ask and what is right, by seed. */
  readonly variants: ReadonlyMap<number, readonly string[]>;
}

/** Most faults told of one exercise. */
const MOST_FAULTS = 5;

/** Returns seeds that lie far apart, the one its page shows first before them. */
export function seedsOf(count: number, first: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => (i === 0 ? first : Math.imul(i, 0x9e37_79b1) >>> 0));
}

/** Checks an exercise with these seeds, or with as many as are wanted. */
export function checkExercise(library: Library, id: string, wanted: number | readonly number[]): Checked {
  const faults: Fault[] = [];
  let kind: KindName | null = null;
  let seeds: readonly number[] = [];
  const variants = new Map<number, readonly string[]>();
  const start = performance.now();
  const whose = { field: '', seed: null, todo: 'CONTRIBUTING.md tells what a file holds.' };
  const text = library.exercises.get(id) ?? '';
  faults.push(
    ...caught(() => {
      const data: unknown = readYaml(text);
      const checked = exerciseSchema.safeParse(data);
      if (!checked.success)
        return checked.error.issues.map((issue) => ({
          ...whose,
          what: withoutName(describeIssues(id, [issue], text), id),
        }));
      const file = checked.data;
      kind = file.kind;
      topicsOf(id, file.topics);
      const trial = openTrial(file, id, scenariosOf(library.scenarios), (seed, ...drawn) =>
        variants.set(seed, variantLines(...drawn)),
      );
      seeds =
        typeof wanted === 'number' ? seedsOf(wanted, ('seed' in file ? file.seed : undefined) ?? 1) : wanted;
      const numbers = yamlNumberFaults(text).map((fault) => ({ ...fault, seed: null }));
      return [...untranslated(data), ...numbers, ...tried(trial, seeds)];
    }, whose).map((fault) => ({ ...fault, what: lineOfValue(text, fault.what) + fault.what })),
  );
  return { id, kind, seeds: seeds.length, ms: performance.now() - start, faults, variants };
}

function readYaml(text: string, file = ''): unknown {
  try {
    return parse(text);
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
    const hint = 'indent with spaces, write each field once, and put a text with a colon or a # in quotes';
    throw new Error(`${file}${first.replace(/:$/, '')}; ${hint}`);
  }
}

function tried(trial: (seed: number) => readonly Fault[], seeds: readonly number[]): readonly Fault[] {
  const faults: Fault[] = [];
  for (const seed of seeds) {
    // What one seed has shown is not told again of the next.
    const news = trial(seed).filter(({ what }) => !faults.some((fault) => fault.what === what));
    faults.push(...news);
    if (faults.length >= MOST_FAULTS) break;
  }
  return faults.slice(0, MOST_FAULTS);
}

/** Says the line of the value that a sentence is about. */
function lineOfValue(text: string, what: string): string {
  const name = /^values: (\w+): /.exec(what)?.[1];
  return name === undefined ? '' : atLine(text, ['values', name]);
}

const scenariosOf = remembered((scenarios: Library['scenarios']) =>
  remembered((name: string) => scenarioIn({ scenarios }, name)),
);

/** Compiles a scenario; throws with the near names when there is none, and when a fault of it meets no segment. */
export function scenarioIn({ scenarios }: Pick<Library, 'scenarios'>, name: string): Scenario {
  const text = scenarios.get(name);
  if (text !== undefined) {
    const scenario = readScenario(readYaml(text, `Scenario ${name}: `), name, text);
    requireFaultsMet(scenario, text);
    return scenario;
  }
  const near = nearNames(name, scenarios.keys()).join(', ');
  throw new RangeError(`scenario: there is no content/scenarios/${name}.yaml; near: ${near}`);
}

const withoutName = (message: string, id: string): string =>
  message.startsWith(`${id}: `) ? message.slice(id.length + 2) : message;

/** What is written alike in both languages: names, flags, numbers, calls and signs, but no sentence. */
const SAME_IN_BOTH = /^[^\p{Ll}]*$|^[\w()]+$|^\{\w+\}$/u;

/** Returns the texts of a file that stand in both languages in the same words, so that one was never translated. */
export function untranslated(value: unknown, path: readonly (string | number)[] = []): readonly Fault[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => untranslated(one, [...path, i]));
  if (typeof value !== 'object' || value === null) return [];
  const { en, 'zh-cn': chinese } = value as Record<string, unknown>;
  if (typeof en !== 'string' || typeof chinese !== 'string')
    return Object.entries(value).flatMap(([key, one]) => untranslated(one, [...path, key]));
  const field = path.map((part) => (typeof part === 'number' ? part + 1 : part)).join(' ');
  const fault = (what: string, todo: string): Fault => ({ field, seed: null, what, todo });
  const same = en.trim() === chinese.trim() && !SAME_IN_BOTH.test(en.trim());
  if (same) return [fault(`"${en.trim()}" is the same in both languages`, 'Write zh-cn in Chinese.')];
  return /\p{Script=Han}/u.test(en)
    ? [fault(`en is "${en.trim()}"`, 'Write en in English: the two may be exchanged.')]
    : [];
}
