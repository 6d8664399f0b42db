/** Random scripts for kernel and model: what is drawn becomes a scenario. */
import {
  ACK,
  type Call,
  type Filter,
  type HostId,
  overridesOf,
  RST,
  type Scenario,
  type ScenarioStep,
  SYN,
  seqAdd,
} from '../../../src/tcp/index.ts';
import type { Choices } from './random-choices.ts';

const MS = 1_000;
const SERVER = 8080;
const CLIENT = 40001;
/** The numbers forged segments are told by; a real server takes its own. */
const ISN = { client: 1_000_000, server: 2_000_000 } as const;
/** How long a run is watched, µs. */
const WATCHED = 12_000 * MS;
/** How long an application waits, µs: recv(), and accept() where nobody may come. */
const PATIENCE = 1_000 * MS;
/** How many others connect where the queues are too short. */
const OTHERS = 3;

type Action = ScenarioStep['action'];
type Made = Choices['client'][number][1];

/** The steps of a script as they are added; each is named by its number. */
class Script {
  readonly steps: ScenarioStep[] = [];

  add(action: Action, after: readonly number[], wait: number): number {
    return this.steps.push({ action, after, wait }) - 1;
  }

  call(side: HostId, call: Call, after: readonly number[], wait = 0, timeout?: number): number {
    return this.add(timeout === undefined ? { side, call } : { side, call, timeout }, after, wait);
  }
}

/** Writes the scenario of what was drawn. */
export function scriptOf(one: Choices, name: string): Scenario {
  const script = new Script();
  const start = one.faults.map((filter, i) =>
    script.add({ side: 'wire', filter: { id: `f${i}`, ...filter } satisfies Filter }, [], 0),
  );
  const opened = open(script, one, start);
  const last = { client: opened.client, server: opened.server };
  for (const host of one.opening === 'refused' ? (['client'] as const) : (['client', 'server'] as const)) {
    for (const [wait, made] of sensible(one[host])) {
      for (const action of actionsOf(host, made)) last[host] = script.add(action, [last[host]], wait * MS);
    }
  }
  for (const seg of one.forged) script.add(forgery(seg), [opened.client], seg.wait * MS);
  if (one.opening === 'again') {
    const ready = script.call('client', reusing('c1'), [last.client], one.later * MS);
    script.call('client', connecting('c1', CLIENT), [ready]);
  }
  const { client, server } = one.params;
  return {
    name,
    profile: 'linux',
    overrides: { client: overridesOf(client), server: overridesOf(server) },
    delay: one.delay * MS,
    steps: script.steps,
    isns: (['client', 'server'] as const).map((host) => ({
      side: host,
      port: host === 'client' ? CLIENT : SERVER,
      peer: host === 'client' ? SERVER : CLIENT,
      isn: ISN[host],
    })),
    until: WATCHED,
  };
}

function connecting(socket: string, port: number): Call {
  return { op: 'connect', socket, port, peer: SERVER };
}

/** Lets a port be bound again while an old connection is in TIME-WAIT. */
function reusing(socket: string): Call {
  return { op: 'set-option', socket, option: { name: 'SO_REUSEADDR', value: true } };
}

/** Opens the connection of c0 and s1. Returns after which steps each side goes on. */
function open(script: Script, one: Choices, start: readonly number[]): Record<HostId, number> {
  if (one.opening === 'crossed') {
    const meeting: Call = { op: 'connect', socket: 's1', port: SERVER, peer: CLIENT };
    const server = script.call('server', meeting, start, 1 * MS);
    return { client: script.call('client', connecting('c0', CLIENT), start, 2 * MS), server };
  }
  if (one.opening === 'refused') {
    const client = script.call('client', connecting('c0', CLIENT), start);
    return { client, server: client };
  }
  const listening: Call = { op: 'listen', socket: 's0', port: SERVER, backlog: one.backlog };
  const listens = script.call('server', listening, start);
  if (one.opening === 'crowded') {
    for (let n = 1; n <= OTHERS; n += 1)
      script.call('client', connecting(`c${n}`, CLIENT + n), [listens], n * MS);
  }
  const ready = one.opening === 'again' ? script.call('client', reusing('c0'), [listens]) : listens;
  const arrives = one.opening === 'crowded' ? one.later * MS : 0;
  const client = script.call('client', connecting('c0', CLIENT), [ready], arrives);
  const wait = one.lateAccept ? 400 * MS : 0;
  const server = script.call('server', { op: 'accept', socket: 's0', as: 's1' }, [listens], wait);
  return { client, server };
}

/** What a script leaves out of a side's calls: options set again, and what follows the end of a socket. */
function sensible(made: Choices['client']): Choices['client'] {
  const calls = made.filter(
    ([, one], i) => one.op !== 'set' || !made.slice(0, i).some(([, { op }]) => op === 'set'),
  );
  const last = calls.findIndex(([, { op }]) => op === 'close' || op === 'lose-state' || op === 'kill');
  return last < 0 ? calls : calls.slice(0, last + 1);
}

function actionsOf(side: HostId, made: Made): Action[] {
  const socket = side === 'client' ? 'c0' : 's1';
  switch (made.op) {
    case 'set':
      return made.options.map((option) => ({ side, call: { op: 'set-option', socket, option } }));
    case 'kill':
      return [{ side, call: { op: 'kill', sockets: [socket] } }];
    case 'recv':
      return [{ side, call: { ...made, socket }, timeout: PATIENCE }];
    default:
      return [{ side, call: { ...made, socket } }];
  }
}

function forgery({ from, flags, seq, ack, len }: Choices['forged'][number]): Action {
  const to = from === 'client' ? 'server' : 'client';
  const ports = from === 'client' ? { sport: CLIENT, dport: SERVER } : { sport: SERVER, dport: CLIENT };
  const segment = {
    ...ports,
    seq: seqAdd(ISN[from], seq),
    ack: flags & ACK ? seqAdd(ISN[to], ack) : 0,
    flags,
    len: flags & (SYN | RST) ? 0 : len,
    wnd: 500,
  };
  return { side: 'wire', inject: { from, segment } };
}
