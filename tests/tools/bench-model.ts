/** Times the simulator: whole lifecycles per second, alone and beside many open connections. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Entry } from '../../src/tcp/host/entry.ts';
import type { World } from '../../src/tcp/host/host.ts';
import { Host } from '../../src/tcp/host/host.ts';
import { type Profile, type Recording, record, simulate } from '../../src/tcp/index.ts';
import type { Call, Scenario, Step } from '../../src/tcp/simulator/scenario.ts';
import type { HostId } from '../../src/tcp/simulator/transcript.ts';
import { LIFECYCLES_PER_SECOND, table } from './budgets.ts';

const PORT = 80;
/** How long after the client's FIN the server closes, µs: long enough for an ACK of its own, so the close takes four segments. */
const LATER = 50_000;
const OPEN = 10_000;
const BATCH = 5_000;
/** How near to its rate alone a lifecycle in a crowd must come to be called flat: the machine's own noise is more. */
const FLAT = 0.85;

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

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** How many short runs are timed together, and how often anything is timed. */
const RUNS = 5_000;
const ROUNDS = 24;

/** A host that notes when so many connections have been opened from it. */
class Watched extends Host {
  readonly #enough: () => void;
  #left: number;

  constructor(id: HostId, profile: Profile, world: World, count: number, enough: () => void) {
    super(id, profile, world);
    this.#left = count;
    this.#enough = enough;
  }

  override add(...opened: Parameters<Host['add']>): Entry {
    this.#left -= 1;
    if (this.#left === 0) this.#enough();
    return super.add(...opened);
  }
}

/** The shortest of many times, ms: others who use the machine only add. */
function shortest(time: (round: number) => number): number {
  return Math.min(...Array.from({ length: ROUNDS }, (_, round) => time(round)));
}

/** Lifecycles per second where each has a run of its own. */
function rateOf(run: (seed: number) => void): number {
  const time = shortest((round) => {
    const start = performance.now();
    for (let i = 0; i < RUNS; i += 1) run(round * RUNS + i);
    return performance.now() - start;
  });
  return (RUNS * 1000) / time;
}

/**
 * Lifecycles per second in one run beside so many open connections, timed from when those are open to its end. The
 * garbage collector has its turn first: that it moves what was opened belongs to the opening.
 */
function rateBeside(open: number): number {
  const scenario = lifecycles(open, BATCH);
  let kept: Recording | null = null;
  const time = shortest((seed) => {
    let start = performance.now();
    const client = (id: HostId, profile: Profile, world: World): Host =>
      new Watched(id, profile, world, open + 1, () => {
        collect();
        start = performance.now();
      });
    kept = record(scenario, { seed, hosts: { client } });
    return performance.now() - start;
  });
  const done = kept === null ? 0 : completed(kept);
  if (done !== BATCH)
    throw new Error(`The bench counts ${BATCH} lifecycles, but ${done} came out of TIME-WAIT.`);
  return (BATCH * 1000) / time;
}

/** Times the simulator; the complaints about what is over budget. */
export function benchModel(say: (line: string) => void): string[] {
  const one = lifecycles(0, 1);
  const alone = rateOf((seed) => record(one, { seed }));
  const batch = rateBeside(0);
  const beside = rateBeside(OPEN);
  const read = rateOf((seed) => simulate(one, { seed }));
  const number = (rate: number): string => Math.round(rate).toLocaleString('en');
  say('\nSimulator: handshake, four-way close and TIME-WAIT, transcript kept, one warm core');
  say(
    table([
      ['', 'lifecycles/s'],
      ['one per run', number(alone)],
      [`${number(BATCH)} in one run`, number(batch)],
      [`the same beside ${number(OPEN)} open connections`, number(beside)],
      ['one per run, and the transcript read as records', number(read)],
    ]),
  );
  say(
    `Budget: ${number(LIFECYCLES_PER_SECOND)}, and flat. ` +
      `One beside ${number(OPEN)} open connections takes ${(batch / beside).toFixed(2)} times as long as without them.`,
  );
  const slow = [alone, batch, beside].filter((rate) => rate < LIFECYCLES_PER_SECOND);
  return [
    ...slow.map((rate) => `${number(rate)} lifecycles/s, budget ${number(LIFECYCLES_PER_SECOND)}.`),
    ...(beside < FLAT * batch ? [`Not flat: ${number(batch)}/s alone, ${number(beside)}/s in a crowd.`] : []),
  ];
}
