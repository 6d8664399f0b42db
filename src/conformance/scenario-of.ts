/** Turns the script of a recording into a scenario that replays it. */
import { z } from 'zod';
import type {
  Action,
  Call,
  IsnChoice,
  Match,
  ProfileOverrides,
  Scenario,
  SocketOption,
} from '../tcp/index.ts';
import { flagsFromLetters, overridesOf } from '../tcp/index.ts';
import type { Capture } from './capture.ts';
import { side } from './capture.ts';

type Entry = Capture['script'][number];

const MICROS = 1_000_000;
/** A kernel's tick where a recording does not say, µs: 250 Hz. */
const TICK = 4_000;
/** Levels of the timer wheel that matter where a recording says where in the wheel it began, and its ticks until it repeats. */
const LEVELS = 6;
const WHEEL = 8 ** LEVELS;
/** What a recorded hop takes beside its `delay` where a recording does not say, µs: a timer of the same instant comes first. */
const HOP = 100;
/** Octets of the headers of IPv4 and TCP without options: by so many an MTU is larger than its MSS. */
const HEADERS = 40;
const micros = (seconds: number): number => Math.round(seconds * MICROS);

/** Parameters of a recording that the model does without, because they change nothing a segment shows. */
const WITHOUT_EFFECT = new Set([
  'tcp_congestion_control',
  'tcp_no_metrics_save',
  'tcp_no_ssthresh_metrics_save',
  'tcp_ecn',
  'tcp_retries1',
  'tcp_recovery',
  'tcp_migrate_req',
  'tcp_challenge_ack_limit',
]);

function overrides(values: Readonly<Record<string, number | string>>): ProfileOverrides {
  const known: Record<string, number> = {};
  let more: ProfileOverrides = {};
  for (const [name, value] of Object.entries(values)) {
    if (name === 'tcp_fastopen_key') known[name] = Number.parseInt(String(value).slice(0, 8), 16);
    else if (name === 'ip_local_port_range') more = { ...more, portRange: rangeOf(String(value)) };
    else if (name === 'mtu') more = { ...more, mss: Number(value) - HEADERS };
    else if (!WITHOUT_EFFECT.has(name)) known[name] = Number(value);
  }
  return { ...overridesOf(known), ...more };
}

function rangeOf(text: string): readonly [number, number] {
  return z.tuple([z.coerce.number().int(), z.coerce.number().int()]).parse(text.trim().split(/\s+/));
}

/** What of a recording its replay needs. */
export type Played = Pick<
  Capture,
  'name' | 'params' | 'delay' | 'end' | 'isn' | 'script' | 'segments' | 'ticks'
>;

/** Turns a recording into the scenario that replays it. */
export function scenarioOf(capture: Played): Scenario {
  const start = startOf(capture);
  const wheel = wheelOf(capture);
  const isns: IsnChoice[] = capture.isn
    .filter((i) => i.injected !== true)
    .map(({ side: s, port, peer, isn }) => ({ side: s, port, peer, isn }));
  return {
    name: capture.name,
    profile: 'linux',
    overrides: {
      client: { ...overrides(capture.params.client), ...wheel.set },
      server: { ...overrides(capture.params.server), ...wheel.set },
    },
    delay: micros(capture.delay) + hopOf(capture),
    isns,
    steps: capture.script.map((e, i) => stepOf(capture, e, i, start, wheel.shift)),
    until: micros(capture.end - start) + wheel.shift,
  };
}

/** Returns how the kernel's timers tick, and the time at which the run has to begin for the model's to tick alike, µs. */
function wheelOf({ ticks, script }: Played): { set: ProfileOverrides; shift: number } {
  if (ticks === undefined) return { set: { timerTick: TICK }, shift: 0 };
  const timerTick = micros(ticks.length);
  const start = micros(startOf({ script }));
  const wheel = WHEEL * timerTick;
  const shift = (Math.round(ticks.atZero * timerTick) + start + wheel) % wheel;
  return { set: { timerTick, timerLevels: LEVELS }, shift };
}

/** Returns what a hop takes beside its `delay`, µs: the median of a recording that knows. */
function hopOf({ ticks, delay, segments }: Played): number {
  if (ticks === undefined) return HOP;
  const hops = segments.flatMap(({ rx, t, fate }) =>
    typeof rx === 'number' && fate === 'delivered' ? [micros(rx - t - delay)] : [],
  );
  return hops.sort((a, b) => a - b)[hops.length >> 1] ?? HOP;
}

/** The earliest moment of a recording, seconds: the run's 0. */
function startOf(capture: Pick<Played, 'script'>): number {
  return Math.min(0, ...capture.script.map((e) => e.at));
}

function stepOf(
  capture: Played,
  e: Entry,
  index: number,
  start: number,
  shift: number,
): Scenario['steps'][number] {
  const before =
    e.after === undefined ? (index > 0 ? [index - 1] : []) : Array.isArray(e.after) ? e.after : [e.after];
  const returns = before.map((i) => {
    const p = capture.script[i];
    if (p === undefined)
      throw new RangeError(`${capture.name}: script[${index}] waits for script[${i}], which is not there`);
    return p.returns ?? p.at;
  });
  const from = returns.length === 0 ? start : Math.max(...returns);
  const action = actionOf(capture, e, index, start - shift / MICROS);
  // Where the ticks are known every step is made when it was; elsewhere it follows those it waited for.
  if (capture.ticks !== undefined) return { action, after: [], wait: micros(e.at - start) + shift };
  return { action, after: before, wait: Math.max(0, micros(e.at - from)) };
}

const fields = {
  socket: z.string(),
  port: z.number().int(),
  peer: z.number().int(),
};

