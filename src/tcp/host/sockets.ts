/** The socket calls of one host: what a process does with the connections its host keeps. */
import { isLingering } from '../connection/close.ts';
import { openActive } from '../connection/open.ts';
import { isReadable } from '../connection/receive.ts';
import type { Errno } from '../connection/tcb.ts';
import type { Call, SocketOption } from '../simulator/scenario.ts';
import type { Script } from '../simulator/script.ts';
import type { CallResult } from '../simulator/transcript.ts';
import type { Entry, Listener } from './entry.ts';
import { keyOf } from './four-tuple.ts';
import type { Host } from './host.ts';
import { Ports, successorIsn } from './ports.ts';
import type { CallOutcome, Socket } from './socket.ts';
import { BLOCKED, done, hold, isConnected, NO_PORTS, newSocket } from './socket.ts';
import { inherit, set } from './socket-options.ts';

/** Where an active open goes, and from which port. */
type Target = Pick<Extract<Call, { op: 'connect' }>, 'port' | 'peer' | 'ephemeral'>;

export class Sockets {
  readonly #host: Host;
  readonly #script: Script;
  /** By the numbers the script gives them. */
  readonly #sockets: (Socket | undefined)[] = [];
  readonly #ports: Ports;

  constructor(host: Host, script: Script) {
    this.#host = host;
    this.#script = script;
    this.#ports = new Ports(host);
  }

  /** Returns the listener or the connection that the socket of a step stands for, null when it is neither. */
  on(step: number): Entry | Listener | null {
    const socket = this.#sockets[this.#script.socketOf(step)];
    return socket?.listener ?? socket?.entry ?? null;
  }

  /** Returns the ports of what the socket of a step, or the one it has accepted, stands for or stood for. */
  portsOf(step: number, accepted: boolean): { readonly local: number | null; readonly peer: number | null } {
    const number = accepted ? this.#script.acceptedBy(step) : this.#script.socketOf(step);
    return this.#sockets[number] ?? NO_PORTS;
  }

