import type { State } from '../connection/state.ts';
import type { Errno, Mutable, Tcb } from '../connection/tcb.ts';
import type { Segment } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import type { Profile } from './profile.ts';

/** The window of a segment: another than the last, the same once more, or an older one that does not count. */
export type WindowVerdict = 'new' | 'same' | 'old';

/** What an ACK that comes late, by its timestamp, is worth: it is read on, dropped, or answered. */
export type LateAckVerdict = 'take' | 'ignore' | 'answer';

/**
 * What RFC 9293 and Linux do differently, where a number cannot say it. Each policy answers one question that the model
 * asks in one place. A policy decides from the TCB and the segment; it sends nothing and starts no timer.
 */
export interface Policies {
  // --- SEGMENT ARRIVES: RFC 9293 section 3.10.7 ---

  /** Before the first check: tells whether a segment is dropped whatever its sequence number. */
  isDiscardedUnread(seg: Segment): boolean;
  /** First check: by how much a timestamp may be older than the latest taken, ms. RFC 7323 section 5.3. */
  readonly timestampForgiven: number;
  /** First check: judges an ACK that carries nothing and whose timestamp is older than that. */
  judgeLateAck(tcb: Tcb, seg: Segment): LateAckVerdict;
  /** First check: tells whether the sequence number is acceptable. */
  isAcceptable(tcb: Tcb, seg: Segment): boolean;
  /**
   * First check: tells whether an unacceptable segment gets a challenge ACK instead of the usual one. RFC 5961 section
   * 4.2.
   */
  challengesUnacceptable(seg: Segment): boolean;
  /** First check: tells whether the ACK of an unacceptable segment counts because the receive window is zero. */
  takesAckAtZeroWindow(tcb: Tcb, seg: Segment): boolean;
  /** Second check: tells whether the SEQ of an RST is exactly the one that resets. RFC 5961 section 3.2. */
  isResetExact(tcb: Tcb, seg: Segment): boolean;
  /** Second check: returns the error a reset leaves for the next call, by the state it ended. */
  errorAfterReset(state: State): Errno;
  /** Fifth check: returns the oldest SEG.ACK that is acceptable. RFC 5961 section 5.2. */
  oldestAck(tcb: Tcb): Seq;
  /** Fifth check: tells whether an ACK in SND.UNA =< SEG.ACK =< SND.NXT moves SYN-RECEIVED to ESTABLISHED. */
  establishes(tcb: Tcb, seg: Segment): boolean;
  /** Fifth check: whether the SYN,ACK that ends a simultaneous open is answered by an ACK. */
  readonly acknowledgesCrossedSynAck: boolean;
  /**
   * Fifth check: what to do with the rest of a segment whose ACK ends FIN-WAIT-1: take its text and FIN, take nothing, or
   * reset the connection.
   */
  withAckOfFin(tcb: Tcb, seg: Segment, profile: Profile): 'text' | 'nothing' | 'reset';
  /** Fifth check: judges the window that a segment offers, octets, once its ACK was accepted. */
  judgeWindow(tcb: Tcb, seg: Segment, window: number): WindowVerdict;
  /**
   * Fifth check: counts a duplicate ACK, where no SACK says more, and tells whether it proves the oldest segment in flight
   * lost. RFC 5681 section 3.2.
   */
  provesLoss(tcb: Mutable<Tcb>): boolean;
  /** Fifth check: takes note that so many segments in flight were acknowledged, where no SACK says more. */
  noteAcked(tcb: Mutable<Tcb>, acked: number): void;
  /** Seventh check: what becomes of text that arrives after the peer's FIN. */
  textAfterFin(tcb: Tcb, seg: Segment): 'take' | 'ignore' | 'reset';
  /** Seventh check: returns how many octets, and FIN, may be taken of what begins at `start`. */
  roomForText(tcb: Tcb, start: Seq): number;
  /** Seventh check: returns how many octets of the text recv() leaves out because URG marks them as out of band. */
  outOfBandOctets(seg: Segment): number;
  /** Tells whether a listener drops a SYN instead of opening a connection. Section 3.10.7.2. */
  dropsSyn(seg: Segment): boolean;
  /** Whether a SYN at RCV.NXT itself counts as old, so that it opens nothing in place of TIME-WAIT. RFC 6191 section 2. */
  readonly synAtRcvNxtIsOld: boolean;
  /**
   * Whether the host keeps less than a TCB, with rules of its own, where little is left to do: see
   * linux/mini-sockets.ts.
   */
  readonly miniSockets: boolean;

