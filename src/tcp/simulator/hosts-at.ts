import { Host } from '../host/host.ts';
import type { Scenario } from './scenario.ts';
import { type HostMaker, run } from './simulator.ts';
import type { HostId } from './transcript.ts';

/** Runs a scenario up to a moment (µs), everything at that moment done, and returns its hosts as they are then. */
export function hostsAt(
  scenario: Scenario,
  seed: number,
  at: number,
): Readonly<Record<HostId, Host | undefined>> {
  const hosts: Record<HostId, Host | undefined> = { client: undefined, server: undefined };
  const keep: HostMaker = (id, profile, environment) => {
    const host = new Host(id, profile, environment);
    hosts[id] = host;
    return host;
  };
  run({ ...scenario, until: at }, { seed, hosts: { client: keep, server: keep } }, {});
  return hosts;
}
