/** The check of one exercise, shared by `npm run exercises` and the tests. */
import { parse } from 'yaml';
import { nearNames } from '../../../src/components/lesson/near-names.ts';
import { describeIssues } from '../../../src/exercises/authoring/issues.ts';
import { topicsOf } from '../../../src/exercises/authoring/topics.ts';
import { compileScenario, exerciseSchema, type KindName } from '../../../src/exercises/index.ts';
import type { Scenario } from '../../../src/tcp/index.ts';
import { caught, type Fault } from './fault.ts';
import { openTrial } from './trials.ts';
import { untranslated } from './words.ts';

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
  const start = performance.now();
  const whose = { field: '', seed: null, todo: 'CONTRIBUTING.md tells what a file holds.' };
  faults.push(
    ...caught(() => {
      const data: unknown = readYaml(library.exercises.get(id) ?? '');
      const checked = exerciseSchema.safeParse(data);
      if (!checked.success)
        return checked.error.issues.map((issue) => ({
          ...whose,
          what: withoutName(describeIssues(id, [issue]), id),
        }));
      const file = checked.data;
      kind = file.kind;
      topicsOf(id, file.topics);
      const trial = openTrial(file, id, (name) => scenarioIn(library, name));
      seeds =
        typeof wanted === 'number' ? seedsOf(wanted, ('seed' in file ? file.seed : undefined) ?? 1) : wanted;
      return [...untranslated(data), ...tried(trial, seeds)];
    }, whose),
  );
  return { id, kind, seeds: seeds.length, ms: performance.now() - start, faults };
}

function readYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
    const hint = 'indent with spaces, write each field once, and put a text with a colon or a # in quotes';
    throw new Error(`${first.replace(/:$/, '')}; ${hint}`);
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

/** Compiles a scenario; throws with the near names when there is none. */
export function scenarioIn({ scenarios }: Library, name: string): Scenario {
  const text = scenarios.get(name);
  if (text !== undefined) return compileScenario(readYaml(text), name);
  const near = nearNames(name, scenarios.keys()).join(', ');
  throw new RangeError(`scenario: there is no content/scenarios/${name}.yaml; near: ${near}`);
}

const withoutName = (message: string, id: string): string =>
  message.startsWith(`${id}: `) ? message.slice(id.length + 2) : message;
