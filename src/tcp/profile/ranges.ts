/** What may be written for each parameter of a profile. Bounds are Linux's where it has some; times are microseconds. */
import type { Profile, ProfileOverrides } from './profile.ts';

/** What a parameter may be. */
export interface Range {
  /** What may be written, as the end of a sentence: `must be …`. */
  readonly says: string;
  admits(value: unknown): boolean;
}

const MS = 1_000;
const S = 1_000_000;
const DAY = 86_400 * S;
/** The largest value of a signed 32-bit integer, which sysctls and socket options are. */
export const MOST = 2 ** 31 - 1;
const UNITS = [
  [DAY, 'd'],
  [3_600 * S, 'h'],
  [60 * S, 'min'],
  [S, 's'],
  [MS, 'ms'],
] as const;

/** A whole number within bounds. */
export function whole(least: number, most: number, what = 'a whole number'): Range {
  return {
    says: `${what} from ${least} to ${most}`,
    admits: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most,
  };
}

/** A time within bounds, µs. */
export function time(least: number, most: number): Range {
  const { admits } = whole(least, most);
  return { says: `a time from ${written(least)} to ${written(most)}, in whole microseconds`, admits };
}

function written(micros: number): string {
  const [size, unit] = UNITS.find(([one]) => micros > 0 && micros % one === 0) ?? [1, 'µs'];
  return `${micros / size} ${unit}`;
}

/** One of a few values. */
export function oneOf(...values: readonly (string | number | boolean | null)[]): Range {
  const names = values.map(String);
  const last = names.pop() ?? '';
  return { says: `${names.join(', ')} or ${last}`, admits: (value) => values.some((one) => one === value) };
}

/** What another range admits, or one value more. */
export function or(range: Range, value: null | number): Range {
  const name = value === Number.POSITIVE_INFINITY ? '.inf for no bound' : String(value);
  return { says: `${range.says}, or ${name}`, admits: (given) => given === value || range.admits(given) };
}

/** Ports. */
export const PORT = whole(1, 65_535);
const SWITCH = oneOf(true, false);
const UNBOUNDED = Number.POSITIVE_INFINITY;
/** An RTO or a bound of one. */
const TIMEOUT = time(MS, 120 * S);

const PORT_RANGE: Range = {
  says: 'two ports from 1 to 65535, the first not above the last, such as [32768, 60999]',
  admits: (value) =>
    Array.isArray(value) && value.length === 2 && value.every(PORT.admits) && value[0] <= value[1],
};

/** Every parameter by its name. */
export const RANGES: Readonly<Record<Exclude<keyof Profile, 'name'>, Range>> = {
  policies: oneOf('rfc9293', 'linux'),
  rtoInitial: TIMEOUT,
  rtoMin: time(1, 120 * S),
  backOffBase: time(1, 120 * S),
  rtoMax: time(S, 120 * S),
  rtoFallback: TIMEOUT,
  tailLossProbe: SWITCH,
  lossByTime: SWITCH,
  forwardRto: SWITCH,
  undoByTimestamp: SWITCH,
  synRetries: or(whole(1, 127), UNBOUNDED),
  synLinearTimeouts: whole(0, 127),
  synAckRetries: or(whole(0, 255), UNBOUNDED),
  retries2: or(whole(0, 255), UNBOUNDED),
  orphanRetries: whole(0, 255),
  giveUpAfter: or(time(MS, DAY), null),
  synGiveUpAfter: or(time(MS, DAY), null),
  synResendAfterBadAck: or(time(MS, 60 * S), null),
  timerTick: time(0, 100 * MS),
  timerLevels: whole(1, 9),
  timerLate: time(0, 100 * MS),
  lateConnections: whole(0, 255),
  delayedAck: oneOf('never', 'adaptive', 'always'),
  delayedAckMin: time(MS, 500 * MS),
  delayedAckMax: time(MS, 500 * MS),
  mss: whole(88, 65_495, 'a whole number of octets'),
  timestamps: SWITCH,
  sack: SWITCH,
  duplicateSack: SWITCH,
  windowScale: or(whole(0, 14), null),
  headerPrediction: SWITCH,
  receiveWindow: whole(1, 65_535 * 2 ** 14, 'a whole number of octets'),
  timeWait: time(MS, DAY),
  finTimeout: or(time(0, DAY), null),
  rfc1337: SWITCH,
  twReuse: oneOf(0, 1, 2),
  twReuseDelay: time(MS, 60 * S),
  maxTimeWaits: or(whole(0, MOST), UNBOUNDED),
  portRange: PORT_RANGE,
  maxSynBacklog: whole(1, MOST),
  somaxconn: whole(0, MOST),
  abortOnOverflow: SWITCH,
  synCookies: oneOf(0, 1, 2),
  fastOpen: whole(0, 3),
  fastOpenKey: whole(0, 2 ** 32 - 1),
  invalidRateLimit: time(0, DAY),
  invalidBurst: whole(1, MOST),
  keepaliveTime: time(S, 32_767 * S),
  keepaliveInterval: time(S, 32_767 * S),
  keepaliveProbes: whole(1, 127),
  windowProbe: oneOf('octet', 'empty'),
};

function rangeOf(name: string): Range | null {
  return Object.entries(RANGES).find(([known]) => known === name)?.[1] ?? null;
}

/** Returns why a parameter cannot have a value, as the end of a sentence, or null when it can. */
export function parameterProblem(name: string, value: unknown): string | null {
  const range = rangeOf(name);
  if (range === null) return `is not a parameter; there are ${Object.keys(RANGES).join(', ')}`;
  return range.admits(value) ? null : `is ${shown(value)}; it must be ${range.says}`;
}

/** Returns a value as a message shows it. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? String(value));
}

/** Lists what is wrong with the parameters that a scenario replaces in `profile`, a sentence each. */
export function overridesProblems(overrides: ProfileOverrides, profile: Profile): string[] {
  const found = Object.entries(overrides).flatMap(([name, value]) => {
    const problem = parameterProblem(name, value);
    return problem === null ? [] : [`${name} ${problem}`];
  });
  if (found.length > 0) return found;
  const { rtoMin, rtoMax, delayedAckMin, delayedAckMax } = { ...profile, ...overrides };
  if (rtoMin > rtoMax) found.push(`rtoMin is ${rtoMin}; it must not be above rtoMax, ${rtoMax}`);
  if (delayedAckMin > delayedAckMax) {
    found.push(`delayedAckMin is ${delayedAckMin}; it must not be above delayedAckMax, ${delayedAckMax}`);
  }
  return found;
}
