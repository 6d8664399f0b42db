/** Local ports: who has bound which, and which may be bound. SO_REUSEADDR as on Linux. */

import { policiesOf } from '../profile/policies-of.ts';
import type { Seq } from '../sequence.ts';
import type { Connection, Socket } from './connection.ts';
import { keyOf } from './four-tuple.ts';
import type { Host } from './host.ts';
import { isnAfterTimeWait } from './isn.ts';
import { PortTable } from './port-table.ts';

export class Ports {
  readonly #host: Host;
  /** The open sockets that are bound to a port, by port. */
  readonly #bound = new PortTable<Socket[]>();
  /** How many ephemeral ports were looked at. */
  #tried = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Binds a socket; the errno when it has a port already or another socket stands in the way. */
  bind(socket: Socket, port: number): 'EINVAL' | 'EADDRINUSE' | null {
    if (socket.port !== null) return 'EINVAL';
    if (this.#isTaken(socket, port)) return 'EADDRINUSE';
    this.take(socket, port);
    return null;
  }

  /** Gives a socket a port that may be shared: one its own host picked for it. */
  take(socket: Socket, port: number): void {
    socket.port = port;
    const others = this.#bound.get(port);
    if (others === undefined) this.#bound.set(port, [socket]);
    else others.push(socket);
  }

  /** A closed socket gives its port back; connections that live on keep theirs. */
  release(socket: Socket): void {
    if (socket.port === null) return;
    const left = this.#bound.get(socket.port)?.filter((other) => other !== socket) ?? [];
    if (left.length > 0) this.#bound.set(socket.port, left);
    else this.#bound.delete(socket.port);
  }

  /**
   * Picks a port that no connection to `peer` has and no application has bound, null when there is none: tcp_tw_reuse
   * makes one in TIME-WAIT free. Ports picked for connections to other peers may be shared, as on Linux.
   */
  ephemeral(peer: number): number | null {
    const [first, last] = this.#host.profile.portRange;
    const size = last - first + 1;
    // Linux looks at the ports of one parity, then at the others, and leaves out the last of an odd number.
    const count = size > 1 ? size - (size % 2) : size;
    for (let tries = 0; tries < count; tries += 1) {
      const port = first + (this.#tried % count);
      this.#tried += 1;
      const old = this.#host.connections.get(keyOf(port, peer));
      const free = old === undefined || successorIsn(this.#host, old, true) !== null;
      const bound = this.#bound.get(port)?.some((other) => !other.portWasPicked) ?? false;
      if (free && !bound) return port;
    }
    return null;
  }

  /** Two sockets share a port only if both have SO_REUSEADDR and none listens. TIME-WAIT counts as a socket. */
  #isTaken(socket: Socket, port: number): boolean {
    const { reuseAddress } = socket.options;
    if (this.#host.listeners.has(port)) return true;
    for (const other of this.#bound.get(port) ?? []) {
      if (other !== socket && !(reuseAddress && other.options.reuseAddress)) return true;
    }
    for (const { tcb } of this.#host.connections.values()) {
      if (tcb.port === port && !(reuseAddress && tcb.options.reuseAddress)) return true;
    }
    return false;
  }
}

/**
 * Returns the ISN of a new connection that takes the ports of one in TIME-WAIT, null when it may not. RFC 6191; a port
 * the host picks itself only with tcp_tw_reuse.
 */
export function successorIsn(host: Host, old: Connection, ephemeral: boolean): Seq | null {
  const { tcb } = old;
  const { twReuse, twReuseDelay } = host.profile;
  // To Linux an orphan in FIN-WAIT-2 is one of TIME-WAIT's kind: both are `inet_timewait_sock`.
  const orphan = tcb.state === 'FIN-WAIT-2' && tcb.orphan && policiesOf(host.profile.policies).miniSockets;
  if (!(tcb.state === 'TIME-WAIT' || orphan) || !tcb.timestamps) return null;
  if (ephemeral && (twReuse !== 1 || host.environment.now - tcb.tsRecentAt <= twReuseDelay)) return null;
  return isnAfterTimeWait(tcb);
}