  /** Makes the call of a step for the first time. */
  call(call: Call, step: number): CallOutcome {
    switch (call.op) {
      case 'set-option':
        return this.#setOption(this.#socketOf(step), call.option);
      case 'bind':
        return done(this.#ports.bind(this.#socketOf(step), call.port) ?? 'ok');
      case 'listen':
        return done(this.#listen(this.#socketOf(step), call.port, call.backlog));
      case 'connect':
        return this.#connect(this.#socketOf(step), call);
      case 'accept':
      case 'recv':
        return this.again(call, step);
      case 'send':
        return this.#send(this.#socketOf(step), call);
      case 'shutdown':
        return done(this.#shutdown(this.#socketOf(step), call.how));
      case 'close':
        return this.#close(this.#socketOf(step));
      case 'lose-state':
        return done(this.#loseState(this.#socketOf(step)));
      case 'kill':
        for (const name of call.sockets) {
          this.#close(this.#socket(this.#script.numberOf(this.#host.id, name)), true);
        }
        return done('ok');
      case 'set-param':
        this.#host.profile = { ...this.#host.profile, ...call.overrides };
        return done('ok');
      default:
        return call satisfies never;
    }
  }

  /** Looks again at a call that had to wait. */
  again(call: Call, step: number): CallOutcome {
    switch (call.op) {
      case 'accept':
        return this.#accept(this.#socketOf(step), this.#script.acceptedBy(step));
      case 'recv':
        return this.#receive(this.#socketOf(step), call.max);
      case 'connect':
        return this.#connected(this.#socketOf(step), 'ok');
      case 'send':
        return call.fastOpen === undefined
          ? this.#send(this.#socketOf(step), call)
          : this.#connected(this.#socketOf(step), call.bytes);
      case 'close':
        return this.#linger(this.#socketOf(step));
      default:
        return BLOCKED;
    }
  }

  /** The call has waited for as long as it may. Returns what it gives now. */
  giveUp(call: Call, step: number): CallResult {
    if (call.op !== 'close') return 'timeout';
    const { entry } = this.#socketOf(step);
    return entry === null ? 'ok' : this.#host.happen(entry, { kind: 'orphan' });
  }

  #linger({ entry }: Socket): CallOutcome {
    if (entry === null) return done('ok');
    return isLingering(entry.connection) ? BLOCKED : done(this.#host.happen(entry, { kind: 'orphan' }));
  }

  #socketOf(step: number): Socket {
    return this.#socket(this.#script.socketOf(step));
  }

  #socket(number: number): Socket {
    const known = this.#sockets[number];
    if (known !== undefined) return known;
    const socket = newSocket();
    this.#sockets[number] = socket;
    return socket;
  }

  #setOption(socket: Socket, option: SocketOption): CallOutcome {
    set(socket, option, this.#host.profile);
    const { options } = socket;
    if (socket.listener !== null) socket.listener.options = options;
    if (socket.entry !== null && socket.entry.connection.state !== 'CLOSED') {
      this.#host.happen(socket.entry, { kind: 'options', options });
    }
    return done('ok');
  }

  #listen(socket: Socket, port: number, backlog: number): CallResult {
    if (isConnected(socket)) return 'EINVAL';
    if (socket.listener?.open) {
      socket.listener.backlog = Math.min(backlog, this.#host.profile.somaxconn);
      return 'ok';
    }
    if (socket.port === null) {
      const error = this.#ports.bind(socket, port);
      if (error !== null) return error;
    } else if (this.#host.listeners.has(socket.port)) {
      return 'EADDRINUSE';
    }
    socket.local = socket.port ?? port;
    socket.listener = this.#host.listen(socket.local, backlog, socket.options);
    return 'ok';
  }

  #connect(socket: Socket, call: Extract<Call, { op: 'connect' }>): CallOutcome {
    const error = this.#open(socket, call, null);
    return error === null ? this.#connected(socket, 'ok') : done(error);
  }

  /** Starts an active open with what a Fast Open would carry. Returns the errno when it can't. */
  #open(socket: Socket, to: Target, octets: number | null): Errno | null {
    const { peer } = to;
    if (isConnected(socket)) return socket.entry?.connection.state === 'SYN-SENT' ? 'EALREADY' : 'EISCONN';
    if (socket.listener !== null) return 'EISCONN';
    const ephemeral = socket.port === null && (to.port === null || to.ephemeral === true);
    const error = ephemeral ? this.#pick(socket, to) : this.#bindFor(socket, to.port ?? 0);
    if (error !== null) return error;
    const local = socket.port ?? 0;
    const old = this.#host.connections.get(keyOf(local, peer));
    const planned = old === null ? null : successorIsn(this.#host, old, ephemeral);
    if (old !== null && planned === null) return 'EADDRNOTAVAIL';
    const { world, id, profile } = this.#host;
    if (old !== null) this.#host.remove(old, 'time-wait/reuse');
    const opening = {
      port: local,
      peer,
      iss: world.pickIsn(id, local, peer, planned),
      options: socket.options,
      tsOffset: world.tsOffset(id, local, peer),
    };
    const fast = octets === null ? null : { cookie: this.#host.fastOpenCookie, octets };
    const ctx = openActive(opening, profile, world.now, fast);
    hold(socket, this.#host.add(ctx, null, false));
    return null;
  }

  #pick(socket: Socket, { port, peer }: Target): Errno | null {
    const picked = port ?? this.#ports.ephemeral(peer);
    if (picked === null) return 'EADDRNOTAVAIL';
    this.#ports.take(socket, picked);
    socket.picked = true;
    return null;
  }

  #bindFor(socket: Socket, port: number): Errno | null {
    return socket.port === null ? this.#ports.bind(socket, port) : null;
  }

  #connected(socket: Socket, success: CallResult): CallOutcome {
    const entry = socket.entry;
    if (entry === null) return done('ENOTCONN');
    const { state, error } = entry.connection;
    if (state === 'SYN-SENT' || (state === 'SYN-RECEIVED' && error === null)) return BLOCKED;
    if (state !== 'CLOSED') return done(success);
    entry.connection.error = null;
    this.#disconnect(socket);
    return done(error ?? 'ECONNRESET');
  }

