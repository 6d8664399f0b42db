/** Times the simulator: whole lifecycles per second, alone and beside many open connections. */

import { type Recording, record, simulate } from '../../src/tcp/index.ts';
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
  const connect = (client: string, server: string): number => {
    last = add('client', { op: 'connect', socket: client, port: null, peer: PORT }, [last]);
    last = add('server', { op: 'accept', socket: 'listener', as: server }, [last]);
    return last;
  };
  for (let i = 0; i < open; i += 1) connect(`client-open-${i}`, `server-open-${i}`);
  for (let i = 0; i < count; i += 1) {
    const [client, server] = [`client-${i}`, `server-${i}`];
    const accepted = connect(client, server);
    add('client', { op: 'close', socket: client }, [accepted]);
    const end = add('server', { op: 'recv', socket: server, max: 1 }, [accepted]);
    last = add('server', { op: 'close', socket: server }, [end], LATER);
  }
  return { name: 'bench', profile: 'linux', delay: 10_000, steps, until: null };
}

/** How many connections of a run came out of TIME-WAIT: what the bench counts, so that it cannot count nothing. */
export function completed(recording: Recording): number {
  const { states } = recording.transcript();
  return states.filter(({ from, to }) => from === 'TIME-WAIT' && to === 'CLOSED').length;
}

/** How many short runs are timed together, and how often anything is timed. */
const RUNS = 5_000;
const ROUNDS = 24;

/** The time a function takes, ms: the shortest of many, since others who use the machine only add. */
function duration(run: (round: number) => void): number {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const start = performance.now();
    run(round);
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Lifecycles per second where each has a run of its own. */
function rateOf(run: (seed: number) => void): number {
  const time = duration((round) => {
    for (let i = 0; i < RUNS; i += 1) run(round * RUNS + i);
  });
  return (RUNS * 1000) / time;
}

/** The time of one run of a scenario, ms; what it has recorded is kept until the next. */
function durationOf(scenario: Scenario, lives: number): number {
  let kept: Recording | null = null;
  const time = duration((seed) => {
    kept = record(scenario, { seed });
  });
  const done = kept === null ? 0 : completed(kept);
  if (done !== lives)
    throw new Error(`The bench counts ${lives} lifecycles, but ${done} came out of TIME-WAIT.`);
  return time;
}

/** Times the simulator; the complaints about what is over budget. */
export function benchModel(say: (line: string) => void): string[] {
  const one = lifecycles(0, 1);
  durationOf(one, 1);
  const alone = rateOf((seed) => record(one, { seed }));
  const batch = (BATCH * 1000) / durationOf(lifecycles(0, BATCH), BATCH);
  const crowded = durationOf(lifecycles(OPEN, BATCH), BATCH) - durationOf(lifecycles(OPEN, 0), 0);
  const beside = (BATCH * 1000) / crowded;
  const read = rateOf((seed) => simulate(one, { seed }));
  const number = (rate: number): string => Math.round(rate).toLocaleString('en');
  say('\nSimulator: handshake, four-way close and TIME-WAIT, transcript kept, one warm core');
  say(
    table([
      ['', 'lifecycles/s'],
      ['one per run', number(alone)],
      [`${BATCH.toLocaleString('en')} in one run`, number(batch)],
      [`the same beside ${OPEN.toLocaleString('en')} open connections`, number(beside)],
      ['one per run, and the transcript read as records', number(read)],
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
