/** The socket calls of one host: what a process does with the connections its host keeps. */
import type { Errno, Options } from './connection.ts';
import { DEFAULT_OPTIONS } from './connection.ts';
import type { Entry, Host, Listener } from './host.ts';
import { keyOf } from './host.ts';
import { openActive } from './open.ts';
import type { ProfileOverrides } from './profile.ts';
import { isReadable } from './receive.ts';
import type { Call, SocketOption } from './scenario.ts';
import { seqAdd } from './sequence.ts';
import type { CallResult } from './transcript.ts';

/** A socket: at first only options and perhaps a port, later a listener or a connection. */
interface Socket {
  options: Options;
  port: number | null;
  listener: Listener | null;
  entry: Entry | null;
  closed: boolean;
}

/** What a call gives now: a result, or that it has to wait. */
export type CallOutcome = { readonly done: true; readonly result: CallResult } | { readonly done: false };

const BLOCKED: CallOutcome = { done: false };
const done = (result: CallResult): CallOutcome => ({ done: true, result });
/** ip_local_port_range. */
const EPHEMERAL_FIRST = 32768;
const EPHEMERAL_LAST = 60999;

export class Sockets {
  readonly #host: Host;
  readonly #sockets = new Map<string, Socket>();
  /** Open sockets by the port they are bound to. */
  readonly #bound = new Map<number, Set<Socket>>();
  #nextEphemeral = EPHEMERAL_FIRST;
  /** Keepalive times set before SO_KEEPALIVE is switched on. */
  readonly #keepalive = new Map<Socket, { idle: number; interval: number; probes: number }>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Returns the connection a socket stands for, null when it has none. */
  entryOf(name: string): Entry | null {
    return this.#sockets.get(name)?.entry ?? null;
  }

  /** Returns the listener a socket is, null when it is none. */
  listenerOf(name: string): Listener | null {
    return this.#sockets.get(name)?.listener ?? null;
  }

