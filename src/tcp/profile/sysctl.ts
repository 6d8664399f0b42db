/** Linux parameters by their sysctl names: what each sets in a profile, its default and its unit. */
import type { ProfileOverrides } from './profile.ts';

/** One parameter as the `linux` profile knows it. */
export interface Sysctl {
  /** Default on Linux 6.18, in the unit the sysctl is written in. */
  readonly initial: number;
  readonly unit: 'count' | 'ms' | 's' | 'us' | 'switch';
  /** The least and the largest value, both whole numbers. */
  readonly range: readonly [number, number];
  /** Where it is described. */
  readonly source: string;
  /** What a value sets. */
  readonly set: (value: number) => ProfileOverrides;
}

const DOC = 'Linux Documentation/networking/ip-sysctl.rst';
const MS = 1_000;
const S = 1_000_000;
/** The largest value of a signed 32-bit integer. */
const MOST = 0x7fff_ffff;

function entry(
  initial: number,
  unit: Sysctl['unit'],
  range: Sysctl['range'],
  set: Sysctl['set'],
  source = DOC,
): Sysctl {
  return { initial, unit, range, source, set };
}

/** Reads a switch that has a third position: 2. */
const threeWay = (v: number): 0 | 1 | 2 => (v === 1 ? 1 : v === 2 ? 2 : 0);

/** Parameters the model has, by sysctl name. */
export const SYSCTLS = {
  tcp_syn_retries: entry(6, 'count', [1, 127], (v) => ({ synRetries: v })),
  tcp_syn_linear_timeouts: entry(4, 'count', [0, 127], (v) => ({ synLinearTimeouts: v })),
  tcp_synack_retries: entry(5, 'count', [0, 255], (v) => ({ synAckRetries: v })),
  tcp_retries2: entry(15, 'count', [0, 255], (v) => ({ retries2: v })),
  tcp_orphan_retries: entry(0, 'count', [0, 255], (v) => ({ orphanRetries: v })),
  tcp_fin_timeout: entry(60, 's', [0, 86_400], (v) => ({ finTimeout: v * S })),
  tcp_rto_min_us: entry(200_000, 'us', [1, 120_000_000], (v) => ({ rtoMin: v })),
  tcp_rto_max_ms: entry(120_000, 'ms', [1000, 120_000], (v) => ({ rtoMax: v * MS })),
  tcp_early_retrans: entry(3, 'switch', [0, 4], (v) => ({ tailLossProbe: v >= 3 })),
  tcp_frto: entry(2, 'switch', [0, 2], (v) => ({ forwardRto: v !== 0 })),
  tcp_timestamps: entry(1, 'switch', [0, 2], (v) => ({ timestamps: v !== 0 })),
  tcp_sack: entry(1, 'switch', [0, 1], (v) => ({ sack: v !== 0 })),
  tcp_dsack: entry(1, 'switch', [0, 1], (v) => ({ duplicateSack: v !== 0 })),
  tcp_window_scaling: entry(1, 'switch', [0, 1], (v) => ({ windowScale: v === 0 ? null : 10 })),
  tcp_tw_reuse: entry(2, 'switch', [0, 2], (v) => ({ twReuse: threeWay(v) })),
  tcp_tw_reuse_delay: entry(1000, 'ms', [1, 60_000], (v) => ({ twReuseDelay: v * MS })),
  tcp_max_tw_buckets: entry(262_144, 'count', [0, MOST], (v) => ({ maxTimeWaits: v })),
  tcp_rfc1337: entry(0, 'switch', [0, 1], (v) => ({ rfc1337: v !== 0 })),
  tcp_syncookies: entry(1, 'switch', [0, 2], (v) => ({ synCookies: threeWay(v) })),
  tcp_max_syn_backlog: entry(128, 'count', [1, MOST], (v) => ({ maxSynBacklog: v })),
  somaxconn: entry(
    4096,
    'count',
    [0, MOST],
    (v) => ({ somaxconn: v }),
    'Linux Documentation/admin-guide/sysctl/net.rst',
  ),
  tcp_abort_on_overflow: entry(0, 'switch', [0, 1], (v) => ({ abortOnOverflow: v !== 0 })),
  tcp_fastopen: entry(1, 'switch', [0, 3], (v) => ({ fastOpen: v })),
  tcp_fastopen_key: entry(0, 'count', [0, 0xffff_ffff], (v) => ({ fastOpenKey: v })),
  tcp_invalid_ratelimit: entry(500, 'ms', [0, 86_400_000], (v) => ({ invalidRateLimit: v * MS })),
  tcp_keepalive_time: entry(7200, 's', [1, 32_767], (v) => ({ keepaliveTime: v * S })),
  tcp_keepalive_intvl: entry(75, 's', [1, 32_767], (v) => ({ keepaliveInterval: v * S })),
  tcp_keepalive_probes: entry(9, 'count', [1, 127], (v) => ({ keepaliveProbes: v })),
} as const satisfies Record<string, Sysctl>;

/** Names a parameter the model has. */
export type SysctlName = keyof typeof SYSCTLS;

/** Tells whether the model has a parameter of this name. */
export function isSysctl(name: string): name is SysctlName {
  return Object.hasOwn(SYSCTLS, name);
}

/** Returns why a parameter cannot have a value, as the end of a sentence, or null when it can. */
export function sysctlProblem(name: SysctlName, value: unknown): string | null {
  const { range, unit } = SYSCTLS[name];
  const [least, most] = range;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return null;
  const of = unit === 'count' || unit === 'switch' ? '' : ` (${unit})`;
  return `is ${JSON.stringify(value) ?? value}; it must be a whole number from ${least} to ${most}${of}`;
}

/** Returns what a set of parameters changes in a profile. Unknown names and values out of range throw, with what is known. */
export function overridesOf(params: Readonly<Record<string, number>>): ProfileOverrides {
  let overrides: ProfileOverrides = {};
  for (const [name, value] of Object.entries(params)) {
    if (!isSysctl(name)) {
      throw new RangeError(`unknown parameter "${name}"; known: ${Object.keys(SYSCTLS).join(', ')}`);
    }
    const problem = sysctlProblem(name, value);
    if (problem !== null) throw new RangeError(`${name} ${problem}`);
    overrides = { ...overrides, ...SYSCTLS[name].set(value) };
  }
  return overrides;
}