  // --- Calls ---

  /** Whether the SYN,ACK of a simultaneous open offers what the SYN did, not only what the peer's SYN has. RFC 7323. */
  readonly crossedSynAckOffersAll: boolean;
  /** Whether a SYN from the ports of a connection in TIME-WAIT echoes that one's last timestamp. RFC 7323 section 3.2. */
  readonly synEchoesTimeWait: boolean;

  /** Returns the SEQ of an ACK, or a reset, that carries no text. RFC 9293 section 3.4. */
  seqWithoutText(tcb: Tcb): Seq;
  /** Flags of the reset that ABORT and a failed keepalive send. Section 3.10.5. */
  readonly resetFlags: number;
  /** Tells whether ABORT sends a reset in CLOSING and LAST-ACK. Section 3.10.5. */
  resetsWhileClosing(tcb: Tcb): boolean;
  /** Tells whether CLOSE in SYN-RECEIVED waits with the FIN until ESTABLISHED. Section 3.10.4. */
  finWaitsForEstablished(tcb: Tcb): boolean;
  /** What shutdown() returns in TIME-WAIT. Section 3.10.4. */
  readonly shutdownInTimeWait: 'ok' | 'ENOTCONN';
  /** Tells whether shutdown(SHUT_RD) does what shutdown(SHUT_WR) does in a state. */
  shutdownReadDisconnects(state: State): boolean;
  /** Notes where PSH is due before a SEND queues `octets`; `more` is MSG_MORE. Section 3.9.1.2. */
  markPush(tcb: Mutable<Tcb>, octets: number, more: boolean): void;
  /** Returns how many segments leave as one burst at most; the last of several carries PSH whatever is marked. */
  segmentsAtOnce(tcb: Tcb): number;
  /** Whether what is sent because the persist timer went off carries PSH. */
  readonly pushesProbes: boolean;
  /** Whether send() waits until the handshake is over. Section 3.10.2 queues at once. */
  readonly sendWaitsForHandshake: boolean;

  // --- Measuring ---

  /** Takes a round trip `rtt` (µs) into the TCB's estimate. RFC 6298 section 2. */
  measureRoundTrip(tcb: Mutable<Tcb>, rtt: number, rtoMin: number): void;
  /** Whether an ACK of only a part of a segment measures a round trip by its timestamp. RFC 7323 section 4.1. */
  readonly measuresPart: boolean;
  /** Returns RTO of that estimate, µs, not above its upper bound yet. RFC 6298 section 2. */
  rtoOf(tcb: Tcb, rtoMin: number): number;

  /** Whether window probes go on with the back-off of retransmissions, until a round trip was measured. Section 3.8.6.1. */
  readonly probesAfterBackOff: boolean;

  // --- The receive window: section 3.8.6 ---

  /** Returns the window that the empty receive buffer allows, octets. */
  fullSpace(tcb: Tcb, profile: Profile): number;
  /** Returns the window that the receive buffer allows beside what waits in it, octets. */
  freeSpace(tcb: Tcb, profile: Profile): number;
  /** Sets how large the window may become, when the connection is established. */
  limitWindow(tcb: Mutable<Tcb>, profile: Profile): void;
  /** Takes `octets` of text into the receive buffer: in order, ahead of a gap, or from there once the gap has filled. */
  bufferText(
    tcb: Mutable<Tcb>,
    profile: Profile,
    octets: number,
    place: 'in-order' | 'ahead' | 'gap-filled',
  ): void;
  /** Lets the window grow after `octets` of text arrived in order. */
  growWindow(tcb: Mutable<Tcb>, profile: Profile, octets: number): void;
  /** Makes room in the receive buffer after `octets` were read. */
  releaseText(tcb: Mutable<Tcb>, octets: number): void;
}
