/** One socket of a process, and what a call on it gives. */
import { DEFAULT_OPTIONS } from '../connection/tcb.ts';
import type { CallResult } from '../simulator/transcript.ts';
import type { Entry, Holder, Listener } from './entry.ts';
import type { Bindable } from './ports.ts';
import type { Settings } from './socket-options.ts';

/** A socket: at first only options and perhaps a port, later a listener or a connection. */
export interface Socket extends Holder, Settings {
  /** The port it is bound to, and the next socket bound to the same. */
  port: number | null;
  sharer: Bindable | null;
  listener: Listener | null;
  /** Local and remote port of its listener or connection; they stay when it lets go of a connection that is over. */
  local: number | null;
  peer: number | null;
  /** The host has picked its port for a connect(). */
  picked: boolean;
  /** Its connect() has failed, so it can be tried again: Linux disconnects the socket. */
  failed: boolean;
}

/** What a call gives now: a result, or that it has to wait. */
export type CallOutcome =
  | { readonly done: true; readonly result: CallResult }
  /** `giveUpAfter`: the call itself waits no longer than this, µs. */
  | { readonly done: false; readonly giveUpAfter?: number };

/** The ports of a socket that does not exist. */
export const NO_PORTS = { local: null, peer: null };
/** The call has to wait. */
export const BLOCKED: CallOutcome = { done: false };
const OK: CallOutcome = { done: true, result: 'ok' };

/** The call returns. */
export function done(result: CallResult): CallOutcome {
  return result === 'ok' ? OK : { done: true, result };
}

/** Returns a socket that is nothing yet. */
export function newSocket(): Socket {
  return {
    options: DEFAULT_OPTIONS,
    keepalive: null,
    port: null,
    sharer: null,
    listener: null,
    entry: null,
    closed: false,
    local: null,
    peer: null,
    picked: false,
    failed: false,
  };
}

/** Tells whether a socket has, or has had, a connection of which calls still tell. */
export function isConnected(socket: Socket): boolean {
  return socket.peer !== null && !socket.failed;
}

/** Gives a socket its connection. */
export function hold(socket: Socket, entry: Entry): void {
  socket.entry = entry;
  socket.local = entry.connection.port;
  socket.peer = entry.connection.peer;
  socket.failed = false;
  entry.holder = socket;
}
