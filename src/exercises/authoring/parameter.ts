import { isSysctl, LINUX, PROFILES, type ProfileName, SYSCTLS } from '../../tcp/index.ts';
import type { Profile } from '../../tcp/profile/profile.ts';
import { formatValue, type Units, type ValueStyle } from './value-style.ts';

/** Names a parameter of a profile as the model does. */
type ParameterName = Exclude<keyof Profile, 'name' | 'policies'>;

/** What each parameter is measured in; times are microseconds. */
const MEASURED_IN = {
  rtoInitial: 'time',
  rtoMin: 'time',
  backOffBase: 'time',
  rtoMax: 'time',
  rtoFallback: 'time',
  tailLossProbe: 'switch',
  lossByTime: 'switch',
  forwardRto: 'switch',
  undoByTimestamp: 'switch',
  synRetries: 'count',
  synLinearTimeouts: 'count',
  synAckRetries: 'count',
  retries2: 'count',
  orphanRetries: 'count',
  giveUpAfter: 'time',
  synGiveUpAfter: 'time',
  synResendAfterBadAck: 'time',
  timerTick: 'time',
  timerLevels: 'count',
  timerLate: 'time',
  lateConnections: 'count',
  delayedAck: 'word',
  delayedAckMin: 'time',
  delayedAckMax: 'time',
  mss: 'octets',
  timestamps: 'switch',
  sack: 'switch',
  duplicateSack: 'switch',
  windowScale: 'count',
  headerPrediction: 'switch',
  receiveWindow: 'octets',
  timeWait: 'time',
  finTimeout: 'time',
  rfc1337: 'switch',
  twReuse: 'count',
  twReuseDelay: 'time',
  maxTimeWaits: 'count',
  portRange: 'range',
  maxSynBacklog: 'count',
  somaxconn: 'count',
  abortOnOverflow: 'switch',
  synCookies: 'count',
  fastOpen: 'count',
  fastOpenKey: 'count',
  invalidRateLimit: 'time',
  invalidBurst: 'count',
  keepaliveTime: 'time',
  keepaliveInterval: 'time',
  keepaliveProbes: 'count',
  windowProbe: 'word',
} as const satisfies Record<ParameterName, 'time' | 'octets' | 'count' | 'switch' | 'word' | 'range'>;

const NAMES: readonly string[] = Object.keys(MEASURED_IN);

/** Every name a parameter goes by: its sysctl's, or the model's. */
export const PARAMETER_NAMES: readonly string[] = [...Object.keys(SYSCTLS), ...NAMES];

function isParameter(name: string): name is ParameterName {
  return NAMES.includes(name);
}

/** Returns the model's name of a parameter; throws for a name there is not. */
function parameterOf(name: string): ParameterName {
  const [own = name] = isSysctl(name) ? Object.keys(SYSCTLS[name].set(SYSCTLS[name].initial)) : [];
  if (isParameter(own)) return own;
  throw new RangeError(`there is no parameter "${name}"; there are ${PARAMETER_NAMES.join(', ')}`);
}

/** Returns the sysctl that sets a parameter, by whichever name; null for a constant. */
export function sysctlOf(name: string): string | null {
  const own = parameterOf(name);
  const found = Object.entries(SYSCTLS).find(([, { set, initial }]) => own in set(initial));
  return found?.[0] ?? null;
}

/**
 * Writes the default of a parameter in a profile with its unit: a time in seconds from one second on and in milliseconds
 * below, unless `style` says otherwise.
 *
 * @example parameterText('tcp_fin_timeout', 'linux', units) // '60 s'
 */
export function parameterText(name: string, profile: ProfileName, units: Units, style?: ValueStyle): string {
  const own = parameterOf(name);
  const value = (PROFILES[profile] ?? LINUX)[own];
  if (value === null || value === Number.POSITIVE_INFINITY) return units.unlimited;
  switch (MEASURED_IN[own]) {
    case 'time':
      return formatValue(value, style ?? (Number(value) >= 1_000_000 ? 'seconds' : 'milliseconds'), units);
    case 'octets':
      return formatValue(value, style ?? 'octets', units);
    case 'count':
      return formatValue(value, style ?? 'number', units);
    case 'switch':
      return value === true ? units.on : units.off;
    case 'word':
      return String(value);
    case 'range':
      return Array.isArray(value) ? value.join('–') : String(value);
  }
}
