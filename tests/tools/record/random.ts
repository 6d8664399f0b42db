/** Random scripts for kernel and model: calls, losses, delays, forged segments. The same seed gives the same scripts. */
import fc from 'fast-check';
import {
  ACK,
  type Call,
  FIN,
  type Filter,
  type HostId,
  type Match,
  PSH,
  RST,
  type Scenario,
  type ScenarioStep,
  SYN,
  seqAdd,
} from '../../../src/tcp/index.ts';

const MS = 1_000;
const SERVER = 8080;
const CLIENT = 40001;
/** The numbers forged segments are told by; a real server takes its own. */
const ISN = { client: 1_000_000, server: 2_000_000 } as const;
/** How long a run is watched, µs. */
const WATCHED = 12_000 * MS;

const side = fc.constantFrom<HostId>('client', 'server');
/** Never none: two things in one instant have an order of their own on each machine. */
const pause = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 3, max: 60 }) },
  { weight: 2, arbitrary: fc.integer({ min: 61, max: 900 }) },
);

/** What one side's application does once the connection is open, one call after the other. */
const call = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.integer({ min: 1, max: 1400 }).map((bytes) => ({ op: 'send', bytes }) as const),
  },
  { weight: 5, arbitrary: fc.constant({ op: 'recv', max: 65536 } as const) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('WR', 'RD').map((how) => ({ op: 'shutdown', how }) as const),
  },
  { weight: 2, arbitrary: fc.constant({ op: 'close' } as const) },
  { weight: 1, arbitrary: fc.constant({ op: 'lose-state' } as const) },
  { weight: 1, arbitrary: fc.constant({ op: 'abort' } as const) },
);

const flags = fc.constantFrom(RST, RST | ACK, SYN, SYN | ACK, ACK, FIN | ACK, PSH | ACK, 0);
const near = fc.oneof(
  fc.integer({ min: -3, max: 12 }),
  fc.constantFrom(-100_000, -1000, 1000, 30_000, 70_000, 5_000_000),
);

const forged = fc.record({
  from: side,
  flags,
  seq: near,
  ack: near,
  len: fc.constantFrom(0, 0, 1, 100),
  wait: pause,
});

const match: fc.Arbitrary<Match> = fc
  .tuple(
    side,
    fc.constantFrom<Match>({}, { all: SYN }, { all: FIN }, { all: ACK, none: SYN | FIN }, { data: true }),
    fc.nat(3),
  )
  .map(([from, what, skip]) => ({ from, skip, ...what }));

const fault = fc.oneof(
  fc
    .tuple(match, fc.integer({ min: 1, max: 3 }))
    .map(([m, count]) => ({ action: 'lose', count, match: m }) as const),
  match.map((m) => ({ action: 'duplicate', count: 1, match: m }) as const),
  fc
    .tuple(match, fc.integer({ min: 1, max: 300 }))
    .map(([m, by]) => ({ action: 'delay', count: 1, delay: by * MS, match: m }) as const),
);

const script = fc.record({
  delay: fc.integer({ min: 3, max: 60 }),
  faults: fc.array(fault, { maxLength: 3 }),
  client: fc.array(fc.tuple(pause, call), { maxLength: 5 }),
  server: fc.array(fc.tuple(pause, call), { maxLength: 5 }),
  forged: fc.array(forged, { maxLength: 2 }),
  lateAccept: fc.boolean(),
});

type Script = typeof script extends fc.Arbitrary<infer S> ? S : never;

/** Returns so many random scenarios. */
export function randomScenarios(count: number, seed: number): Scenario[] {
  return fc.sample(script, { numRuns: count, seed }).map((one, n) => scenarioOf(one, `random/${seed}-${n}`));
}

function scenarioOf(one: Script, name: string): Scenario {
  const steps: ScenarioStep[] = one.faults.map((filter, i) => ({
    action: { side: 'wire', filter: { id: `f${i}`, ...filter } satisfies Filter },
    after: [],
    wait: 0,
  }));
  const add = (action: ScenarioStep['action'], after: readonly number[], wait: number): number =>
    steps.push({ action, after, wait }) - 1;
  const start = steps.map((_, i) => i);
  const listening = add(
    { side: 'server', call: { op: 'listen', socket: 's0', port: SERVER, backlog: 4 } },
    start,
    0,
  );
  const open = add(
    { side: 'client', call: { op: 'connect', socket: 'c0', port: CLIENT, peer: SERVER } },
    [listening],
    0,
  );
  const accepted = add(
    { side: 'server', call: { op: 'accept', socket: 's0', as: 's1' } },
    [listening],
    one.lateAccept ? 400 * MS : 0,
  );
  for (const [host, first, calls] of [
    ['client', open, one.client],
    ['server', accepted, one.server],
  ] as const) {
    let before = first;
    for (const [wait, made] of upToTheEnd(calls)) before = add(actionOf(host, made), [before], wait * MS);
  }
  for (const seg of one.forged) add(forgery(seg), [open], seg.wait * MS);
  return {
    name,
    profile: 'linux',
    delay: one.delay * MS,
    steps,
    isns: (['client', 'server'] as const).map((host) => ({
      side: host,
      port: null,
      peer: null,
      isn: ISN[host],
    })),
    until: WATCHED,
  };
}

type Made = Script['client'][number][1];

/** Nothing can be done with a socket that was closed. */
function upToTheEnd(calls: Script['client']): Script['client'] {
  const last = calls.findIndex(([, { op }]) => op === 'close' || op === 'lose-state');
  return last < 0 ? calls : calls.slice(0, last + 1);
}

function actionOf(host: HostId, made: Made): ScenarioStep['action'] {
  const socket = host === 'client' ? 'c0' : 's1';
  if (made.op === 'abort') {
    const option = { name: 'SO_LINGER', value: { on: true, seconds: 0 } } as const;
    return { side: host, call: { op: 'set-option', socket, option } };
  }
  const named: Call = { ...made, socket };
  return made.op === 'recv' ? { side: host, call: named, timeout: 1_000 * MS } : { side: host, call: named };
}

function forgery({ from, flags: bits, seq, ack, len }: Script['forged'][number]): ScenarioStep['action'] {
  const to = from === 'client' ? 'server' : 'client';
  const ports = from === 'client' ? { sport: CLIENT, dport: SERVER } : { sport: SERVER, dport: CLIENT };
  const segment = {
    ...ports,
    seq: seqAdd(ISN[from], seq),
    ack: bits & ACK ? seqAdd(ISN[to], ack) : 0,
    flags: bits,
    len: bits & (SYN | RST) ? 0 : len,
    wnd: 500,
  };
  return { side: 'wire', inject: { from, segment } };
}
