import type { Seq } from '../sequence.ts';
import { seqAdd, seqDiff } from '../sequence.ts';
import type { State } from './state.ts';

/** An errno a call returns, by its POSIX name. */
export type Errno =
  | 'ECONNREFUSED'
  | 'ECONNRESET'
  | 'ETIMEDOUT'
  | 'EPIPE'
  | 'ENOTCONN'
  | 'EISCONN'
  | 'EADDRINUSE'
  | 'EADDRNOTAVAIL'
  | 'EINVAL'
  | 'EALREADY'
  | 'EBADF'
  | 'EOPNOTSUPP';

/** A segment sent and not yet acknowledged: one entry of the retransmission queue (RFC 9293 section 3.8.1). */
export interface InFlight {
  readonly seq: Seq;
  /** Octets of data. */
  readonly len: number;
  readonly syn: boolean;
  readonly fin: boolean;
  /** When it was last sent, µs. */
  readonly sentAt: number;
  readonly retransmitted: boolean;
  /** It ends where PSH is due: see `pushes`. */
  readonly push: boolean;
  /** Covered by a SACK block of the peer. RFC 2018. */
  readonly sacked: boolean;
  /** Taken for lost and not sent again since. */
  readonly lost: boolean;
  /** Sent again after a time-out that was then taken back: both sendings count as in flight. Linux `retrans_out`. */
  readonly countsTwice: boolean;
}

/** A SACK block: left edge, and the sequence number after its last octet. RFC 2018. */
export type SackBlock = readonly [Seq, Seq];

/** Octets received beyond RCV.NXT, waiting for the gap before them to fill. */
export interface OutOfOrder {
  readonly seq: Seq;
  readonly len: number;
  readonly fin: boolean;
}

/** A segment in the receive buffer: what of it is unread, and the memory it takes, octets. */
export interface Buffered {
  readonly octets: number;
  readonly memory: number;
}

/** Keepalive of one connection. RFC 9293 section 3.8.4. */
export interface Keepalive {
  /** µs. */
  readonly idle: number;
  /** µs. */
  readonly interval: number;
  readonly probes: number;
}

/** What the user has set on the connection. */
export interface Options {
  readonly keepalive: Keepalive | null;
  /** TCP_USER_TIMEOUT, µs; 0: none. RFC 9293 section 3.8.3. */
  readonly userTimeout: number;
  /** SO_LINGER: seconds that close() lingers, or null when off. 0 makes close() abort. */
  readonly linger: number | null;
  /** SO_RCVBUF as a window, octets; null: the profile's. */
  readonly receiveBuffer: number | null;
  /** SO_REUSEADDR. */
  readonly reuseAddress: boolean;
  /** TCP_DEFER_ACCEPT, as a number of SYN,ACK retransmissions; 0: off. */
  readonly deferAccept: number;
  /** TCP_FASTOPEN: queue length of a listener; 0: off. */
  readonly fastOpenQueue: number;
}

/** The options of a new socket. */
export const DEFAULT_OPTIONS: Options = {
  keepalive: null,
  userTimeout: 0,
  linger: null,
  receiveBuffer: null,
  reuseAddress: false,
  deferAccept: 0,
  fastOpenQueue: 0,
};

/** What the retransmission timer is running for. */
export type RetransmissionTimer = 'retransmission' | 'loss-probe' | 'reordering' | 'persist';

/**
 * A connection's whole state: the Transmission Control Block of RFC 9293 section 3.3.1.
 * Names follow the RFC (`sndUna` is SND.UNA). Times are integer microseconds, deadlines -1 when not running.
 */
export interface Tcb {
  readonly state: State;
  /** Local and remote port. */
  readonly port: number;
  readonly peer: number;
  /** Opened by an active OPEN (connect). */
  readonly active: boolean;
  readonly options: Options;

