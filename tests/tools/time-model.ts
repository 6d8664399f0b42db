/**
 * Times the model of a checked-out commit: `node tests/tools/time-model.ts FOLDER RATE` prints one of its rates. Run by
 * bench-model.ts, a process for each, so that none finds code warmed, or memory filled, by another; with `--expose-gc`,
 * so that memory is in the same order whenever a clock starts.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Observer, RunOptions, Scenario } from '../../src/tcp/index.ts';
import { lifecycles } from './lifecycles.ts';

/** Lifecycles per second of CPU time: each in a run of its own, all in one run, all in one beside open connections. */
export interface Rates {
  readonly oneARun: number;
  readonly inOneRun: number;
  readonly besideOpen: number;
}

/** How many lifecycles are timed together, and how many connections are open beside them. */
export const BATCH = 5_000;
export const OPEN = 10_000;
/** How often each is timed, at first while the code warms up. The shortest time counts: a busy machine only adds to it. */
export const ROUNDS = 16;

/** The model of a commit, with `record` where it has no `run` yet. */
interface Model {
  readonly simulate: (scenario: Scenario, options: RunOptions) => unknown;
  readonly run?: (scenario: Scenario, options: RunOptions, observer: Observer) => unknown;
  readonly record?: (scenario: Scenario, options: object) => unknown;
}

/** A host of a commit without `run`: a connection of it is added as soon as it begins to open. */
interface AddingHost {
  add(...args: unknown[]): unknown;
}

interface HostModule {
  readonly Host: new (...args: unknown[]) => AddingHost;
}

async function load<Module>(root: string, ...paths: readonly string[]): Promise<Module> {
  const path = paths.map((path) => join(root, 'src/tcp', path)).find((path) => existsSync(path));
  if (path === undefined) throw new Error(`${root} has no model: none of ${paths.join(', ')} in src/tcp.`);
  return await import(pathToFileURL(path).href);
}

function cpuMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/**
 * Has the garbage collector move everything in use out of its young generation, which takes two collections. That
 * happens once to what stays; left to chance, it would happen to the open connections while the others are timed.
 */
function leaveYoungGeneration(): void {
  if (globalThis.gc === undefined) throw new Error('The model is timed with node --expose-gc.');
  globalThis.gc({ type: 'minor' });
  globalThis.gc({ type: 'minor' });
}

/** Returns lifecycles per second from the shortest of several CPU times, µs. */
function rateOf(time: (round: number) => number): number {
  const shortest = Math.min(...Array.from({ length: ROUNDS }, (_, round) => time(round)));
  return (BATCH * 1_000_000) / shortest;
}

function timeOneARun({ simulate }: Model): number {
  const one = lifecycles(0, 1);
  return rateOf((round) => {
    const start = cpuMicros();
    for (let i = 0; i < BATCH; i += 1) simulate(one, { seed: round * BATCH + i });
    return cpuMicros() - start;
  });
}

/** Times a batch in one run, from its first SYN on, when so many connections have been opened before it. */
function timeInOneRun(model: Model, { Host }: HostModule, open: number): number {
  const scenario = lifecycles(open, BATCH);
  return rateOf((seed) => {
    let start = 0;
    let opened = 0;
    const begins = (): void => {
      if (opened === open) {
        leaveYoungGeneration();
        start = cpuMicros();
      }
      opened += 1;
    };
    if (model.run !== undefined) {
      let ended = 0;
      model.run(
        scenario,
        { seed },
        {
          state: ({ from, to }) => {
            if (to === 'SYN-SENT') begins();
            if (from === 'TIME-WAIT') ended += 1;
          },
        },
      );
      if (ended !== BATCH) throw new Error(`${ended} of ${BATCH} connections came out of TIME-WAIT.`);
    } else {
      const client = (...args: unknown[]): AddingHost => {
        const host = new Host(...args);
        const add = host.add.bind(host);
        host.add = (...opening) => {
          begins();
          return add(...opening);
        };
        return host;
      };
      model.record?.(scenario, { seed, hosts: { client } });
    }
    return cpuMicros() - start;
  });
}

async function main(root = '', rate = ''): Promise<void> {
  const model = await load<Model>(root, 'simulator/simulator.ts', 'simulator.ts');
  const hosts = await load<HostModule>(root, 'host/host.ts', 'host.ts');
  const timings: Record<keyof Rates, () => number> = {
    oneARun: () => timeOneARun(model),
    inOneRun: () => timeInOneRun(model, hosts, 0),
    besideOpen: () => timeInOneRun(model, hosts, OPEN),
  };
  const timing = Object.entries(timings).find(([name]) => name === rate);
  if (timing === undefined) {
    throw new Error(`Name one of the rates: ${Object.keys(timings).join(', ')}.`);
  }
  console.log(timing[1]());
}

if (import.meta.main) await main(process.argv[2], process.argv[3]);
