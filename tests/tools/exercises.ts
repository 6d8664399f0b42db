/**
 * `npm run exercises -- [--seeds 1000] [--only handshake] [--seed 7]`: checks every exercise of content/exercises over
 * many seeds: its file, its words in both languages, its samples' marks, its claims, and that nothing meant to be worked
 * out can be read off the page. Prints a table and a sentence for each fault; exits 1 when there is one.
 * `npm run exercises -- --run handshake/plain` prints the run of a scenario instead, with what values call its segments,
 * states, timers and calls; with `--paths` every path of it with its value, `--profile` under another profile.
 * `-- --runs` lists the scenarios and says which no exercise asks about.
 * `-- --renew close/four-way-numbers` keeps what the first ten seeds of an exercise, or of a folder of them, give now in
 * tests/exercises/golden; `-- --renew-all` does so for every exercise and removes the files of those that are gone.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { nearNames } from '../../src/exercises/authoring/near-names.ts';
import { PROFILES, simulate } from '../../src/tcp/index.ts';
import { type Checked, checkExercise, type Library, scenarioIn } from '../exercises/check/check.ts';
import { caught, faultText } from '../exercises/check/fault.ts';
import { forget, GOLDEN_SEEDS, goldenFaults, keep, keptOf, orphans } from '../exercises/check/golden.ts';
import { readLibrary } from '../exercises/check/library.ts';
import { pathLines, runLines } from './print-run.ts';

const CONTENT = join(import.meta.dirname, '..', '..', 'content');
/** Seeds of each exercise when none are named. */
const SEEDS = 25;
const MOST = 0xffff_ffff;

const OPTIONS = {
  seeds: { type: 'string' },
  only: { type: 'string' },
  seed: { type: 'string' },
  run: { type: 'string' },
  paths: { type: 'boolean' },
  profile: { type: 'string' },
  runs: { type: 'boolean' },
  renew: { type: 'string' },
  'renew-all': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const USAGE = [
  'npm run exercises -- [options]',
  '  --seeds N        how many variants of each exercise are checked; 25 as a rule',
  '  --only ID        one exercise, or a folder of them: --only handshake',
  '  --seed S         one variant, by its seed',
  '  --run SCENARIO   prints the run of a scenario: --run handshake/plain',
  '    --paths        … every path by which a value can be named, with the value',
  '    --profile P    … under another profile: linux, rfc9293',
  '  --runs           lists the scenarios',
  '  --renew ID       keeps what the first ten seeds give now as golden variants: links with seeds are in others’ hands',
  '  --renew-all      the same for every exercise; files of exercises that are gone are removed',
];

/** Runs the command; returns its exit code. */
export function main(argv: readonly string[], say: (line: string) => void, content = CONTENT): number {
  const values = valuesIn(argv);
  if (values === null || values.help) {
    for (const line of USAGE) say(line);
    return values === null ? 2 : 0;
  }
  const seeds = whole(values.seeds ?? `${SEEDS}`, 1);
  const seed = values.seed === undefined ? null : whole(values.seed, 0);
  if (seeds === null || (values.seed !== undefined && seed === null)) {
    say(`--seeds takes a number from 1, --seed one from 0 to ${MOST}.`);
    return 2;
  }
  const library = readLibrary(content);
  if (values.runs) return listRuns(library, say);
  if (values.run !== undefined) {
    const { run, profile, paths = false } = values;
    return printRun(library, { run, profile, paths, seed: seed ?? 1 }, say);
  }
  const only = values.renew ?? values.only;
  const known = [...library.exercises.keys()];
  const chosen = known.filter((id) => only === undefined || id === only || id.startsWith(`${only}/`));
  if (chosen.length === 0) {
    const near = nearNames(only ?? '', known).join(', ');
    say(`There is no exercise "${only}" in content/exercises, and no folder of them; near: ${near}.`);
    return 2;
  }
  if (values.renew !== undefined || values['renew-all']) return renew(library, chosen, say);
  const width = Math.max(...chosen.map((id) => id.length));
  say(`${'exercise'.padEnd(width)}  ${'kind'.padEnd(14)}  seeds  ms each  faults`);
  const all = chosen.map((id) => {
    const checked = checkExercise(library, id, seed === null ? seeds : [seed]);
    const golden = goldenFaults(id, checked.variants, keptOf(id));
    const whole = { ...checked, faults: [...checked.faults, ...golden] };
    say(rowText(whole, width));
    return whole;
  });
  return summed(all, say);
}

/** Keeps what the first seeds of these exercises give now, unless an exercise has faults. */
function renew(library: Library, chosen: readonly string[], say: (line: string) => void): number {
  const all = chosen.map((id) => checkExercise(library, id, GOLDEN_SEEDS));
  const good = all.filter(({ faults }) => faults.length === 0);
  const changed = good.filter(({ id, variants }) => keep(id, variants));
  for (const { id } of changed) say(`tests/exercises/golden/${id}.txt is renewed.`);
  const gone = chosen.length === library.exercises.size ? orphans(chosen) : [];
  for (const id of gone) {
    forget(id);
    say(`tests/exercises/golden/${id}.txt is removed: there is no such exercise.`);
  }
  if (changed.length + gone.length === 0) say('Every file is as it was.');
  return summed(all, say);
}

/** Reads the command line; null when it holds something there is not. */
function valuesIn(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS }).values;
  } catch {
    return null;
  }
}

