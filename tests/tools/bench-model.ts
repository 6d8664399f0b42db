/** Times the simulator: whole lifecycles per second, alone and beside many open connections. */

import { simulate } from '../../src/tcp/index.ts';
import type { Call, Scenario, Step } from '../../src/tcp/scenario.ts';
import type { HostId } from '../../src/tcp/transcript.ts';
import { LIFECYCLES_PER_SECOND, table } from './budgets.ts';

const PORT = 80;
/** How long after the client's FIN the server closes, µs: long enough for an ACK of its own, so the close takes four segments. */
const LATER = 50_000;
const OPEN = 10_000;
const BATCH = 5_000;

/** A script in which so many connections stay open while so many others live from SYN to the end of TIME-WAIT. */
export function lifecycles(open: number, count: number): Scenario {
  const steps: Step[] = [];
  const add = (side: HostId, call: Call, after: readonly number[] = [], wait = 0): number =>
    steps.push({ action: { side, call }, after, wait }) - 1;
  let last = add('server', { op: 'listen', socket: 'listener', port: PORT, backlog: 128 });
  const connect = (name: string): number => {
    last = add('client', { op: 'connect', socket: `c${name}`, port: null, peer: PORT }, [last]);
    last = add('server', { op: 'accept', socket: 'listener', as: `s${name}` }, [last]);
    return last;
  };
  for (let i = 0; i < open; i += 1) connect(`-open-${i}`);
  for (let i = 0; i < count; i += 1) {
    const accepted = connect(`${i}`);
    add('client', { op: 'close', socket: `c${i}` }, [accepted]);
    const end = add('server', { op: 'recv', socket: `s${i}`, max: 1 }, [accepted]);
    last = add('server', { op: 'close', socket: `s${i}` }, [end], LATER);
  }
  return { name: 'bench', profile: 'linux', delay: 10_000, steps, until: null };
}

/** How many connections of a run came out of TIME-WAIT: what the bench counts, so that it cannot count nothing. */
export function completed(scenario: Scenario, seed: number): number {
  const { states } = simulate(scenario, { seed });
  return states.filter(({ from, to }) => from === 'TIME-WAIT' && to === 'CLOSED').length;
}

/** What this thread has computed so far, ms: unlike the clock, it stands still while others have the core. */
function computed(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** How many runs are made between two looks at the clock, which costs about as much as a tenth of a run. */
const RUNS = 500;

/** Runs a scenario for about so long and tells completed lifecycles per second. */
function rateFor(scenario: Scenario, ms: number): number {
  const start = computed();
  let done = 0;
  let spent = 0;
  for (let seed = 1; spent < ms; spent = computed() - start) {
    for (let i = 0; i < RUNS; i += 1, seed += 1) done += completed(scenario, seed);
  }
  return (done * 1000) / spent;
}

/** The shortest of the last seven of ten runs, ms: the first ones warm up, and what others do with the machine only adds. */
function duration(scenario: Scenario): number {
  const runs = Array.from({ length: 10 }, (_, seed) => {
    const start = computed();
    completed(scenario, seed);
    return computed() - start;
  });
  return Math.min(...runs.slice(3));
}

/** Times the simulator; the complaints about what is over budget. */
export function benchModel(say: (line: string) => void): string[] {
  const one = lifecycles(0, 1);
  if (completed(one, 1) !== 1) throw new Error('The bench scenario does not come out of TIME-WAIT.');
  rateFor(one, 1500);
  const alone = Math.max(...[1, 2, 3].map(() => rateFor(one, 1000)));
  const batch = (BATCH * 1000) / duration(lifecycles(0, BATCH));
  const crowded = duration(lifecycles(OPEN, BATCH)) - duration(lifecycles(OPEN, 0));
  const beside = (BATCH * 1000) / crowded;
  const number = (rate: number): string => Math.round(rate).toLocaleString('en');
  say('\nSimulator: handshake, four-way close and TIME-WAIT, transcript kept, one warm core');
  say(
    table([
      ['', 'lifecycles/s'],
      ['one per run', number(alone)],
      [`${BATCH.toLocaleString('en')} in one run`, number(batch)],
      [`the same beside ${OPEN.toLocaleString('en')} open connections`, number(beside)],
    ]),
  );
  say(`Budget: ${number(LIFECYCLES_PER_SECOND)}, and flat: beside open connections at least half as many.`);
  return [
    ...(alone < LIFECYCLES_PER_SECOND
      ? [`${number(alone)} lifecycles/s, budget ${number(LIFECYCLES_PER_SECOND)}.`]
      : []),
    ...(beside < batch / 2 ? [`Not flat: ${number(batch)}/s alone, ${number(beside)}/s in a crowd.`] : []),
  ];
}
