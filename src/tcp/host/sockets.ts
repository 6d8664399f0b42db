/** The socket calls of one host: what a process does with the connections its host keeps. */
import { isLingering } from '../connection/close.ts';
import { isReadable } from '../connection/receive.ts';
import { policiesOf } from '../profile/policies-of.ts';
import type { Call, SocketOption } from '../simulator/scenario.ts';
import type { CallResult } from '../simulator/transcript.ts';
import type { Target } from './connect.ts';
import { finishConnect, startConnect } from './connect.ts';
import type { Socket } from './connection.ts';
import type { Host } from './host.ts';
import { Ports } from './ports.ts';
import type { CallOutcome } from './socket.ts';
import { attach, BLOCKED, done, isConnected, newSocket } from './socket.ts';
import { inherit, set } from './socket-options.ts';

/** Returns the name of the socket a call is made on, or their names: none where it concerns a whole host. */
export function socketNameOf(call: Call): string {
  if (call.op === 'set-param') return '';
  return call.op === 'kill' ? call.sockets.join(' ') : call.socket;
}

export class Sockets {
  readonly #host: Host;
  /** By the names the script gives them. */
  readonly #sockets = new Map<string, Socket>();
  readonly #ports: Ports;

  constructor(host: Host) {
    this.#host = host;
    this.#ports = new Ports(host);
  }

  /** Returns the socket of a name; a name that the script has not used before gets a new one. */
  named(name: string): Socket {
    const known = this.#sockets.get(name);
    if (known !== undefined) return known;
    const socket = newSocket();
    this.#sockets.set(name, socket);
    return socket;
  }

