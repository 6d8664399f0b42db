/** The sockets of a host at a moment of a run, as `ss -tan` and `netstat -ant` print them on Linux. */
import type { State } from '../connection/state.ts';
import type { SocketTool } from '../connection/state-names.ts';
import type { Tcb } from '../connection/tcb.ts';
import type { Connection, Listener } from '../host/connection.ts';
import type { Host } from '../host/host.ts';
import type { RuleId } from '../rules.ts';
import { seqDiff } from '../sequence.ts';
import { hostsAt } from './hosts-at.ts';
import type { Scenario } from './scenario.ts';
import type { HostId } from './transcript.ts';

/** A number of a line, and the rule it follows. */
export interface QueueLength {
  readonly value: number;
  readonly because: RuleId;
}

/** One line: a listener or a connection. */
export interface SocketLine {
  readonly state: State;
  /** Connections for a listener, octets for the others. */
  readonly recvQ: QueueLength;
  readonly sendQ: QueueLength;
  /** RCV.NXT relative to the peer's ISN; null where nothing is received. */
  readonly rcvNxt: number | null;
  /** Local port. */
  readonly port: number;
  /** Remote port; null for a listener. */
  readonly peer: number | null;
}

/**
 * Runs a scenario up to a moment (µs) and lists the sockets each host has then: listeners first, then connections by port.
 *
 * @example socketsAt(scenario, 7, 300_000, 'ss').server[0]?.recvQ.value // how many wait for accept()
 */
export function socketsAt(
  scenario: Scenario,
  seed: number,
  at: number,
  tool: SocketTool,
): Record<HostId, readonly SocketLine[]> {
  const hosts = hostsAt(scenario, seed, at);
  const of = (host: Host | undefined): readonly SocketLine[] => (host ? socketsOf(host, tool) : []);
  return { client: of(hosts.client), server: of(hosts.server) };
}

function socketsOf(host: Host, tool: SocketTool): readonly SocketLine[] {
  const listening = [...host.listeners.values()].map((listener) => listenerLine(listener, tool));
  const connected = [...host.connections.values()].map(connectionLine);
  return [...listening.sort(byPorts), ...connected.sort(byPorts)];
}

function byPorts(a: SocketLine, b: SocketLine): number {
  return a.port - b.port || (a.peer ?? 0) - (b.peer ?? 0);
}

function listenerLine({ port, queue, backlog }: Listener, tool: SocketTool): SocketLine {
  return {
    state: 'LISTEN',
    recvQ: { value: queue.length, because: 'socket/accept-queue' },
    sendQ:
      tool === 'ss'
        ? { value: backlog, because: 'socket/backlog' }
        : { value: 0, because: 'socket/backlog-not-shown' },
    rcvNxt: null,
    port,
    peer: null,
  };
}

function connectionLine({ tcb, listener, byFastOpen }: Connection): SocketLine {
  const { state, port, peer } = tcb;
  if (state === 'SYN-RECEIVED' && listener !== null && !byFastOpen) return bufferless(tcb, 'socket/request');
  if (state === 'TIME-WAIT') return bufferless(tcb, 'socket/time-wait');
  const unreadFin = tcb.finReceived && !tcb.finRead;
  const readFin = tcb.finRead ? 'socket/fin-read' : 'socket/unread';
  return {
    state,
    recvQ: { value: tcb.unread + (unreadFin ? 1 : 0), because: unreadFin ? 'socket/unread-fin' : readFin },
    sendQ: { value: unacknowledged(tcb), because: 'socket/unacknowledged' },
    rcvNxt: seqDiff(tcb.rcvNxt, tcb.irs),
    port,
    peer,
  };
}

function bufferless({ state, port, peer }: Tcb, because: RuleId): SocketLine {
  return { state, recvQ: { value: 0, because }, sendQ: { value: 0, because }, rcvNxt: null, port, peer };
}

/** A close() in SYN-RECEIVED queues its FIN only when the handshake is over. */
function unacknowledged({ state, sndEnd, sndUna, finQueued }: Tcb): number {
  return seqDiff(sndEnd, sndUna) + (finQueued && state !== 'SYN-RECEIVED' ? 1 : 0);
}
