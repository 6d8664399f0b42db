/** The policies of RFC 9293: what its text says where Linux differs. */

import { isInReceiveWindow, receiveWindow } from '../../connection/receive-space.ts';
import { hasUnsent } from '../../connection/tcb.ts';
import { ACK, RST, SYN, segLen } from '../../segment.ts';
import { seqAdd, seqDiff, seqGt, seqLe, seqLt } from '../../sequence.ts';
import type { Policies } from '../policies.ts';

/** G of RFC 6298: the model's clock ticks every microsecond. */
const CLOCK_GRANULARITY = 1;

/** How many duplicate ACKs prove a loss. */
const DUPLICATES = 3;

/** RFC 9293 with RFC 5961 and RFC 6298. */
export const RFC9293_POLICIES: Policies = {
  /** The checks begin with the sequence number. */
  isDiscardedUnread: () => false,

  /** "less than": RFC 7323 section 5.3, R1. */
  timestampForgiven: 0,

  /** "treat the arriving segment as not acceptable: Send an acknowledgment in reply": RFC 7323 section 5.3, R1. */
  judgeLateAck: () => 'answer',

  isAcceptable: isInReceiveWindow,

  /** By the order of the checks, a SYN outside the window gets the ACK of the first and never comes to the fourth. */
  challengesUnacceptable: () => false,

  /**
   * "If the RCV.WND is zero, no segments will be acceptable, but special allowance should be made to accept valid
   * ACKs".
   */
  takesAckAtZeroWindow(tcb, seg) {
    if (tcb.state === 'SYN-RECEIVED' || (seg.flags & (SYN | ACK)) !== ACK) return false;
    return seg.seq === tcb.rcvNxt && receiveWindow(tcb) === 0;
  },

  /** Only SEG.SEQ = RCV.NXT. RFC 5961 section 3.2. */
  isResetExact: (tcb, seg) => seg.seq === tcb.rcvNxt,

  /** SYN-RECEIVED: "signal the user connection refused"; every other state: "connection reset". */
  errorAfterReset: (state) => (state === 'SYN-RECEIVED' ? 'ECONNREFUSED' : 'ECONNRESET'),

  /** SND.UNA - MAX.SND.WND =< SEG.ACK. RFC 5961 section 5.2. */
  oldestAck: (tcb) => seqAdd(tcb.sndUna, -tcb.sndMaxWnd),

  /** SND.UNA < SEG.ACK =< SND.NXT. */
  establishes: (tcb, seg) => seqGt(seg.ack, tcb.sndUna),

  acknowledgesCrossedSynAck: false,

  /** "Enter FIN-WAIT-2 and continue processing in that state", whether a process holds the connection or none. */
  withAckOfFin: () => 'text',

  /** "This should not occur since a FIN has been received from the remote side. Ignore the segment text." */
  textAfterFin: (tcb, seg) =>
    segLen(seg) > 0 && seqGt(seqAdd(seg.seq, segLen(seg)), tcb.rcvNxt) ? 'ignore' : 'take',

  /** "If (SND.WL1 < SEG.SEQ or (SND.WL1 = SEG.SEQ and SND.WL2 =< SEG.ACK)), set SND.WND". */
  judgeWindow({ sndWl1, sndWl2, sndUna, sndWnd }, { seq, ack }, window) {
    const counts = seqLt(sndWl1, seq) || (sndWl1 === seq && seqLe(sndWl2, ack)) || seqGt(ack, sndUna);
    if (!counts) return 'old';
    return window === sndWnd ? 'same' : 'new';
  },

  /** "The arrival of 3 duplicate ACKs": RFC 5681 section 3.2. */
  provesLoss(tcb) {
    tcb.dupAcks += 1;
    return tcb.dupAcks === DUPLICATES;
  },
  noteAcked: () => {},

  /** "Trimming off any portions that lie outside the window (including SYN and FIN)". */
  roomForText: (tcb, start) => Math.max(seqDiff(seqAdd(tcb.rcvNxt, receiveWindow(tcb)), start), 0),

  /** Urgent data is data like any other. Section 3.8.5. */
  outOfBandOctets: () => 0,

  /** The FIN of a SYN,FIN waits in vain; its SYN opens the connection. */
  dropsSyn: () => false,

  /** "Greater than the last sequence number", which is "that corresponding to the FIN": RFC 6191 section 2. */
  synAtRcvNxtIsOld: false,

  miniSockets: false,

  /** "MAY send a TSopt in <SYN,ACK> only if it received a TSopt in the initial <SYN>": RFC 7323 section 3.2, 2.2 for scale. */
  crossedSynAckOffersAll: false,

  /** "If the ACK bit is not set […], the sender of that segment SHOULD set the TSecr field to zero": RFC 7323 section 3.2. */
  synEchoesTimeWait: false,

  /** "<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>", section 3.10.7.4, first. */
  seqWithoutText: ({ sndNxt }) => sndNxt,

  /** <SEQ=SND.NXT><CTL=RST>. */
  resetFlags: RST,

  /** "Respond to the user with ok and delete the TCB". */
  resetsWhileClosing: () => false,

  /** Only behind text: "otherwise, queue for processing after entering ESTABLISHED state". */
  finWaitsForEstablished: hasUnsent,

  /** CLOSE again "would also be allowed", 3.10.4. */
  shutdownInTimeWait: 'ok',

  shutdownReadDisconnects: () => false,

  /** "MUST set the PSH bit in the last buffered segment", section 3.9.1.2 (MUST-61). */
  markPush(tcb, octets) {
    tcb.pushes = [seqAdd(tcb.sndEnd, octets)];
  },
  segmentsAtOnce: () => 1,
  pushesProbes: false,

  sendWaitsForHandshake: false,

  /** SRTT and RTTVAR: RFC 6298 (2.2) and (2.3). */
  measureRoundTrip(tcb, rtt) {
    if (tcb.srtt === 0) {
      tcb.srtt = rtt;
      tcb.rttvar = rtt / 2;
      return;
    }
    tcb.rttvar = 0.75 * tcb.rttvar + 0.25 * Math.abs(tcb.srtt - rtt);
    tcb.srtt = 0.875 * tcb.srtt + 0.125 * rtt;
  },

  /** "If the segment advances the left edge of the send window, i.e., SND.UNA is increased": RFC 7323 section 4.1. */
  measuresPart: true,

  /** SRTT + max(G, 4 RTTVAR), at least `rtoMin`: RFC 6298 (2.2) to (2.4). */
  rtoOf: (tcb, rtoMin) =>
    Math.max(rtoMin, Math.round(tcb.srtt + Math.max(CLOCK_GRANULARITY, 4 * tcb.rttvar))),

  /** "The first zero-window probe when a zero window has existed for the retransmission timeout period". */
  probesAfterBackOff: false,

  /** Octets count, not the memory that holds them. */
  fullSpace: (tcb) => tcb.rcvBuf,
  freeSpace: (tcb) => tcb.rcvBuf - tcb.unread,
  limitWindow: () => {},
  bufferText: () => {},
  growWindow: () => {},
  releaseText: () => {},
};
