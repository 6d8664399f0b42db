/** One socket of a process, and what a call on it gives. */
import { DEFAULT_OPTIONS } from '../connection/tcb.ts';
import type { CallResult } from '../simulator/transcript.ts';
import type { Connection, Listener } from './connection.ts';
import type { Settings } from './socket-options.ts';

/** A socket: at first only options and perhaps a port, later a listener or a connection. */
export interface Socket extends Settings {
  /** The port it is bound to. */
  port: number | null;
  listener: Listener | null;
  connection: Connection | null;
  /** Local and remote port of its listener or connection; they stay when its connect() fails. */
  local: number | null;
  peer: number | null;
  /** The host has picked its port for a connect(). */
  portWasPicked: boolean;
  /** No process can use it any more. */
  closed: boolean;
}

/** What a call gives now: a result, or that it has to wait. */
export type CallOutcome =
  | { readonly done: true; readonly result: CallResult }
  /** `giveUpAfter`: the call itself waits no longer than this, µs. */
  | { readonly done: false; readonly giveUpAfter?: number };

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
    listener: null,
    connection: null,
    local: null,
    peer: null,
    portWasPicked: false,
    closed: false,
  };
}

/** Gives a socket its connection. */
export function attach(socket: Socket, connection: Connection): void {
  socket.connection = connection;
  socket.local = connection.port;
  socket.peer = connection.peer;
}
