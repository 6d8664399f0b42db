/** One socket of a process, and what a call on it gives. */
import { DEFAULT_OPTIONS } from '../connection/tcb.ts';
import type { CallResult } from '../simulator/transcript.ts';
import type { Connection, PendingCall, Socket } from './connection.ts';

/** What a call returns, and the socket that accept() has made. */
export interface CallReturn {
  readonly result: CallResult;
  readonly accepted: Socket | null;
}

/** What a call gives now: a result, or that it has to wait. */
export type CallOutcome =
  | ({ readonly done: true } & CallReturn)
  /** `giveUpAfter`: the call itself waits no longer than this, µs. */
  | { readonly done: false; readonly giveUpAfter?: number };

/** No call waits: one list for all connections and listeners of which that is true. */
export const NO_CALLS: readonly PendingCall[] = [];

/** The call has to wait. */
export const BLOCKED: CallOutcome = { done: false };
const OK: CallOutcome = { done: true, result: 'ok', accepted: null };

/** The call returns. */
export function done(result: CallResult): CallOutcome {
  return result === 'ok' ? OK : { done: true, result, accepted: null };
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
    connecting: false,
    connectFailed: false,
    readShutdown: false,
    closed: false,
  };
}

/** Tells whether a socket has a connection, or had one whose end calls still report. */
export function isConnected(socket: Socket): boolean {
  return socket.peer !== null && !socket.connectFailed;
}

/** Gives a socket its connection. */
export function attach(socket: Socket, connection: Connection): void {
  socket.connection = connection;
  socket.local = connection.port;
  socket.peer = connection.peer;
  socket.connectFailed = false;
  connection.socket = socket;
}

/** Drops a closed connection that no call can ask about any more, so that long runs do not keep it. */
export function detachIfUnused({ socket, tcb, pendingCalls }: Connection): void {
  if (socket?.closed && pendingCalls.length === 0 && tcb.error === null) socket.connection = null;
}
