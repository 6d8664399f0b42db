/** What a host holds: connections, listeners with their queues, and the sockets through which processes use them. */

import type { Mutable, Options, Tcb } from '../connection/tcb.ts';
import type { Seq } from '../sequence.ts';
import type { Call } from '../simulator/scenario.ts';
import type { CallRecord, HostId, Place, RunningTimers, SentSegment } from '../simulator/transcript.ts';
import type { Settings } from './socket-options.ts';

/** A call that has not returned. */
export interface PendingCall {
  /** Index of its step in the script. */
  readonly step: number;
  readonly side: HostId;
  readonly call: Call;
  readonly socket: Socket;
  readonly record: CallRecord;
  returned: boolean;
}

/** A connection as its host holds it: its TCB, and where it stands in the host's queues. */
export interface Connection extends Place {
  /** Its 4-tuple, see four-tuple.ts. */
  readonly key: number;
  readonly peer: number;
  readonly tcb: Mutable<Tcb>;
  readonly running: RunningTimers;
  lastSent: SentSegment | null;
  /** The listener it is a request of, or waits to be accepted from. */
  listener: Listener | null;
  /** Made by Fast Open: a full connection already in SYN-RECEIVED, not a request. */
  readonly byFastOpen: boolean;
  /** It waits in the accept queue. */
  queued: boolean;
  /** It is one of those that tcp_max_tw_buckets limits. */
  isTimeWait: boolean;
  /** The socket through which a process uses it, once there is one. */
  socket: Socket | null;
  /** Calls that wait for something to happen on it. */
  pendingCalls: readonly PendingCall[];
}

/** A listener: RFC 9293's LISTEN, with Linux's SYN queue and accept queue. */
export interface Listener {
  readonly port: number;
  /** What the connections it makes start from. */
  options: Options;
  /** One less than may wait in a queue: the smaller of listen()'s argument and somaxconn. */
  backlog: number;
  /** How many connections are in the SYN queue: requests in SYN-RECEIVED. */
  requests: number;
  /** The accept queue. */
  readonly queue: Connection[];
  /** Cookies handed out, by remote port: what a real host would compute again from its secret. */
  readonly cookies: Map<number, { readonly iss: Seq; readonly irs: Seq; readonly mss: number | undefined }>;
  open: boolean;
  /** Calls that wait for something to happen on it. */
  pendingCalls: readonly PendingCall[];
}

/** A socket: at first only options and perhaps a port, later a listener or a connection. */
export interface Socket extends Settings {
  /** The port it is bound to. */
  port: number | null;
  listener: Listener | null;
  connection: Connection | null;
  /** Local and remote port of its listener or connection; they stay when that is no more. */
  local: number | null;
  peer: number | null;
  /** The host has picked its port for a connect(). */
  portWasPicked: boolean;
  /** No connect() has said yet how the opening has ended. */
  connecting: boolean;
  /** Its connect() has failed, so it can be tried again: Linux disconnects the socket. */
  connectFailed: boolean;
  /** shutdown(SHUT_RD) on a socket without a connection, which fails, and still is the end of what it reads: `inet_shutdown`. */
  readShutdown: boolean;
  /** No process can use it any more. */
  closed: boolean;
}