  /** Makes a call on its socket for the first time. */
  call(call: Call, socket: Socket): CallOutcome {
    switch (call.op) {
      case 'set-option':
        return this.#setOption(socket, call.option);
      case 'bind':
        return done(this.#ports.bind(socket, call.port) ?? 'ok');
      case 'listen':
        return done(this.#listen(socket, call.port, call.backlog));
      case 'connect':
        return this.#connect(socket, call);
      case 'accept':
      case 'recv':
        return this.retry(call, socket);
      case 'send':
        return this.#send(socket, call);
      case 'shutdown':
        return done(this.#shutdown(socket, call.how));
      case 'close':
        return this.#close(socket);
      case 'lose-state':
        return done(this.#loseState(socket));
      case 'kill':
        for (const name of call.sockets) this.#close(this.named(name), true);
        return done('ok');
      case 'set-param':
        this.#host.profile = { ...this.#host.profile, ...call.overrides };
        return done('ok');
      default:
        throw new RangeError(`no such call: ${JSON.stringify(call satisfies never)}`);
    }
  }

  /** Tries a call again that had to wait. */
  retry(call: Call, socket: Socket): CallOutcome {
    switch (call.op) {
      case 'accept':
        return this.#accept(socket, call.as);
      case 'recv':
        return this.#receive(socket, call.max);
      case 'connect':
        return finishConnect(this.#ports, socket, 'ok');
      case 'send':
        return call.fastOpen === undefined
          ? this.#send(socket, call)
          : finishConnect(this.#ports, socket, call.bytes);
      case 'close':
        return this.#linger(socket);
      default:
        return BLOCKED;
    }
  }

  /** The call has waited for as long as it may. Returns what it gives now. */
  giveUp(call: Call, { connection }: Socket): CallResult {
    if (call.op !== 'close') return 'timeout';
    return connection === null ? 'ok' : this.#host.happen(connection, { kind: 'orphan' });
  }

  #linger({ connection }: Socket): CallOutcome {
    if (connection === null) return done('ok');
    return isLingering(connection.tcb) ? BLOCKED : done(this.#host.happen(connection, { kind: 'orphan' }));
  }

  #setOption(socket: Socket, option: SocketOption): CallOutcome {
    set(socket, option, this.#host.profile);
    const { options, listener, connection } = socket;
    if (listener !== null) listener.options = options;
    if (connection !== null && connection.tcb.state !== 'CLOSED') {
      this.#host.happen(connection, { kind: 'options', options });
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
    const error = startConnect(this.#host, this.#ports, socket, call, null);
    return error === null ? finishConnect(this.#ports, socket, 'ok') : done(error);
  }

  #accept({ listener }: Socket, as: string): CallOutcome {
    if (listener === null) return done('EINVAL');
    const connection = listener.queue.shift();
    if (connection === undefined) return listener.open ? BLOCKED : done('EINVAL');
    connection.queued = false;
    if (connection.tcb.state !== 'SYN-RECEIVED') connection.listener = null;
    const socket = this.named(as);
    attach(socket, connection);
    inherit(socket, connection.tcb.options);
    this.#host.environment.acceptQueueChanged(listener);
    return { done: true, result: 'ok', accepted: socket };
  }

  #send(socket: Socket, call: Extract<Call, { op: 'send' }>): CallOutcome {
    const { connection } = socket;
    if (call.fastOpen !== undefined && !isConnected(socket)) {
      return this.#sendFast(socket, call.bytes, call.fastOpen);
    }
    if (connection === null) return done('EPIPE');
    const { state, active } = connection.tcb;
    const opening = state === 'SYN-SENT' || (state === 'SYN-RECEIVED' && active);
    if (opening && policiesOf(this.#host.profile.policies).sendWaitsForHandshake) return BLOCKED;
    return done(
      this.#host.happen(connection, { kind: 'send', octets: call.bytes, more: call.more ?? false }),
    );
  }

  /** MSG_FASTOPEN: with a cookie the data goes with the SYN, without it waits; the call returns with the connection either way. */
  #sendFast(socket: Socket, bytes: number, to: Target): CallOutcome {
    if ((this.#host.profile.fastOpen & 1) === 0) return done('EOPNOTSUPP');
    const error = startConnect(this.#host, this.#ports, socket, to, bytes);
    return error === null ? finishConnect(this.#ports, socket, bytes) : done(error);
  }

  #receive(socket: Socket, max: number): CallOutcome {
    const { connection } = socket;
    if (connection === null) return done(isConnected(socket) || socket.readShutdown ? 'eof' : 'ENOTCONN');
    return isReadable(connection.tcb)
      ? done(this.#host.happen(connection, { kind: 'receive', max }))
      : BLOCKED;
  }

  #shutdown(socket: Socket, how: 'WR' | 'RD'): CallResult {
    const { connection, listener } = socket;
    if (listener !== null) {
      if (how === 'RD' && listener.open) this.#host.unlisten(listener);
      return 'ok';
    }
    if (connection === null && how === 'RD') socket.readShutdown = true;
    if (connection === null || connection.tcb.state === 'CLOSED') return 'ENOTCONN';
    return this.#host.happen(connection, { kind: how === 'RD' ? 'shutdown-read' : 'shutdown-write' });
  }

  #close(socket: Socket, killed = false): CallOutcome {
    if (socket.closed) return done('EBADF');
    this.#discard(socket);
    const { connection, listener } = socket;
    if (listener !== null) this.#host.unlisten(listener);
    if (connection === null) return done('ok');
    const seconds = killed ? 0 : (socket.options.linger ?? 0);
    this.#host.happen(connection, { kind: 'close', linger: seconds > 0 });
    const lingers = seconds > 0 && isLingering(connection.tcb);
    return lingers ? { done: false, giveUpAfter: seconds * 1_000_000 } : done('ok');
  }

  /** No process can use the socket any more, and it gives its port back. */
  #discard(socket: Socket): void {
    socket.closed = true;
    this.#ports.release(socket);
  }

  #loseState(socket: Socket): CallResult {
    const { connection } = socket;
    this.#discard(socket);
    if (connection !== null && connection.tcb.state !== 'CLOSED') this.#host.remove(connection, 'crash/lost');
    return 'ok';
  }
}