  // --- Send sequence space ---
  readonly iss: Seq;
  readonly sndUna: Seq;
  readonly sndNxt: Seq;
  /** SND.WND, octets, after scaling. */
  readonly sndWnd: number;
  readonly sndWl1: Seq;
  readonly sndWl2: Seq;
  /** MAX.SND.WND: largest window the peer has offered. RFC 5961 section 5. */
  readonly sndMaxWnd: number;
  /** Sequence number after the last octet the user has given to SEND. */
  readonly sndEnd: Seq;
  /** Where segments that end there carry PSH: sequence numbers after SND.UNA; and the latest of them ever set. */
  readonly pushes: readonly Seq[];
  readonly pushedEnd: Seq;
  /** The user has closed for sending: a FIN follows the last octet. */
  readonly finQueued: boolean;
  /** A partial segment at the end waits for more (MSG_MORE). */
  readonly corked: boolean;
  /** End of the last segment sent that was shorter than the MSS. Nagle's algorithm, RFC 9293 section 3.7.4. */
  readonly sndSml: Seq;

  // --- Receive sequence space ---
  readonly irs: Seq;
  readonly rcvNxt: Seq;
  /** RCV.NXT when the window was last advertised. */
  readonly rcvWup: Seq;
  /** RCV.WND as advertised at `rcvWup`, octets. */
  readonly rcvWnd: number;
  /** Receive buffer, octets: how large the window may be now. */
  readonly rcvBuf: number;
  /** How large the window may become, octets. */
  readonly rcvClamp: number;
  /** Where memory is counted: the part of it that can be offered as a window, of 256. */
  readonly bufferShare: number;
  /** The segments unread. */
  readonly buffered: readonly Buffered[];
  /** Memory that these take, and text ahead of a gap, octets. */
  readonly bufferUsed: number;
  readonly bufferAhead: number;
  /** Octets that fit into the memory of the last segment unread. */
  readonly bufferTail: number;
  /** Octets received in order and not read by the user. */
  readonly unread: number;
  readonly finReceived: boolean;
  /** RECEIVE has taken the peer's FIN: it returned `'eof'`, or the last octet before it. */
  readonly finRead: boolean;
  /** The user takes no more data (close). */
  readonly receiveShutdown: boolean;
  readonly outOfOrder: readonly OutOfOrder[];
  /** The blocks of `outOfOrder`, that of the latest segment first: RFC 2018 section 4. */
  readonly sackBlocks: readonly SackBlock[];
  /** What arrived a second time and was not reported yet: RFC 2883. */
  readonly duplicate: SackBlock | null;

  // --- Options agreed ---
  /** Largest segment to send, octets. */
  readonly mss: number;
  readonly timestamps: boolean;
  readonly sack: boolean;
  /** Shift count for windows of the peer, and of ours. RFC 7323. */
  readonly sndScale: number;
  readonly rcvScale: number;
  /** TS.Recent and when it was taken, µs. RFC 7323 section 4.3. */
  readonly tsRecent: number;
  readonly tsRecentAt: number;
  /** Offset of this connection's timestamp clock, ms. */
  readonly tsOffset: number;

