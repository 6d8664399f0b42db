/**
 * `npm test`: everything that must hold. Three stages run at a time, begun in order, each once the one it needs has ended;
 * the first failure stops the run. The browser tests print as they run, everything else when it has ended.
 * `npm test -- vitest browser` runs only the stages named. Environment: DIST (folder to build into, default `dist`),
 * CHROMIUM_PATH, TSHARK_PATH, CI (installs tshark and tcpdump when it can), and what playwright.config.ts reads.
 */
import { spawn, spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { table } from './budgets.ts';
import { ensureChromium, tryHeadlessShell } from './chromium.ts';
import { freePort } from './free-port.ts';
import { aptWays, obtain } from './install.ts';
import { ensureTshark, isSet } from './tshark.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** The native compiler, by its path: the older one, whose API `astro check` needs, has a `tsc` too. */
const TSC = 'node node_modules/typescript-7/bin/tsc';

/** One thing that must hold. */
export interface Stage {
  /** What it is called on the command line. */
  readonly name: string;
  readonly heading: string;
  /** Shell commands, run in order from the project's root. */
  readonly commands: readonly string[];
  /** What to do when it fails, as a sentence. */
  readonly onFailure: string;
  /** Name of the earlier stage it needs, where that is asked for too. */
  readonly needs?: string;
  /** It prints as it runs. */
  readonly isLive?: true;
}

/** Every stage, in order. Where the build `isAsked` for too, it has written the types of the content. */
export function stages(dist: string, isAsked: (name: string) => boolean = () => true): readonly Stage[] {
  const folder = JSON.stringify(dist);
  const sync = isAsked('build') ? '--noSync ' : '';
  return [
    {
      name: 'biome',
      heading: 'Style and format (Biome)',
      commands: ['biome check --error-on-warnings .'],
      onFailure: 'Biome found faults: "npm run format" mends what can be mended.',
    },
    {
      name: 'build',
      heading: 'Build (astro)',
      commands: [`astro build --outDir ${folder}`],
      onFailure: 'The site does not build.',
    },
    {
      name: 'purity',
      heading: 'Purity of the model (tsc -p src/tcp)',
      commands: [`${TSC} -p src/tcp`],
      onFailure: 'src/tcp does not compile with the language alone: no DOM, no timers, no Node.',
    },
    {
      name: 'vitest',
      heading: 'Unit, property and content tests (vitest)',
      // A second worker would read all modules again, a fifth more work, while the other core has another stage.
      commands: ['vitest run --maxWorkers=1'],
      onFailure: 'A test failed.',
    },
    {
      name: 'browser',
      heading: 'Browser tests (Playwright, axe)',
      commands: ['playwright test'],
      onFailure:
        'A browser test failed: run it again with TRACE=1, and "npx playwright show-trace" shows each step.',
      needs: 'build',
      isLive: true,
    },
    {
      name: 'types',
      heading: 'Types (tsc, astro check)',
      // Of all files `astro check` would take twice as long: it is given those that tsc cannot read.
      commands: [
        `astro check ${sync}--tsconfig tsconfig.astro.json --minimumSeverity warning --minimumFailingSeverity warning`,
        `${TSC} --noEmit`,
      ],
      onFailure: 'The types do not hold.',
      needs: 'build',
    },
    {
      name: 'size',
      heading: 'Size budgets',
      commands: [`node tests/tools/size.ts ${folder}`],
      onFailure: 'A page is heavier than its budget.',
      needs: 'build',
    },
    {
      name: 'pages',
      heading: 'Every built page: names, ids, headings, policy, links',
      commands: [`node tests/tools/pages/check.ts ${folder}`],
      onFailure: 'A page has a fault that its file shows.',
      needs: 'build',
    },
  ];
}

/** Chooses the stages named; all when none is named; throws a sentence for a name there is not. */
export function chooseStages(all: readonly Stage[], names: readonly string[]): readonly Stage[] {
  const known = all.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no stage "${unknown}"; there are ${known.join(', ')}.`);
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

/** A duration for people: `0.4 s`, `83 s`. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
}

/** What came of a run of stages. */
export interface Outcome {
  /** The sentence of the stage that failed; null when all held. */
  readonly failure: string | null;
  /** The stages that ran, with how long each took, ms. */
  readonly took: readonly (readonly [name: string, ms: number])[];
}

/** A command of a stage is to print as it runs, or to hand over what it printed when it has ended. */
export type Command = (command: string, print: 'at once' | 'at the end') => Promise<boolean>;

/** Runs stages three at a time, begun in order, until one fails: two cores are busy to the end then. */
export async function runStages(
  chosen: readonly Stage[],
  run: Command,
  say: (line: string) => void,
): Promise<Outcome> {
  const took: [string, number][] = [];
  const ends = new Map<string, Promise<void>>();
  let failure: string | null = null;
  const runOne = async ({ name, heading, commands, onFailure, needs, isLive }: Stage): Promise<void> => {
    if (needs !== undefined) await ends.get(needs);
    if (failure !== null) return;
    say(`\n=== ${heading}`);
    const start = performance.now();
    let held = true;
    for (const command of commands) held &&= await run(command, isLive ? 'at once' : 'at the end');
    took.push([name, performance.now() - start]);
    if (!held) failure ??= `FAILED in "${name}". ${onFailure}`;
  };
  const waiting = [...chosen];
  const inTurn = async (): Promise<void> => {
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
      const end = runOne(stage);
      ends.set(stage.name, end);
      await end;
    }
  };
  await Promise.all([inTurn(), inTurn(), inTurn()]);
  return { failure, took };
}

/** The seconds of each stage, a line each, and of the whole. */
export function timetable(took: Outcome['took'], whole: number): string {
  return table([
    ['stage', 'took'],
    ...[...took, ['in all', whole] as const].map(([name, ms]) => [name, seconds(ms)]),
  ]);
}

/** Runs a shell command from the project's root with its own tools first on PATH, and no input. */
function shell(env: NodeJS.ProcessEnv): Command {
  return (command, print) =>
    new Promise((resolve) => {
      const out = print === 'at once' ? 'inherit' : 'pipe';
      const child = spawn(command, { cwd: PROJECT, shell: true, stdio: ['ignore', out, out], env });
      const printed: Buffer[] = [];
      child.stdout?.on('data', (piece) => printed.push(piece));
      child.stderr?.on('data', (piece) => printed.push(piece));
      child.on('close', (code) => {
        process.stdout.write(Buffer.concat(printed));
        resolve(code === 0);
      });
    });
}

/** Gets tcpdump where apt-get can; the tests that compare with it are skipped where it cannot. */
function tryTcpdump(say: (line: string) => void): void {
  const ways = aptWays('No tcpdump is installed: asking apt-get for the list of packages.', 'tcpdump');
  obtain(say, ways, () => (spawnSync('tcpdump', ['--version']).status === 0 ? true : null));
}

async function main(): Promise<void> {
  const say = (line: string): void => console.log(line);
  const dist = process.env['DIST'] ?? 'dist';
  const names = process.argv.slice(2);
  const isAsked = (name: string): boolean => names.length === 0 || names.includes(name);
  const chosen = chooseStages(stages(dist, isAsked), names);
  const env = {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    PATH: `${join(PROJECT, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  };
  say(`Node ${process.version}`);
  if (chosen.some(({ name }) => name === 'vitest')) {
    const tshark = ensureTshark(say);
    if (tshark !== null) say(`${tshark.version}: ${tshark.path}`);
    Object.assign(env, tshark && { TSHARK_PATH: tshark.path });
    if (isSet(process.env['CI'])) tryTcpdump(say);
  }
  if (chosen.some(({ name }) => name === 'browser')) {
    if (isSet(process.env['CI'])) tryHeadlessShell(say);
    const { path, version, origin } = ensureChromium(say);
    say(`${version}: ${path} (${origin})`);
    // A server somebody else left on the usual port is no fault of the site.
    Object.assign(env, { CHROMIUM_PATH: path, PORT: process.env['PORT'] ?? `${await freePort()}` });
  }
  const start = performance.now();
  const { failure, took } = await runStages(chosen, shell(env), say);
  say(`\n${timetable(took, performance.now() - start)}`);
  if (failure !== null) throw new Error(`\n${failure}`);
  say('\nEverything holds.');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
