/**
 * `npm run record -- SCENARIO…`: runs scenarios of content/scenarios, or files, on this machine's own kernel and writes
 * each as a recording (seqack-capture/1). Two hosts stand in network namespaces without a name; between them is a
 * wire of our own. Sysctls are set inside the namespaces only. All of it ends with the command, also on Ctrl-C.
 * `--compare` shows kernel and model side by side, `--all` compares every scenario, a line each.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { bothTranscripts, replay } from '../../../src/conformance/replay.ts';
import { compileScenario } from '../../../src/exercises/index.ts';
import { overridesOf, type Scenario, simulate } from '../../../src/tcp/index.ts';
import { type KernelResult, runOnKernel, whyNot } from './kernel.ts';
import { randomScenarios } from './random.ts';
import { kernelRun } from './script.ts';
import { agreesInAnotherOrder } from './ties.ts';
import { toCapture } from './to-capture.ts';

const CONTENT = join(import.meta.dirname, '..', '..', '..', 'content', 'scenarios');

const OPTIONS = {
  all: { type: 'boolean' },
  compare: { type: 'boolean' },
  random: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  set: { type: 'string', multiple: true },
  jobs: { type: 'string' },
  longest: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const USAGE = [
  'npm run record -- SCENARIO… [options]',
  '  SCENARIO          an id of content/scenarios (handshake/plain) or a YAML file',
  '  --compare         shows kernel and model side by side',
  '  --all             every scenario of the site, compared, one line each',
  '  --random N        so many random scripts, compared; --seed S for others',
  '  --set NAME=VALUE  a sysctl on both hosts; client.NAME=VALUE on one',
  '  --out DIR         where recordings go; "recordings" as a rule',
  '  --jobs N          how many run at once; 16 as a rule',
  '  --longest S       a run is cut after so many seconds; 200 as a rule',
];

/** Runs the command; returns its exit code. */
export async function main(argv: readonly string[], say: (line: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  if (values.help || (positionals.length === 0 && !values.all && values.random === undefined)) {
    for (const line of USAGE) say(line);
    return values.help ? 0 : 2;
  }
  const reason = whyNot();
  if (reason !== null) {
    say(reason);
    return 2;
  }
  const longest = Number(values.longest ?? 200) * 1e6;
  const named = [
    ...(values.all ? everyScenario() : positionals.map(loadScenario)),
    ...randomScenarios(Number(values.random ?? 0), Number(values.seed ?? 1)),
  ];
  const scenarios = named.map((one) => withParams({ ...one, profile: 'linux' }, values.set ?? []));
  const folder = values.out ?? (values.all || values.random !== undefined ? null : 'recordings');
  if (folder !== null) mkdirSync(folder, { recursive: true });
  const runs = scenarios.map((one) => {
    const { end } = simulate({ ...one, until: Math.min(one.until ?? longest, longest) }, { seed: 1 });
    const made = kernelRun(one, end);
    return folder === null ? made : { ...made, pcapng: fileIn(folder, made.name, 'pcapng') };
  });
  let different = 0;
  await runOnKernel(runs, Number(values.jobs ?? 16), (result) => {
    const run = runs.find(({ name }) => name === result.name);
    if (run !== undefined) different += tell(run, result, values.compare ?? false, folder, say) ? 0 : 1;
  });
  say(`${runs.length - different} of ${runs.length} agree.`);
  return different > 0 ? 1 : 0;
}

function fileIn(folder: string, name: string, ending: string): string {
  return join(folder, `${name.replaceAll('/', '_')}.${ending}`);
}

/** Writes and compares one result. Returns whether kernel and model agree. */
function tell(
  run: ReturnType<typeof kernelRun>,
  result: KernelResult,
  compare: boolean,
  folder: string | null,
  say: (line: string) => void,
): boolean {
  if ('fault' in result) {
    say(`FAIL  ${result.name}: ${result.fault}`);
    return false;
  }
  const compared = replay(toCapture(run, result, run.name));
  const { capture } = compared;
  const [first = ''] = compared.differences;
  const order = first === '' || agreesInAnotherOrder(capture);
  say(
    order ? `ok    ${run.name}${first === '' ? '' : ' (in another order)'}` : `DIFF  ${run.name}: ${first}`,
  );
  if (compare) say(bothTranscripts(compared));
  if (folder !== null) {
    const file = fileIn(folder, run.name, 'json');
    writeFileSync(file, `${JSON.stringify(capture, null, 1)}\n`);
    say(`      ${file}, .pcapng`);
  }
  return order;
}

function loadScenario(name: string): Scenario {
  const own = join(CONTENT, `${name}.yaml`);
  const path = existsSync(own) ? own : name;
  if (!existsSync(path)) throw new Error(`There is no scenario ${name}: neither ${own} nor a file ${name}.`);
  return compileScenario(parse(readFileSync(path, 'utf8')), name);
}

function everyScenario(): Scenario[] {
  return readdirSync(CONTENT, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => loadScenario(path.replace(/\.yaml$/, '')))
    .filter(({ profile }) => profile === 'linux');
}

/** Sets parameters given on the command line: `NAME=VALUE` on both hosts, `client.NAME=VALUE` on one. */
function withParams(scenario: Scenario, given: readonly string[]): Scenario {
  let { overrides = {} } = scenario;
  for (const text of given) {
    const [, side, name = '', value = ''] = /^(?:(client|server)\.)?(\w+)=(\d+)$/.exec(text) ?? [];
    if (name === '') throw new Error(`--set takes NAME=VALUE, not "${text}".`);
    const set = overridesOf({ [name]: Number(value) });
    if (side !== 'server') overrides = { ...overrides, client: { ...overrides.client, ...set } };
    if (side !== 'client') overrides = { ...overrides, server: { ...overrides.server, ...set } };
  }
  return { ...scenario, overrides };
}

process.exitCode = await main(process.argv.slice(2), (line) => console.log(line));
