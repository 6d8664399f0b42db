import { PROFILES, type Profile } from '../../../tcp/profile/profile.ts';
import type { SysctlName } from '../../../tcp/profile/sysctl.ts';
import type { RuleId } from '../../../tcp/rules.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { HostId, TimerName } from '../../../tcp/simulator/transcript.ts';

const MS = 1_000;
const S = 1_000_000;

/** What the parameters behind a timer are in a profile, by sysctl name and in the sysctl's unit. */
export const PARAMETERS = {
  tcp_syn_retries: (p) => p.synRetries,
  tcp_syn_linear_timeouts: (p) => p.synLinearTimeouts,
  tcp_synack_retries: (p) => p.synAckRetries,
  tcp_retries2: (p) => p.retries2,
  tcp_orphan_retries: (p) => p.orphanRetries,
  tcp_fin_timeout: (p) => (p.finTimeout ?? 0) / S,
  tcp_rto_max_ms: (p) => p.rtoMax / MS,
  tcp_keepalive_time: (p) => p.keepaliveTime / S,
  tcp_keepalive_intvl: (p) => p.keepaliveInterval / S,
  tcp_keepalive_probes: (p) => p.keepaliveProbes,
} as const satisfies Partial<Record<SysctlName, (profile: Profile) => number>>;

/** Names one of them. */
export type ParameterName = keyof typeof PARAMETERS;

/** A parameter with its value in a run. */
export interface Parameter {
  readonly name: ParameterName;
  readonly value: number;
}

/** Returns the profile a host of a scenario runs with. */
export function profileOf({ profile, overrides }: Scenario, host: HostId): Profile {
  return { ...PROFILES[profile], ...overrides?.[host] };
}

/** A timer that ran out, as far as it tells which parameter ruled it. */
export interface Wait {
  readonly timer: TimerName;
  readonly because: RuleId;
  /** How long it ran, µs, and how long the same timer ran before; null when this was the first. */
  readonly wait: number;
  readonly was: number | null;
}

/** Returns the parameters that say how long a timer ran, or that it was the last time; the RFC's profile names none. */
export function parametersOf(wait: Wait, profile: Profile): Parameter[] {
  if (profile.name !== 'linux') return [];
  return namesOf(wait, profile).map((name) => ({ name, value: PARAMETERS[name](profile) }));
}

function namesOf({ timer, because, wait, was }: Wait, profile: Profile): ParameterName[] {
  if (because === 'give-up/syn') return ['tcp_syn_linear_timeouts', 'tcp_syn_retries'];
  if (because === 'give-up/syn-ack') return ['tcp_synack_retries'];
  if (because === 'give-up/r2') return ['tcp_retries2'];
  if (timer === 'fin-wait-2') return ['tcp_fin_timeout'];
  if (timer === 'keepalive') {
    const names: ParameterName[] = because === 'keepalive/dead' ? ['tcp_keepalive_probes'] : [];
    // TCP_KEEPIDLE and TCP_KEEPINTVL of a socket stand before the sysctls.
    if (wait === profile.keepaliveInterval) return [...names, 'tcp_keepalive_intvl'];
    return wait === profile.keepaliveTime ? [...names, 'tcp_keepalive_time'] : names;
  }
  if (timer !== 'retransmission') return [];
  if (wait === profile.rtoMax) return ['tcp_rto_max_ms'];
  return because === 'retransmit/syn' && wait === was ? ['tcp_syn_linear_timeouts'] : [];
}