  /** Leaves a socket whose connect() has failed as it was before; a port that was picked for it goes back. */
  #disconnect(socket: Socket): void {
    socket.failed = true;
    socket.entry = null;
    if (!socket.picked) return;
    this.#ports.release(socket);
    socket.port = null;
    socket.picked = false;
  }

  #accept({ listener }: Socket, as: number): CallOutcome {
    if (listener === null) return done('EINVAL');
    const entry = listener.queue.shift();
    if (entry === undefined) return listener.open ? BLOCKED : done('EINVAL');
    entry.queued = false;
    if (entry.connection.state !== 'SYN-RECEIVED') entry.listener = null;
    const socket = this.#socket(as);
    hold(socket, entry);
    inherit(socket, entry.connection.options);
    this.#host.world.listenerChanged(this.#host, listener);
    return done('ok');
  }

  #send(socket: Socket, call: Extract<Call, { op: 'send' }>): CallOutcome {
    if (call.fastOpen !== undefined && !isConnected(socket))
      return this.#sendFast(socket, call.bytes, call.fastOpen);
    if (socket.entry === null) return done('EPIPE');
    const { state, active } = socket.entry.connection;
    const opening = state === 'SYN-SENT' || (state === 'SYN-RECEIVED' && active);
    if (opening && this.#host.profile.sendWaitsForHandshake) return BLOCKED;
    return done(
      this.#host.happen(socket.entry, { kind: 'send', octets: call.bytes, more: call.more ?? false }),
    );
  }

  /** MSG_FASTOPEN: with a cookie the data goes with the SYN, without it waits; the call returns with the connection either way. */
  #sendFast(socket: Socket, bytes: number, to: Target): CallOutcome {
    if ((this.#host.profile.fastOpen & 1) === 0) return done('EOPNOTSUPP');
    const error = this.#open(socket, to, bytes);
    if (error !== null) return done(error);
    return this.#connected(socket, bytes);
  }

  #receive(socket: Socket, max: number): CallOutcome {
    if (socket.entry === null) return done(isConnected(socket) ? 'eof' : 'ENOTCONN');
    if (!isReadable(socket.entry.connection)) return BLOCKED;
    return done(this.#host.happen(socket.entry, { kind: 'receive', max }));
  }

  #shutdown({ entry, listener }: Socket, how: 'WR' | 'RD'): CallResult {
    if (listener !== null) {
      if (how === 'RD' && listener.open) this.#host.unlisten(listener);
      return 'ok';
    }
    if (entry === null || entry.connection.state === 'CLOSED') return 'ENOTCONN';
    return this.#host.happen(entry, { kind: how === 'RD' ? 'shutdown-read' : 'shutdown-write' });
  }

  #close(socket: Socket, killed = false): CallOutcome {
    if (socket.closed) return done('EBADF');
    this.#letGo(socket);
    if (socket.listener !== null) this.#host.unlisten(socket.listener);
    if (socket.entry === null) return done('ok');
    const seconds = killed ? 0 : (socket.options.linger ?? 0);
    this.#host.happen(socket.entry, { kind: 'close', linger: seconds > 0 });
    const lingers = seconds > 0 && isLingering(socket.entry.connection);
    return lingers ? { done: false, giveUpAfter: seconds * 1_000_000 } : done('ok');
  }

  #letGo(socket: Socket): void {
    socket.closed = true;
    this.#ports.release(socket);
  }

  #loseState(socket: Socket): CallResult {
    const { entry } = socket;
    this.#letGo(socket);
    if (entry !== null && entry.connection.state !== 'CLOSED') this.#host.remove(entry, 'crash/lost');
    return 'ok';
  }
}
