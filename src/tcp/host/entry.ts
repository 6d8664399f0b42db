/** What a host holds: connections, and listeners with their queues. */

import type { Mutable } from '../connection/step-context.ts';
import type { Options, Tcb } from '../connection/tcb.ts';
import type { Seq } from '../sequence.ts';
import type { Place } from '../simulator/place.ts';
import type { Call } from '../simulator/scenario.ts';
import type { HostId } from '../simulator/transcript.ts';

/** A call that has not returned. */
export interface Waiting {
  readonly step: number;
  readonly side: HostId;
  readonly call: Call;
  /** Index of its record. */
  readonly record: number;
  over: boolean;
}

/** The calls that wait on what no call waits on. */
export const NOBODY: readonly Waiting[] = [];

/** A connection as its host holds it. */
export interface Entry extends Place {
  readonly key: number;
  readonly connection: Mutable<Tcb>;
  /** The listener it is a request of, or waits to be accepted from. */
  listener: Listener | null;
  /** A full connection in SYN-RECEIVED: made by Fast Open, not a request. */
  readonly early: boolean;
  /** Waits in the accept queue. */
  queued: boolean;
  /** The socket it belongs to, once there is one. */
  holder: Holder | null;
  /** Calls that wait on it. */
  waiting: readonly Waiting[];
  /** The next one in its chain, see connection-table.ts. */
  next: Entry | null;
}

/** A socket that has a connection. */
export interface Holder {
  entry: Entry | null;
  /** No process can use it any more. */
  closed: boolean;
}

/** A listener: RFC 9293's LISTEN, with Linux's SYN queue and accept queue. */
export interface Listener {
  readonly port: number;
  /** What the connections it makes start from. */
  options: Options;
  /** How many more than none may wait: the smaller of listen()'s argument and somaxconn. */
  backlog: number;
  /** Requests in SYN-RECEIVED. */
  requests: number;
  /** Connections waiting for accept(). */
  readonly queue: Entry[];
  /** Cookies handed out, by remote port: what a real host would compute again from its secret. */
  readonly cookies: Map<number, Seq>;
  /** Its LISTEN is on record. */
  announced: boolean;
  open: boolean;
  /** Calls that wait on it. */
  waiting: readonly Waiting[];
}

/** A closed socket keeps a connection that is over only where a call could still tell more than its end. */
export function letGo({ holder, waiting, connection }: Entry): void {
  if (holder?.closed && waiting.length === 0 && connection.error === null) holder.entry = null;
}