  /** Makes a call for the first time. */
  call(call: Call): CallOutcome {
    switch (call.op) {
      case 'set-option':
        return this.#setOption(this.#socket(call.socket), call.option);
      case 'bind':
        return done(this.#bind(this.#socket(call.socket), call.port) ?? 'ok');
      case 'listen':
        return done(this.#listen(this.#socket(call.socket), call.port, call.backlog));
      case 'connect':
        return this.#connect(call);
      case 'accept':
      case 'recv':
        return this.again(call);
      case 'send':
        return this.#send(call);
      case 'shutdown':
        return done(this.#shutdown(call.socket, call.how));
      case 'close':
        return done(this.#close(call.socket));
      case 'lose-state':
        return done(this.#loseState(call.socket));
      case 'kill':
        for (const socket of call.sockets) this.#close(socket);
        return done('ok');
      case 'set-param':
        return done(this.#setParam(call.overrides));
      default:
        return call satisfies never;
    }
  }

  /** Looks again at a call that had to wait. */
  again(call: Call): CallOutcome {
    switch (call.op) {
      case 'accept':
        return this.#accept(call.socket, call.as);
      case 'recv':
        return this.#receive(call.socket, call.max);
      case 'connect':
        return this.#connected(this.#socket(call.socket), 'ok');
      case 'send':
        return this.#connected(this.#socket(call.socket), call.bytes);
      default:
        return BLOCKED;
    }
  }

  #socket(name: string): Socket {
    const known = this.#sockets.get(name);
    if (known !== undefined) return known;
    const socket: Socket = {
      options: DEFAULT_OPTIONS,
      port: null,
      listener: null,
      entry: null,
      closed: false,
    };
    this.#sockets.set(name, socket);
    return socket;
  }

  #setOption(socket: Socket, option: SocketOption): CallOutcome {
    socket.options = this.#withOption(socket, option);
    if (socket.entry !== null && socket.entry.connection.state !== 'CLOSED') {
      this.#host.happen(socket.entry, { kind: 'options', options: socket.options });
    }
    return done('ok');
  }

  #withOption(socket: Socket, option: SocketOption): Options {
    const { options } = socket;
    switch (option.name) {
      case 'SO_REUSEADDR':
        return { ...options, reuseAddress: option.value };
      case 'SO_KEEPALIVE':
        return { ...options, keepalive: option.value ? this.#keepaliveOf(socket) : null };
      case 'SO_LINGER':
        return { ...options, linger: option.value.on ? option.value.seconds : null };
      case 'SO_RCVBUF':
        return { ...options, receiveBuffer: option.value };
      case 'TCP_USER_TIMEOUT':
        return { ...options, userTimeout: option.value * 1000 };
      case 'TCP_DEFER_ACCEPT':
        return { ...options, deferAccept: retransmissionsWithin(option.value) };
      case 'TCP_FASTOPEN':
        return { ...options, fastOpenQueue: option.value };
      case 'TCP_KEEPIDLE':
        return this.#withKeepalive(socket, { idle: option.value * 1_000_000 });
      case 'TCP_KEEPINTVL':
        return this.#withKeepalive(socket, { interval: option.value * 1_000_000 });
      case 'TCP_KEEPCNT':
        return this.#withKeepalive(socket, { probes: option.value });
      default:
        return option satisfies never;
    }
  }

  #keepaliveOf(socket: Socket): { idle: number; interval: number; probes: number } {
    const { keepaliveTime, keepaliveInterval, keepaliveProbes } = this.#host.profile;
    const profile = { idle: keepaliveTime, interval: keepaliveInterval, probes: keepaliveProbes };
    return this.#keepalive.get(socket) ?? profile;
  }

  #withKeepalive(socket: Socket, part: { idle?: number; interval?: number; probes?: number }): Options {
    const keepalive = { ...this.#keepaliveOf(socket), ...part };
    this.#keepalive.set(socket, keepalive);
    return socket.options.keepalive === null ? socket.options : { ...socket.options, keepalive };
  }

  /** Takes a port; the errno when another socket stands in the way. */
  #bind(socket: Socket, port: number): Errno | null {
    if (socket.port !== null) return 'EINVAL';
    if (this.#portTaken(socket, port)) return 'EADDRINUSE';
    socket.port = port;
    const others = this.#bound.get(port);
    if (others === undefined) this.#bound.set(port, new Set([socket]));
    else others.add(socket);
    return null;
  }

  #portTaken(socket: Socket, port: number): boolean {
    const bothReuse = (other: Options): boolean => socket.options.reuseAddress && other.reuseAddress;
    if (this.#host.listeners.has(port)) return true;
    for (const other of this.#bound.get(port) ?? []) {
      if (other !== socket && !bothReuse(other.options)) return true;
    }
    if (!this.#host.usesPort(port)) return false;
    for (const entry of this.#host.connections.values()) {
      if (entry.connection.port === port && !bothReuse(entry.connection.options)) return true;
    }
    return false;
  }

  #listen(socket: Socket, port: number, backlog: number): CallResult {
    if (socket.entry !== null) return 'EINVAL';
    if (socket.port === null) {
      const error = this.#bind(socket, port);
      if (error !== null) return error;
    } else if (this.#host.listeners.has(socket.port)) {
      return 'EADDRINUSE';
    }
    const listener: Listener = {
      port: socket.port ?? port,
      options: socket.options,
      backlog: Math.min(backlog, this.#host.profile.somaxconn),
      requests: 0,
      queue: [],
      cookies: new Map(),
      open: true,
    };
    socket.listener = listener;
    this.#host.listeners.set(listener.port, listener);
    this.#host.world.listenerChanged(this.#host, listener);
    return 'ok';
  }

  #connect(call: Extract<Call, { op: 'connect' }>): CallOutcome {
    const socket = this.#socket(call.socket);
    const error = this.#open(socket, call.port, call.peer, null);
    return error === null ? this.#connected(socket, 'ok') : done(error);
  }

  /** Starts an active open with what a Fast Open would carry. Returns the errno when it can't. */
  #open(socket: Socket, port: number | null, peer: number, octets: number | null): Errno | null {
    if (socket.entry !== null) return socket.entry.connection.state === 'SYN-SENT' ? 'EALREADY' : 'EISCONN';
    if (socket.listener !== null) return 'EISCONN';
    if (socket.port === null) {
      const error = this.#bind(socket, port ?? this.#ephemeralPort(peer));
      if (error !== null) return error;
    }
    const local = socket.port ?? 0;
    const old = this.#host.connections.get(keyOf(local, peer));
    const planned = old === undefined ? null : this.#replaces(old, port === null);
    if (old !== undefined && planned === null) return 'EADDRNOTAVAIL';
    const { world, id, profile } = this.#host;
    if (old !== undefined) this.#host.remove(old, 'time-wait/reuse');
    const opening = {
      port: local,
      peer,
      iss: world.pickIsn(id, local, peer, planned),
      options: socket.options,
      tsOffset: world.tsOffset(id, local, peer),
    };
    const fast = octets === null ? null : { cookie: this.#host.fastOpenCookie, octets };
    const d = openActive(opening, profile, world.now, fast);
    socket.entry = this.#host.add(d, null, false);
    return null;
  }

  /** Tells whether a new connection may take the ports of one in TIME-WAIT, and from which ISN. RFC 6191; tcp_tw_reuse. */
  #replaces(old: Entry, ephemeral: boolean): number | null {
    const { connection: c } = old;
    const { twReuse, twReuseDelay } = this.#host.profile;
    if (c.state !== 'TIME-WAIT' || !c.timestamps) return null;
    if (ephemeral && (twReuse !== 1 || this.#host.world.now - c.tsRecentAt <= twReuseDelay)) return null;
    return seqAdd(c.sndNxt, 65535 + 2);
  }

  #ephemeralPort(peer: number): number {
    for (let tries = EPHEMERAL_FIRST; tries <= EPHEMERAL_LAST; tries += 1) {
      const port = this.#nextEphemeral;
      this.#nextEphemeral = port === EPHEMERAL_LAST ? EPHEMERAL_FIRST : port + 1;
      const bound = this.#bound.get(port);
      const free = bound === undefined || bound.size === 0;
      if (free && !this.#host.connections.has(keyOf(port, peer)) && !this.#host.usesPort(port)) return port;
    }
    return this.#nextEphemeral;
  }

  #connected(socket: Socket, success: CallResult): CallOutcome {
    const entry = socket.entry;
    if (entry === null) return done('ENOTCONN');
    const { state, error } = entry.connection;
    if (state === 'SYN-SENT' || (state === 'SYN-RECEIVED' && error === null)) return BLOCKED;
    if (state !== 'CLOSED') return done(success);
    entry.connection.error = null;
    return done(error ?? 'ECONNRESET');
  }

  #accept(name: string, as: string): CallOutcome {
    const listener = this.#socket(name).listener;
    if (listener === null) return done('EINVAL');
    const entry = listener.queue.shift();
    if (entry === undefined) return listener.open ? BLOCKED : done('EINVAL');
    entry.queued = false;
    if (entry.connection.state !== 'SYN-RECEIVED') entry.listener = null;
    const socket = this.#socket(as);
    socket.entry = entry;
    socket.options = entry.connection.options;
    this.#host.world.listenerChanged(this.#host, listener);
    return done('ok');
  }

  #send(call: Extract<Call, { op: 'send' }>): CallOutcome {
    const socket = this.#socket(call.socket);
    if (call.fastOpen !== undefined && socket.entry === null)
      return this.#sendFast(socket, call.bytes, call.fastOpen);
    if (socket.entry === null) return done('EPIPE');
    return done(
      this.#host.happen(socket.entry, { kind: 'send', octets: call.bytes, more: call.more ?? false }),
    );
  }

  /** MSG_FASTOPEN: with a cookie the data goes with the SYN, without it waits; the call returns with the connection either way. */
  #sendFast(
    socket: Socket,
    bytes: number,
    to: { readonly port: number | null; readonly peer: number },
  ): CallOutcome {
    if ((this.#host.profile.fastOpen & 1) === 0) return done('EOPNOTSUPP');
    const error = this.#open(socket, to.port, to.peer, bytes);
    if (error !== null) return done(error);
    return this.#connected(socket, bytes);
  }

  #receive(name: string, max: number): CallOutcome {
    const socket = this.#socket(name);
    if (socket.entry === null) return done('ENOTCONN');
    if (!isReadable(socket.entry.connection)) return BLOCKED;
    return done(this.#host.happen(socket.entry, { kind: 'receive', max }));
  }

  #shutdown(name: string, how: 'WR' | 'RD'): CallResult {
    const { entry } = this.#socket(name);
    if (entry === null || entry.connection.state === 'CLOSED') return 'ENOTCONN';
    if (how === 'RD') return 'ok';
    return this.#host.happen(entry, { kind: 'shutdown-write' });
  }

  #close(name: string): CallResult {
    const socket = this.#socket(name);
    if (socket.closed) return 'EBADF';
    this.#letGo(socket);
    if (socket.listener !== null) this.#closeListener(socket.listener);
    if (socket.entry !== null) this.#host.happen(socket.entry, { kind: 'close' });
    return 'ok';
  }

  #letGo(socket: Socket): void {
    socket.closed = true;
    if (socket.port !== null) this.#bound.get(socket.port)?.delete(socket);
  }

  /** Connections nobody has accepted are aborted. Requests are forgotten when something next happens to them. */
  #closeListener(listener: Listener): void {
    listener.open = false;
    this.#host.listeners.delete(listener.port);
    const waiting = listener.queue.splice(0);
    this.#host.world.listenerChanged(this.#host, listener);
    for (const entry of waiting) this.#host.happen(entry, { kind: 'abort' });
  }

  #loseState(name: string): CallResult {
    const socket = this.#socket(name);
    const { entry } = socket;
    this.#letGo(socket);
    if (entry !== null && entry.connection.state !== 'CLOSED') this.#host.remove(entry, 'crash/lost');
    return 'ok';
  }

  #setParam(overrides: ProfileOverrides): CallResult {
    this.#host.profile = { ...this.#host.profile, ...overrides };
    return 'ok';
  }
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
