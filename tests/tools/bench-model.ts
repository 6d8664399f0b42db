/** Times the model, whole lifecycles per second of CPU time, and compares it with that of another commit. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { FLAT, LIFECYCLES_PER_SECOND, table } from './budgets.ts';
import { BATCH, OPEN, type Rates, ROUNDS } from './time-model.ts';

const ROOT = join(import.meta.dirname, '../..');
const TIMER = join(import.meta.dirname, 'time-model.ts');
/** How many processes time each rate, in turns where there are two models: what else the machine does falls on both. */
const TURNS = 5;

const printed = z.coerce.number().positive();

function timed(root: string): Rates {
  const rate = (name: keyof Rates): number =>
    printed.parse(execFileSync(process.execPath, ['--expose-gc', TIMER, root, name], { encoding: 'utf8' }));
  return { oneARun: rate('oneARun'), inOneRun: rate('inOneRun'), besideOpen: rate('besideOpen') };
}

/** The median of each rate: how code and memory happen to be laid out makes some processes faster, some slower. */
function median(all: readonly Rates[]): Rates {
  const of = (figure: keyof Rates): number =>
    all.map((rates) => rates[figure]).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return { oneARun: of('oneARun'), inOneRun: of('inOneRun'), besideOpen: of('besideOpen') };
}

/** Unpacks the model of a commit into a folder of its own, and removes that in the end. */
function withModelOf<Result>(commit: string, work: (root: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'seqack-bench-'));
  try {
    const archive = join(folder, 'model.tar');
    execFileSync('git', ['archive', '--output', archive, commit, 'src/tcp', 'package.json'], { cwd: ROOT });
    execFileSync('tar', ['-xf', archive, '-C', folder]);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Times the model, and in turns with it that of another commit where one is named; the complaints about what is over budget. */
export function benchModel(say: (line: string) => void, against: string | null = null): string[] {
  const [now, before] =
    against === null
      ? [timeInTurns([ROOT])[0], null]
      : withModelOf(against, (root) => timeInTurns([ROOT, root]));
  if (now === undefined) throw new Error('The model was not timed.');
  const number = (rate: number): string => Math.round(rate).toLocaleString('en');
  const row = (what: string, figure: keyof Rates): string[] => [
    what,
    number(now[figure]),
    number(LIFECYCLES_PER_SECOND[figure]),
    (now[figure] / LIFECYCLES_PER_SECOND[figure]).toFixed(2),
    ...(before ? [number(before[figure]), (now[figure] / before[figure]).toFixed(2)] : []),
  ];
  say('\nModel: lifecycles per second of CPU time, from handshake to the end of TIME-WAIT');
  say(`The fastest of ${ROUNDS} rounds of ${number(BATCH)}, median of ${TURNS} processes`);
  say(
    table([
      ['', 'now', 'budget', 'ratio', ...(before ? [`${against}`, 'ratio'] : [])],
      row('one a run, through simulate()', 'oneARun'),
      row(`${number(BATCH)} in one run, counted`, 'inOneRun'),
      row(`the same beside ${number(OPEN)} open connections`, 'besideOpen'),
    ]),
  );
  const flat = now.besideOpen / now.inOneRun;
  say(`Beside open connections it runs at ${flat.toFixed(2)} of its rate alone; budget ${FLAT.toFixed(2)}.`);
  const figures = ['oneARun', 'inOneRun', 'besideOpen'] as const;
  const slow = figures.filter((figure) => now[figure] < LIFECYCLES_PER_SECOND[figure]);
  return [
    ...slow.map(
      (figure) => `${number(now[figure])} lifecycles/s, budget ${number(LIFECYCLES_PER_SECOND[figure])}.`,
    ),
    ...(flat < FLAT
      ? [`Not flat: ${number(now.inOneRun)}/s alone, ${number(now.besideOpen)}/s beside.`]
      : []),
  ];
}

function timeInTurns(roots: readonly string[]): readonly Rates[] {
  const all = roots.map((): Rates[] => []);
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [index, root] of roots.entries()) all[index]?.push(timed(root));
  }
  return all.map(median);
}