function actionOf(capture: Played, e: Entry, index: number, start: number): Action {
  if (e.side !== 'wire') {
    const timeout = z.number().optional().parse(e['timeout']);
    const call = callOf(capture, e, index);
    return timeout === undefined ? { side: e.side, call } : { side: e.side, call, timeout: micros(timeout) };
  }
  switch (e.op) {
    case 'filter':
      return { side: 'wire', filter: filterOf(e, capture.delay, start) };
    case 'unfilter':
      return { side: 'wire', unfilter: z.string().parse(e['id']) };
    case 'inject': {
      const forged = capture.segments[z.number().int().parse(e['segment'])];
      if (forged === undefined)
        throw new RangeError(`${capture.name}: script[${index}] injects a segment that is not there`);
      const { sport, dport, seq, ack, flags, len, win, from } = forged;
      const segmentFields = {
        sport,
        dport,
        seq,
        ack: ack ?? 0,
        flags: flagsFromLetters(flags),
        len,
        wnd: win,
      };
      return { side: 'wire', inject: { from, segment: segmentFields } };
    }
    default:
      throw new RangeError(`${capture.name}: script[${index}] has the unknown wire op "${e.op}"`);
  }
}

function filterOf(
  e: Entry,
  delay: number,
  start: number,
): {
  id: string;
  action: 'lose' | 'duplicate' | 'delay';
  delay?: number;
  count: number | null;
  match: Match;
} {
  const f = z
    .object({
      id: z.string(),
      action: z.enum(['lose', 'duplicate', 'delay']),
      delay: z.number().optional(),
      count: z.number().nullish(),
      from: side.optional(),
      all: z.string().optional(),
      none: z.string().optional(),
      data: z.boolean().optional(),
      skip: z.number().optional(),
      rack: z.number().optional(),
      since: z.number().optional(),
    })
    .parse(e);
  const match: Match = {
    ...(f.from !== undefined && { from: f.from }),
    ...(f.all !== undefined && { all: flagsFromLetters(f.all) }),
    ...(f.none !== undefined && { none: flagsFromLetters(f.none) }),
    ...(f.data !== undefined && { data: f.data }),
    ...(f.skip !== undefined && { skip: f.skip }),
    ...(f.rack !== undefined && { rack: f.rack }),
    ...(f.since !== undefined && { since: micros(f.since - start) }),
  };
  return {
    id: f.id,
    action: f.action,
    count: f.count ?? null,
    match,
    // A recording tells the whole transit, a filter what is added to the wire's own.
    ...(f.delay !== undefined && { delay: Math.max(0, micros(f.delay - delay)) }),
  };
}

function callOf(capture: Played, e: Entry, index: number): Call {
  const socket = (): string => fields.socket.parse(e['socket']);
  switch (e.op) {
    case 'set-option':
      return { op: 'set-option', socket: socket(), option: optionOf(e) };
    case 'bind':
      return { op: 'bind', socket: socket(), port: fields.port.parse(e['port']) };
    case 'listen':
      return {
        op: 'listen',
        socket: socket(),
        port: fields.port.parse(e['port']),
        backlog: z.number().parse(e['backlog']),
      };
    case 'connect': {
      const ephemeral = e['ephemeral'] === true;
      const port = ephemeral ? z.number().nullish().parse(e['chosen']) : fields.port.parse(e['port']);
      const peer = fields.peer.parse(e['peer']);
      return { op: 'connect', socket: socket(), port: port || null, peer, ...(ephemeral && { ephemeral }) };
    }
    case 'accept':
      return { op: 'accept', socket: socket(), as: z.string().default(`accepted-${index}`).parse(e['new']) };
    case 'send': {
      const fast = e['fastopen'] === true && e['peer'] !== undefined;
      return {
        op: 'send',
        socket: socket(),
        bytes: z.number().int().parse(e['bytes']),
        ...(e['more'] === true && { more: true }),
        ...(fast && {
          fastOpen: {
            port: z.number().int().nullish().parse(e['port']) ?? null,
            peer: fields.peer.parse(e['peer']),
          },
        }),
      };
    }
    case 'recv':
      return { op: 'recv', socket: socket(), max: z.number().default(65536).parse(e['max']) };
    case 'shutdown':
      return { op: 'shutdown', socket: socket(), how: z.enum(['WR', 'RD']).parse(e['how']) };
    case 'close':
      return { op: 'close', socket: socket() };
    case 'lose-state':
      return { op: 'lose-state', socket: socket() };
    case 'kill':
      return { op: 'kill', sockets: z.array(z.string()).parse(e['sockets']) };
    case 'set-param':
      return {
        op: 'set-param',
        overrides: overrides({
          [z.string().parse(e['name'])]: z.union([z.number(), z.string()]).parse(e['value']),
        }),
      };
    default:
      throw new RangeError(`${capture.name}: script[${index}] has the unknown op "${e.op}"`);
  }
}

function optionOf(e: Entry): SocketOption {
  const name = z.string().parse(e['name']);
  switch (name) {
    case 'SO_REUSEADDR':
    case 'SO_KEEPALIVE':
      return { name, value: Boolean(e['value']) };
    case 'SO_LINGER': {
      const value = z
        .object({ on: z.union([z.boolean(), z.number()]), seconds: z.number() })
        .parse(e['value']);
      return { name, value: { on: Boolean(value.on), seconds: value.seconds } };
    }
    case 'SO_RCVBUF':
    case 'TCP_KEEPIDLE':
    case 'TCP_KEEPINTVL':
    case 'TCP_KEEPCNT':
    case 'TCP_DEFER_ACCEPT':
    case 'TCP_USER_TIMEOUT':
    case 'TCP_FASTOPEN':
      return { name, value: z.number().parse(e['value']) };
    default:
      throw new RangeError(`unknown socket option "${name}"`);
  }
}
