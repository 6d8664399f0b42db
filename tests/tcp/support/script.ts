import type {
  Call,
  Filter,
  HostId,
  IsnChoice,
  Match,
  ProfileName,
  Scenario,
  ScenarioStep,
  Segment,
  SocketOption,
} from '../../../src/tcp/index.ts';

/** Local port of the client and of the server in every script of these tests. */
export const CLIENT_PORT = 40_000;
export const SERVER_PORT = 80;

/** Both ends of that connection. */
export const CLIENT = { host: 'client', port: CLIENT_PORT, peer: SERVER_PORT } as const;
export const SERVER = { host: 'server', port: SERVER_PORT, peer: CLIENT_PORT } as const;

/** A user call `ms` after the start of the run; `timeout` is how many ms the application waits. */
export function call(ms: number, side: HostId, what: Call, timeout?: number): ScenarioStep {
  const action = { side, call: what, ...(timeout !== undefined && { timeout: timeout * 1000 }) };
  return { action, after: [], wait: ms * 1000 };
}

let filters = 0;

function filter(ms: number, action: Filter['action'], match: Match, count: number | null, delay?: number) {
  filters += 1;
  const made = { id: `fault ${filters}`, action, count, match, ...(delay !== undefined && { delay }) };
  return { action: { side: 'wire', filter: made }, after: [], wait: ms * 1000 } satisfies ScenarioStep;
}

/** From `ms` on the wire loses what matches; `count` null: all of it. */
export function lose(ms: number, match: Match = {}, count: number | null = null): ScenarioStep {
  return filter(ms, 'lose', match, count);
}

/** From `ms` on the wire delivers what matches twice. */
export function duplicate(ms: number, match: Match, count: number | null = 1): ScenarioStep {
  return filter(ms, 'duplicate', match, count);
}

/** From `ms` on the wire holds what matches back by `by` ms. */
export function hold(ms: number, match: Match, by: number, count: number | null = 1): ScenarioStep {
  return filter(ms, 'delay', match, count, by * 1000);
}

/** Segment fields of a forgery, absolute numbers. */
export type Forged = Pick<Segment, 'flags' | 'seq'> & Partial<Segment>;

/** At `ms` the wire forges a segment that pretends to come from `from`. */
export function forge(ms: number, from: HostId, s: Forged): ScenarioStep {
  const sport = from === 'client' ? CLIENT_PORT : SERVER_PORT;
  const dport = from === 'client' ? SERVER_PORT : CLIENT_PORT;
  const segment = { sport, dport, ack: 0, len: 0, wnd: 65535, options: null, ...s };
  return {
    action: { side: 'wire', inject: { from, segment } },
    after: [],
    wait: ms * 1000,
  };
}

export const listen = (ms: number, backlog = 8): ScenarioStep =>
  call(ms, 'server', { op: 'listen', socket: 'l', port: SERVER_PORT, backlog });

export const connect = (ms: number, timeout?: number): ScenarioStep =>
  call(ms, 'client', { op: 'connect', socket: 'c', port: CLIENT_PORT, peer: SERVER_PORT }, timeout);

export const accept = (ms: number, timeout?: number): ScenarioStep =>
  call(ms, 'server', { op: 'accept', socket: 'l', as: 's' }, timeout);

/** A connection that is ESTABLISHED on both sides by 60 ms. */
export const OPEN: readonly ScenarioStep[] = [listen(0), connect(1), accept(50)];

/** The socket of a side: `c` of the client, `s` of the server once it has accepted. */
const socketOf = (side: HostId): string => (side === 'client' ? 'c' : 's');

export const send = (ms: number, side: HostId, bytes: number): ScenarioStep =>
  call(ms, side, { op: 'send', socket: socketOf(side), bytes });

export const recv = (ms: number, side: HostId, max = 1_000_000, timeout?: number): ScenarioStep =>
  call(ms, side, { op: 'recv', socket: socketOf(side), max }, timeout);

export const shutdown = (ms: number, side: HostId): ScenarioStep =>
  call(ms, side, { op: 'shutdown', socket: socketOf(side), how: 'WR' });

export const close = (ms: number, side: HostId): ScenarioStep =>
  call(ms, side, { op: 'close', socket: socketOf(side) });

export const setOption = (ms: number, side: HostId, socket: string, option: SocketOption): ScenarioStep =>
  call(ms, side, { op: 'set-option', socket, option });

/** ISNs for both sides, taken one after the other. */
export function isns(client: readonly number[], server: readonly number[]): readonly IsnChoice[] {
  return [
    ...client.map((isn) => ({ side: 'client' as const, port: null, peer: null, isn })),
    ...server.map((isn) => ({ side: 'server' as const, port: null, peer: null, isn })),
  ];
}

/** A scenario of these steps; 10 ms of delay, no end, profile rfc9293 unless `part` says otherwise. */
export function scenario(steps: readonly ScenarioStep[], part: Partial<Scenario> = {}): Scenario {
  return { name: 'test', profile: 'rfc9293', delay: 10_000, until: null, steps, ...part };
}

export const PROFILE_NAMES: readonly ProfileName[] = ['rfc9293', 'linux'];