  // --- Retransmission: RFC 6298 ---
  readonly flight: readonly InFlight[];
  /** Smoothed round-trip time and its variation, µs; srtt 0 before the first sample. */
  readonly srtt: number;
  readonly rttvar: number;
  /** Linux's mdev and its maximum over one round trip, µs (times 4, as in its variance term). */
  readonly mdev: number;
  readonly mdevMax: number;
  readonly rttSeq: Seq;
  /** Current RTO with back-off, µs. */
  readonly rto: number;
  /** Time-outs in a row without progress. */
  readonly timeouts: number;
  /** When the first retransmission of this row was sent, µs; -1: none. */
  readonly retransmittingSince: number;
  /** A request saw its third ACK but was not made a connection yet (TCP_DEFER_ACCEPT, full accept queue). */
  readonly thirdAckSeen: boolean;
  /** How often the SYN, or the SYN,ACK, of this connection was sent again. */
  readonly synRepeats: number;
  /** How often segments after it were, and how many the peer has reported to have come twice. RFC 2883. */
  readonly repeats: number;
  readonly duplicatesReported: number;
  /** An ACK beyond this says that a tail loss probe, or what it repeats, arrived; -1: none is out. RFC 8985 section 7. */
  readonly probeHigh: number;
  /** SND.NXT at the last time-out while what was sent before it is not all acknowledged, or -1. */
  readonly recover: number;
  /** After a time-out nothing has shown yet that what was in flight is lost: F-RTO, RFC 5682. */
  readonly doubtsLoss: boolean;
  /** Congestion window before the time-out, segments, to which one that was spurious goes back; -1: none. */
  readonly cwndBefore: number;
  /** Recovery began with a loss that the ACKs of later segments showed, not with a time-out. */
  readonly fastRecovery: boolean;
  /**
   * Of the segments that came through, the one sent last: when it was sent (µs, -1: none), where it ends, and its
   * round trip, µs. RFC 8985 section 5.2: RACK.xmit_ts, RACK.end_seq, RACK.rtt.
   */
  readonly rackAt: number;
  readonly rackEnd: Seq;
  readonly rackRtt: number;
  /** Shortest round trip measured, µs; 0: none. */
  readonly minRtt: number;
  /** Congestion window, segments, and slow start threshold. RFC 5681. */
  readonly cwnd: number;
  readonly ssthresh: number;
  /** Duplicate acknowledgments in a row. */
  readonly dupAcks: number;
  /** How many of them prove a loss, where Linux has learned how far the network reorders. */
  readonly reordering: number;
  /** Window or keepalive probes without an answer, and back-off of window probes. */
  readonly probesOut: number;
  readonly probeBackoff: number;
  /** When the first unanswered window probe was sent, µs; -1: none. */
  readonly probingSince: number;

  // --- Acknowledgments: RFC 9293 section 3.8.6.3 ---
  readonly ackScheduled: boolean;
  /** The next check must send the ACK. */
  readonly ackNow: boolean;
  /** Small segments received since the last ACK: 0, 1, 2 or more. */
  readonly pushed: number;
  /** How many more segments are acknowledged at once. */
  readonly quick: number;
  /** Requests and answers alternate: ACKs wait to ride on data. */
  readonly interactive: boolean;
  /** Delay of a delayed ACK, µs. */
  readonly ato: number;
  /** Largest segment seen lately, octets: an estimate of the peer's MSS. */
  readonly rcvMss: number;
  /** When data last arrived, and when an acknowledgment last did, µs; -1: never. */
  readonly dataReceivedAt: number;
  readonly receivedAt: number;
  /** When the limit on answers to invalid segments began to run, µs, and how many were sent since; -1: never. */
  readonly challengeAt: number;
  readonly challenges: number;

  // --- Life ---
  /** The process has closed it or has ended: Linux calls what is left an orphan. */
  readonly orphan: boolean;
  /** Error the next call reports. */
  readonly error: Errno | null;
  /** Octets of data accepted from a SYN (Fast Open). */
  readonly synData: number;
  /** The SYN carried a Fast Open option: a cookie or a request for one. */
  readonly fastOpen: string | null;

  // --- Deadlines, µs; -1 when stopped ---
  readonly retransmitAt: number;
  readonly retransmitFor: RetransmissionTimer;
  readonly ackAt: number;
  readonly keepaliveAt: number;
  /** FIN-WAIT-2 or TIME-WAIT time-out. */
  readonly waitAt: number;
}

/** A type with its `readonly` taken off. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Tells whether data or a FIN waits to be sent for the first time. */
export function hasUnsent(tcb: Tcb): boolean {
  return seqDiff(tcb.sndEnd, tcb.sndNxt) > 0 || (tcb.finQueued && tcb.sndNxt === tcb.sndEnd);
}

/** Returns the usable window: how many octets the peer's window leaves to be sent now. RFC 9293 section 3.8.6.2.1. */
export function usableWindow(tcb: Tcb): number {
  return tcb.sndWnd - seqDiff(tcb.sndNxt, tcb.sndUna);
}

/** Tells whether the FIN this side sent has been acknowledged. */
export function isFinAcknowledged(tcb: Tcb): boolean {
  return tcb.finQueued && tcb.sndUna === seqAdd(tcb.sndEnd, 1);
}
