/** What a host holds: connections, and listeners with their queues. */

import type { Mutable, Options, Tcb } from '../connection/tcb.ts';
import type { Seq } from '../sequence.ts';
import type { RecordedConnection } from '../simulator/recorder.ts';
import type { Call } from '../simulator/scenario.ts';
import type { CallRecord, HostId } from '../simulator/transcript.ts';

/** A call that has not returned. */
export interface PendingCall {
  /** Index of its step in the script. */
  readonly step: number;
  readonly side: HostId;
  readonly call: Call;
  readonly record: CallRecord;
  returned: boolean;
}

/** A connection as its host holds it: its TCB, and where it stands in the host's queues. */
export interface Connection extends RecordedConnection {
  /** Its 4-tuple, see four-tuple.ts. */
  readonly key: number;
  readonly peer: number;
  readonly tcb: Mutable<Tcb>;
  /** The listener it is a request of, or waits to be accepted from. */
  listener: Listener | null;
  /** Made by Fast Open: a full connection already in SYN-RECEIVED, not a request. */
  readonly byFastOpen: boolean;
  /** It waits in the accept queue. */
  queued: boolean;
  /** Calls that wait for something to happen on it. */
  pendingCalls: PendingCall[];
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
  readonly cookies: Map<number, Seq>;
  open: boolean;
  /** Calls that wait for something to happen on it. */
  pendingCalls: PendingCall[];
}