/** Lists the scenarios by id and title; those that no exercise asks about are marked. */
function listRuns({ scenarios, exercises }: Library, say: (line: string) => void): number {
  const asked = [...exercises.values()].join('\n');
  const width = Math.max(...[...scenarios.keys()].map((id) => id.length));
  for (const [id, text] of scenarios) {
    const { title } = parse(text) as { readonly title?: { readonly en?: string } };
    const isAsked = new RegExp(`[ \\[]${id}(?![\\w/-])`).test(asked);
    say(`${isAsked ? ' ' : '*'} ${id.padEnd(width)}  ${title?.en ?? ''}`);
  }
  say('\n* no exercise asks about this run yet.');
  return 0;
}

/** What of a run is printed. */
interface Printed {
  readonly run: string;
  readonly profile: string | undefined;
  readonly paths: boolean;
  readonly seed: number;
}

function printRun(
  library: Library,
  { run, profile, paths, seed }: Printed,
  say: (line: string) => void,
): number {
  const faults = caught(
    () => {
      const own = scenarioIn(library, run);
      const known = Object.values(PROFILES).map(({ name }) => name);
      const other = known.find((name) => name === profile);
      if (profile !== undefined && !other)
        throw new RangeError(`no profile "${profile}"; known: ${known.join(', ')}`);
      const transcript = simulate({ ...own, profile: other ?? own.profile }, { seed });
      for (const line of paths ? pathLines(transcript) : runLines(transcript)) say(line);
      return [];
    },
    { field: '', seed: null, todo: '' },
  );
  for (const { what } of faults) say(`${what}.`);
  return faults.length;
}

function rowText({ id, kind, seeds, ms, faults }: Checked, width: number): string {
  const each = seeds === 0 ? '-' : (ms / seeds).toFixed(2);
  return `${id.padEnd(width)}  ${(kind ?? '?').padEnd(14)}  ${`${seeds}`.padStart(5)}  ${each.padStart(7)}  ${faults.length || 'none'}`;
}

function summed(all: readonly Checked[], say: (line: string) => void): number {
  const sentences = all.flatMap(({ id, faults }) => faults.map((fault) => faultText(id, fault)));
  const variants = all.reduce((sum, { seeds }) => sum + seeds, 0);
  say(`\n${all.length} exercises, ${variants} variants, ${sentences.length || 'no'} faults.`);
  for (const sentence of sentences) say(`- ${sentence}`);
  return sentences.length > 0 ? 1 : 0;
}

function whole(text: string, least: number): number | null {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= least && value <= MOST ? value : null;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2), (line) => console.log(line));
