/** Local ports: who has bound which, and which may be bound. SO_REUSEADDR as on Linux. */

import { keyOf } from './four-tuple.ts';
import type { Host } from './host.ts';
import type { Settings } from './socket-options.ts';

/** What of a socket matters for ports. */
export interface Bindable extends Settings {
  port: number | null;
}

/** ip_local_port_range. */
const EPHEMERAL_FIRST = 32768;
const EPHEMERAL_LAST = 60999;

export class Ports {
  readonly #host: Host;
  /** Open sockets by the port they are bound to. */
  readonly #bound = new Map<number, Bindable[]>();
  #nextEphemeral = EPHEMERAL_FIRST;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Binds a socket; the errno when it has a port already or another socket stands in the way. */
  bind(socket: Bindable, port: number): 'EINVAL' | 'EADDRINUSE' | null {
    if (socket.port !== null) return 'EINVAL';
    if (this.#isTaken(socket, port)) return 'EADDRINUSE';
    socket.port = port;
    const others = this.#bound.get(port);
    if (others === undefined) this.#bound.set(port, [socket]);
    else others.push(socket);
    return null;
  }

  /** A closed socket gives its port back; connections that live on keep theirs. */
  release(socket: Bindable): void {
    if (socket.port === null) return;
    const others = this.#bound.get(socket.port)?.filter((other) => other !== socket) ?? [];
    if (others.length > 0) this.#bound.set(socket.port, others);
    else this.#bound.delete(socket.port);
  }

  /** Picks a port nobody uses towards `peer`. */
  ephemeral(peer: number): number {
    for (let tries = EPHEMERAL_FIRST; tries <= EPHEMERAL_LAST; tries += 1) {
      const port = this.#nextEphemeral;
      this.#nextEphemeral = port === EPHEMERAL_LAST ? EPHEMERAL_FIRST : port + 1;
      if (!this.#bound.has(port) && !this.#host.connections.has(keyOf(port, peer))) return port;
    }
    return this.#nextEphemeral;
  }

  /** Two sockets share a port only if both have SO_REUSEADDR and none listens. TIME-WAIT counts as a socket. */
  #isTaken(socket: Bindable, port: number): boolean {
    const { reuseAddress } = socket.options;
    if (this.#host.listeners.has(port)) return true;
    for (const other of this.#bound.get(port) ?? []) {
      if (other !== socket && !(reuseAddress && other.options.reuseAddress)) return true;
    }
    if (!this.#host.usesPort(port)) return false;
    for (const { connection } of this.#host.connections.values()) {
      if (connection.port === port && !(reuseAddress && connection.options.reuseAddress)) return true;
    }
    return false;
  }
}
