/** Socket options: what a process has set, and what that means for a connection. */
import type { Keepalive, Options } from '../connection/tcb.ts';
import type { Profile } from '../profile/profile.ts';
import type { SocketOption } from '../simulator/scenario.ts';

/** What a process has set on a socket. Keepalive times may be set before keepalive is switched on. */
export interface Settings {
  options: Options;
  keepalive: Keepalive | null;
}

/** Takes over what an accepted socket has from its listener. */
export function inherit(settings: Settings, options: Options): void {
  settings.options = options;
  settings.keepalive = options.keepalive;
}

/** Sets one option. Units are those of the socket API; the model's are microseconds. */
export function set(settings: Settings, option: SocketOption, profile: Profile): void {
  settings.options = { ...settings.options, ...changeOf(settings, option, profile) };
}

function changeOf(settings: Settings, option: SocketOption, profile: Profile): Partial<Options> {
  switch (option.name) {
    case 'SO_REUSEADDR':
      return { reuseAddress: option.value };
    case 'SO_KEEPALIVE':
      return { keepalive: option.value ? keepaliveOf(settings, profile) : null };
    case 'SO_LINGER':
      return { linger: option.value.on ? option.value.seconds : null };
    case 'SO_RCVBUF':
      return { receiveBuffer: option.value };
    case 'TCP_USER_TIMEOUT':
      return { userTimeout: option.value * 1000 };
    case 'TCP_DEFER_ACCEPT':
      return { deferAccept: retransmissionsWithin(option.value) };
    case 'TCP_FASTOPEN':
      return { fastOpenQueue: option.value };
    case 'TCP_KEEPIDLE':
      return withKeepalive(settings, profile, { idle: option.value * 1_000_000 });
    case 'TCP_KEEPINTVL':
      return withKeepalive(settings, profile, { interval: option.value * 1_000_000 });
    case 'TCP_KEEPCNT':
      return withKeepalive(settings, profile, { probes: option.value });
    default:
      return option satisfies never;
  }
}

function keepaliveOf(settings: Settings, profile: Profile): Keepalive {
  const { keepaliveTime: idle, keepaliveInterval: interval, keepaliveProbes: probes } = profile;
  return settings.keepalive ?? { idle, interval, probes };
}

function withKeepalive(settings: Settings, profile: Profile, part: Partial<Keepalive>): Partial<Options> {
  settings.keepalive = { ...keepaliveOf(settings, profile), ...part };
  return settings.options.keepalive === null ? {} : { keepalive: settings.keepalive };
}

/** How many SYN,ACK retransmissions fit `seconds` with back-off from 1 s: Linux TCP_DEFER_ACCEPT. */
function retransmissionsWithin(seconds: number): number {
  if (seconds <= 0) return 0;
  let count = 1;
  let timeout = 1;
  for (let period = 1; seconds > period && count < 255; period += timeout) {
    count += 1;
    timeout = Math.min(timeout * 2, 120);
  }
  return count;
}
