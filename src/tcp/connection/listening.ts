/** What a connection in SYN-RECEIVED has to ask the listener that its SYN was for. */

/** What decides when a segment arrives. */
export interface Listening {
  /** No room for another connection waiting to be accepted. */
  readonly acceptQueueFull: boolean;
  /** The segment's ACK carries a SYN cookie that the listener has sent. */
  readonly carriesCookie: boolean;
  /** Made by Fast Open: a full connection already, which a strange SYN does not end. RFC 7413 section 4.2.2. */
  readonly byFastOpen: boolean;
}

/** How full the SYN queue is: what decides when the SYN,ACK is due again. */
export interface RequestQueue {
  /** Requests in the queue, and those of them whose SYN,ACK was never repeated. */
  readonly length: number;
  readonly young: number;
  readonly backlog: number;
}
