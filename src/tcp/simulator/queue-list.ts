/** The queues of a host's listeners at a moment of a run: who is in them, and how many more would fit. */
import type { State } from '../connection/state.ts';
import type { Connection, Listener } from '../host/connection.ts';
import type { Host } from '../host/host.ts';
import { hostsAt } from './hosts-at.ts';
import type { Scenario } from './scenario.ts';
import type { HostId } from './transcript.ts';

/** A connection in a queue. */
export interface Queued {
  /** Remote port. */
  readonly peer: number;
  readonly state: State;
}

/** The queues of one listener. */
export interface ListenerQueues {
  readonly port: number;
  /** How many each queue holds: Linux lets one more than the backlog in. */
  readonly limit: number;
  /** Requests, by remote port: the kernel keeps them in a hash table, in no order. */
  readonly syn: readonly Queued[];
  /** Connections that wait for accept(), the one it returns next first. */
  readonly accept: readonly Queued[];
}

/**
 * Runs a scenario up to a moment (µs) and returns the queues of each host's listeners then, by port.
 *
 * @example queuesAt(scenario, 7, 300_000).server[0]?.accept.length // what ss shows as Recv-Q
 */
export function queuesAt(
  scenario: Scenario,
  seed: number,
  at: number,
): Readonly<Record<HostId, readonly ListenerQueues[]>> {
  const { client, server } = hostsAt(scenario, seed, at);
  return { client: queuesOf(client), server: queuesOf(server) };
}

function queuesOf(host: Host | undefined): readonly ListenerQueues[] {
  if (host === undefined) return [];
  const listeners = [...host.listeners.values()].sort((a, b) => a.port - b.port);
  return listeners.map((listener) => ({
    port: listener.port,
    limit: listener.backlog + 1,
    syn: requestsOf(host, listener).map(queued),
    accept: listener.queue.map(queued),
  }));
}

function requestsOf(host: Host, listener: Listener): readonly Connection[] {
  const own = [...host.connections.values()].filter(
    (connection) =>
      connection.listener === listener && connection.tcb.state === 'SYN-RECEIVED' && !connection.byFastOpen,
  );
  return own.sort((a, b) => a.peer - b.peer);
}

function queued({ peer, tcb }: Connection): Queued {
  return { peer, state: tcb.state };
}
