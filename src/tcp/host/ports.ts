/** Local ports: who has bound which, and which may be bound. SO_REUSEADDR as on Linux. */

import type { Seq } from '../sequence.ts';
import { seqAdd } from '../sequence.ts';
import type { Entry } from './entry.ts';
import { keyOf } from './four-tuple.ts';
import type { Host } from './host.ts';
import type { Settings } from './socket-options.ts';

/** What of a socket matters for ports. */
export interface Bindable extends Settings {
  port: number | null;
  /** The next one bound to the same port. */
  sharer: Bindable | null;
}

export class Ports {
  readonly #host: Host;
  /** The first of the open sockets that are bound to a port. */
  readonly #bound = new Map<number, Bindable | null>();
  /** How many ephemeral ports were looked at. */
  #tried = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Binds a socket; the errno when it has a port already or another socket stands in the way. */
  bind(socket: Bindable, port: number): 'EINVAL' | 'EADDRINUSE' | null {
    if (socket.port !== null) return 'EINVAL';
    if (this.#isTaken(socket, port)) return 'EADDRINUSE';
    this.take(socket, port);
    return null;
  }

  /** Gives a socket a port that may be shared: one its own host picked for it. */
  take(socket: Bindable, port: number): void {
    socket.port = port;
    socket.sharer = this.#boundTo(port);
    this.#bound.set(port, socket);
  }

  /** A closed socket gives its port back; connections that live on keep theirs. */
  release(socket: Bindable): void {
    if (socket.port === null) return;
    let before: Bindable | null = null;
    let at = this.#boundTo(socket.port);
    while (at !== null && at !== socket) {
      before = at;
      at = at.sharer;
    }
    if (at === null) return;
    if (before === null) this.#bound.set(socket.port, at.sharer);
    else before.sharer = at.sharer;
    at.sharer = null;
  }

  /** Picks a port nobody uses towards `peer`, null when there is none: tcp_tw_reuse makes one in TIME-WAIT free. */
  ephemeral(peer: number): number | null {
    const [first, last] = this.#host.profile.portRange;
    const count = last - first + 1;
    for (let tries = 0; tries < count; tries += 1) {
      const port = first + (this.#tried % count);
      this.#tried += 1;
      const old = this.#host.connections.get(keyOf(port, peer));
      const free = old === null || successorIsn(this.#host, old, true) !== null;
      if (free && this.#boundTo(port) === null) return port;
    }
    return null;
  }

  #boundTo(port: number): Bindable | null {
    return this.#bound.get(port) ?? null;
  }

  /** Two sockets share a port only if both have SO_REUSEADDR and none listens. TIME-WAIT counts as a socket. */
  #isTaken(socket: Bindable, port: number): boolean {
    const { reuseAddress } = socket.options;
    if (this.#host.listeners.has(port)) return true;
    for (let other = this.#boundTo(port); other !== null; other = other.sharer) {
      if (other !== socket && !(reuseAddress && other.options.reuseAddress)) return true;
    }
    if (!this.#host.usesPort(port)) return false;
    for (const { connection } of this.#host.connections) {
      if (connection.port === port && !(reuseAddress && connection.options.reuseAddress)) return true;
    }
    return false;
  }
}

/**
 * Returns the ISN of a new connection that takes the ports of one in TIME-WAIT, null when it may not. RFC 6191; a port
 * the host picks itself only with tcp_tw_reuse.
 */
export function successorIsn(host: Host, old: Entry, ephemeral: boolean): Seq | null {
  const { connection: tcb } = old;
  const { twReuse, twReuseDelay } = host.profile;
  if (tcb.state !== 'TIME-WAIT' || !tcb.timestamps) return null;
  if (ephemeral && (twReuse !== 1 || host.world.now - tcb.tsRecentAt <= twReuseDelay)) return null;
  return seqAdd(tcb.sndNxt, 65535 + 2);
}
