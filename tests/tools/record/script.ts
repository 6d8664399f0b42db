/** Turns a scenario of the model into a run for the kernel. */
import {
  ACK,
  type IsnChoice,
  LINUX,
  type Profile,
  type Scenario,
  SYN,
  SYSCTLS,
  type SysctlName,
  simulate,
} from '../../../src/tcp/index.ts';
import { seqDiff } from '../../../src/tcp/sequence.ts';
import type { Forged, KernelCall, KernelParams, KernelRun, KernelStep } from './kernel.ts';

const MICROS = 1_000_000;
/** Octets of the headers of IPv4 and TCP without options: by so many an MTU is larger than its MSS. */
const HEADERS = 40;
/** A kernel's timers run late, so it is watched a little longer than the model, seconds and share. */
const LATER = { by: 0.5, share: 0.06 };

/** Returns the run that does on the kernel what a scenario does in the model, for `end` µs of the model's time. */
export function kernelRun(scenario: Scenario, end: number): KernelRun {
  return {
    name: scenario.name,
    delay: scenario.delay / MICROS,
    until: (end / MICROS) * (1 + LATER.share) + LATER.by,
    params: { client: paramsOf(scenario, 'client'), server: paramsOf(scenario, 'server') },
    steps: stepsOf(scenario),
  };
}

/**
 * Returns when a run of the model is over, µs: when it says so itself, or else after the last thing that happens in it; `most`
 * when it goes on for longer than that.
 */
export function endOf(scenario: Scenario, most: number): number {
  if (scenario.until !== null) return Math.min(scenario.until, most);
  const { segments, states, timers, calls, end } = simulate({ ...scenario, until: most }, { seed: 1 });
  if (timers.some(({ endedAt }) => endedAt === null)) return end;
  const moments = [
    ...segments.flatMap(({ sentAt, arrivals }) => [sentAt, ...arrivals]),
    ...states.map(({ at }) => at),
    ...timers.map(({ endedAt }) => endedAt ?? end),
    ...calls.map(({ at, returnedAt }) => returnedAt ?? at),
  ];
  return moments.reduce((last, at) => Math.max(last, at), 0);
}

function stepsOf(scenario: Scenario): KernelStep[] {
  // Each ISN is taken once, by the first connect() it fits.
  const left = [...(scenario.isns ?? [])];
  return scenario.steps.map((step) => kernelStep(step, scenario, left));
}

function kernelStep(
  { action, after, wait }: Scenario['steps'][number],
  scenario: Scenario,
  left: IsnChoice[],
): KernelStep {
  const when = { after, wait: wait / MICROS };
  if ('filter' in action) {
    const { delay, match, ...filter } = action.filter;
    const inSeconds = {
      ...filter,
      ...(delay === undefined ? {} : { delay: delay / MICROS }),
      match: { ...match, ...(match.since === undefined ? {} : { since: match.since / MICROS }) },
    };
    return { ...when, side: 'wire', filter: inSeconds };
  }
  if ('unfilter' in action) return { ...when, side: 'wire', unfilter: action.unfilter };
  if ('inject' in action) return { ...when, side: 'wire', inject: forgedBy(action.inject, scenario) };
  const { side, call, timeout } = action;
  const limit = timeout === undefined ? {} : { timeout: timeout / MICROS };
  return { ...when, side, call: kernelCall(call, side, left), ...limit };
}

type Called = Extract<Scenario['steps'][number]['action'], { call: unknown }>;

function kernelCall(call: Called['call'], side: Called['side'], left: IsnChoice[]): KernelCall {
  if (call.op === 'set-param') {
    return { op: 'set-param', params: sysctlsOf({ ...LINUX, ...call.overrides }) };
  }
  if (call.op !== 'connect') return call;
  const at = placeOfIsn(left, side, call.port, call.peer);
  const [choice] = at < 0 ? [] : left.splice(at, 1);
  return choice === undefined ? call : { ...call, isn: choice.isn };
}

function placeOfIsn(
  isns: readonly IsnChoice[],
  side: string,
  port: number | null,
  peer: number | null,
): number {
  return isns.findIndex(
    (one) => one.side === side && (one.port ?? port) === port && (one.peer ?? peer) === peer,
  );
}

type Injected = Extract<Scenario['steps'][number]['action'], { inject: unknown }>['inject'];

/**
 * A server's ISN is the kernel's own, so a forged segment's numbers are told relative to those of the scenario: each to
 * the first that its side takes between these ports, which is the one that "isns" gives it. A SYN to a port of nobody
 * has numbers of its own.
 */
function forgedBy({ from, segment }: Injected, { isns = [], name }: Scenario): Forged {
  const to = from === 'client' ? 'server' : 'client';
  const { sport, dport, seq, ack, flags, len, wnd } = segment;
  const forged = { from, sport, dport, flags, len, window: wnd };
  const own = isns[placeOfIsn(isns, from, sport, dport)];
  const theirs = isns[placeOfIsn(isns, to, dport, sport)];
  if (isOpening(segment) && own === undefined) return { ...forged, rseq: seq, rack: 0 };
  if (own === undefined || theirs === undefined) {
    throw new RangeError(`${name}: a forged segment needs the ISNs of both sides in "isns".`);
  }
  return { ...forged, rseq: seqDiff(seq, own.isn), rack: seqDiff(ack, theirs.isn) };
}

/** Tells whether a forged segment is a SYN without ACK, which needs to know no number of anybody. */
export function isOpening({ flags }: Injected['segment']): boolean {
  return (flags & (SYN | ACK)) === SYN;
}

function paramsOf(scenario: Scenario, side: 'client' | 'server'): KernelParams {
  const profile = { ...LINUX, ...scenario.overrides?.[side] };
  const { portRange, mss } = profile;
  return {
    ...sysctlsOf(profile),
    ...(`${portRange}` !== `${LINUX.portRange}` && { ip_local_port_range: portRange.join(' ') }),
    ...(mss !== LINUX.mss && { mtu: mss + HEADERS }),
  };
}

/** Parameters that differ from machine to machine are set even where a scenario leaves them at their defaults. */
const ALWAYS: ReadonlySet<SysctlName> = new Set(['tcp_max_syn_backlog', 'tcp_max_tw_buckets', 'somaxconn']);

/** Returns the sysctls that give the kernel what differs from Linux's defaults in a profile. */
export function sysctlsOf(profile: Profile): Record<string, number> {
  const names = Object.keys(SYSCTLS) as SysctlName[];
  const params = names.flatMap((name): [SysctlName, number][] => {
    const value = valueIn(profile, name);
    return value !== SYSCTLS[name].initial || ALWAYS.has(name) ? [[name, value]] : [];
  });
  return Object.fromEntries(params);
}

/** Returns the value that makes a sysctl set what a profile has. */
function valueIn(profile: Profile, name: SysctlName): number {
  const { set, initial } = SYSCTLS[name];
  const sets = (value: number) =>
    Object.entries(set(value)).every(([field, wanted]) => profile[field as keyof Profile] === wanted);
  const [field] = Object.keys(set(initial)) as (keyof Profile)[];
  const here = Number(field === undefined ? 0 : profile[field]);
  const found = [initial, here, here / 1_000, here / MICROS, 0, 1, 2, 3].find(sets);
  if (found === undefined) throw new RangeError(`No value of ${name} gives ${field} = ${here}.`);
  return found;
}
