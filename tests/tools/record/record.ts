/**
 * `npm run record -- SCENARIO…`: runs scenarios of content/scenarios, or files, on this machine's own kernel and writes
 * each as a recording (seqack-capture/1). Two hosts stand in network namespaces without a name; between them is a
 * wire of our own. Sysctls are set inside the namespaces only. All of it ends with the command, also on Ctrl-C.
 * `--compare` shows kernel and model side by side, `--all` compares every scenario, a line each.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Replay, replay } from '../../../src/conformance/replay.ts';
import type { Scenario } from '../../../src/tcp/index.ts';
import { type Arguments, readArguments, USAGE } from './arguments.ts';
import { type KernelResult, type KernelRun, runOnKernel, whyNot } from './kernel.ts';
import { randomScenarios } from './random.ts';
import { linuxScenarios, loadScenario, whyNotOnKernel, withParams } from './scenarios.ts';
import { endOf, kernelRun } from './script.ts';
import { sideBySide } from './side-by-side.ts';
import { agreesInAnotherOrder, agreesWithoutHeaderPrediction } from './ties.ts';
import { toCapture } from './to-capture.ts';

/** How often runs that differ are tried again, and how many then at once: a busy machine wakes its processes late. */
const TRIES = 3;
const FEW = 4;

type Say = (line: string) => void;

/** How kernel and model compare in one run. */
type Outcome = 'agrees' | 'agrees in another order' | 'agrees as listed' | 'differs';

/** Runs the command; returns its exit code. */
export async function main(argv: readonly string[], say: Say): Promise<number> {
  let runs: KernelRun[];
  let asked: Arguments | null;
  try {
    asked = readArguments(argv);
    if (asked === null) {
      for (const line of USAGE) say(line);
      return argv.includes('--help') ? 0 : 2;
    }
    const reason = whyNot();
    if (reason !== null) throw new Error(reason);
    runs = runsOf(asked, say);
    if (asked.out !== null) mkdirSync(asked.out, { recursive: true });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 2;
  }
  return (await runAll(runs, asked, say)) ? 0 : 1;
}

function runsOf(asked: Arguments, say: Say): KernelRun[] {
  const { longest, out } = asked;
  const named = [
    ...asked.names.map(loadScenario),
    ...(asked.all ? settable(linuxScenarios(), say) : []),
    ...randomScenarios(asked.random, asked.seed).slice(asked.only ?? 0),
  ];
  for (const { name, profile } of named) {
    if (profile !== 'linux')
      say(`${name} has the profile ${profile}; a kernel is Linux, so both run it as linux.`);
  }
  return named.map((one) => {
    const scenario: Scenario = withParams({ ...one, profile: 'linux' }, asked.set);
    const made = kernelRun(scenario, endOf(scenario, longest * 1e6));
    return out === null ? made : { ...made, pcapng: fileIn(out, made.name, 'pcapng') };
  });
}

/** Leaves out, with a sentence each, the scenarios that a kernel cannot be set up for. */
function settable(scenarios: readonly Scenario[], say: Say): Scenario[] {
  return scenarios.filter((scenario) => {
    const reason = whyNotOnKernel(scenario);
    if (reason !== null) say(`skip  ${reason}`);
    return reason === null;
  });
}

function fileIn(folder: string, name: string, ending: string): string {
  return join(folder, `${name.replaceAll('/', '_')}.${ending}`);
}

/** Runs all, those that differ again with few beside them, and sums up. Returns whether kernel and model agree in every run. */
async function runAll(runs: readonly KernelRun[], asked: Arguments, say: Say): Promise<boolean> {
  const counts = { agrees: 0, 'agrees in another order': 0, 'agrees as listed': 0, differs: 0 };
  let again = 0;
  let left = runs;
  for (let round = 0; round <= TRIES && left.length > 0; round += 1) {
    const differing: KernelRun[] = [];
    await runOnKernel(left, round === 0 ? asked.jobs : FEW, (result) => {
      const run = left.find(({ name }) => name === result.name);
      if (run === undefined) return;
      const outcome = tell(run, result, asked, round === TRIES, say);
      if (outcome === 'differs' && round < TRIES) {
        differing.push(run);
        return;
      }
      counts[outcome] += 1;
      if (round > 0 && outcome !== 'differs') again += 1;
    });
    left = differing;
  }
  const inOrder = counts['agrees in another order'];
  const listed = counts['agrees as listed'];
  const agree = counts.agrees + inOrder + listed;
  const missing = runs.length - agree - counts.differs;
  say(`${agree} of ${runs.length} agree.`);
  if (inOrder > 0) say(`${inOrder} of them in another order of what came at almost the same moment.`);
  if (listed > 0) say(`${listed} of them but for header_prediction_memory in deviations.yaml.`);
  if (again > 0) say(`${again} of them when run again, with few beside them.`);
  if (missing > 0) say(`${missing} gave no result.`);
  return agree === runs.length;
}

/** Compares one result, says how it went and writes it. */
function tell(run: KernelRun, result: KernelResult, asked: Arguments, last: boolean, say: Say): Outcome {
  if ('fault' in result) {
    say(`FAIL  ${result.name}: ${result.fault}`);
    return 'differs';
  }
  const compared = replay(toCapture(run, result, run.name));
  const outcome = judge(compared);
  const [first = ''] = compared.differences;
  if (outcome === 'agrees') say(`ok    ${run.name}`);
  else if (outcome === 'differs') say(`${last ? 'DIFF ' : 'again'} ${run.name}: ${first}`);
  else say(`ok    ${run.name} (${outcome.replace('agrees ', '')})`);
  if (asked.compare && (outcome !== 'differs' || last)) for (const line of sideBySide(compared)) say(line);
  if (asked.out !== null) {
    const file = fileIn(asked.out, run.name, 'json');
    writeFileSync(file, `${JSON.stringify(compared.capture, null, 1)}\n`);
    say(`      ${file}, .pcapng`);
  }
  return outcome;
}

function judge({ differences, capture }: Replay): Outcome {
  if (differences.length === 0) return 'agrees';
  if (agreesInAnotherOrder(capture)) return 'agrees in another order';
  return agreesWithoutHeaderPrediction(capture) ? 'agrees as listed' : 'differs';
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2), (line) => console.log(line));
