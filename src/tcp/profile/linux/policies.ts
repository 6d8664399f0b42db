/**
 * The policies of Linux 6.18: what it does differently from RFC 9293, each with the kernel function it mirrors and the
 * clause it departs from. Where it keeps less than a TCB, see mini-sockets.ts.
 */

import { reachesBeyondNext, receiveWindow } from '../../connection/receive-space.ts';
import type { Mutable, Tcb } from '../../connection/tcb.ts';
import { hasUnsent } from '../../connection/tcb.ts';
import { ACK, FIN, RST, SYN, segLen, URG } from '../../segment.ts';
import { seqAdd, seqDiff, seqGt, seqLt } from '../../sequence.ts';
import type { Policies } from '../policies.ts';
import { RFC9293_POLICIES } from '../rfc9293/policies.ts';
import { measureRoundTrip, rtoOf } from './measuring.ts';
import { markPush, segmentsAtOnce } from './push.ts';
import { bufferText, freeSpace, fullSpace, growWindow, limitWindow, releaseText } from './receive-buffer.ts';

/** tcp_max_reordering. */
const MOST_REORDERING = 300;

/** `tcp_tsval_replay`: how many ms the fastest clock for timestamps counts in one of this side's. */
const REPLAY = 1.2;

/** Linux 6.18. */
export const LINUX_POLICIES: Policies = {
  /**
   * `tcp_rcv_established`, `tcp_rcv_state_process`: what carries neither ACK, RST nor SYN is dropped before anything else.
   * By section 3.10.7.4 the first check answers it where its sequence number is not acceptable.
   */
  isDiscardedUnread: (seg) => (seg.flags & (ACK | RST | SYN)) === 0,

  /** TCP_PAWS_WINDOW: one unit of the clock. RFC 7323 section 5.3 forgives none. */
  timestampForgiven: 1,

  /**
   * `tcp_disordered_ack_check`: one that says nothing new and is not much older than an RTO is only out of order;
   * `tcp_validate_incoming` answers none left of RCV.NXT. RFC 7323 section 5.3 answers every one.
   */
  judgeLateAck(tcb, seg) {
    if (seqLt(seg.seq, tcb.rcvNxt)) return 'ignore';
    const { value } = seg.options?.timestamps ?? { value: tcb.tsRecent };
    const isRecent = seqDiff(tcb.tsRecent, value) <= (tcb.rto * REPLAY) / 1000;
    const isRepeated = seg.seq === tcb.rcvNxt && seg.ack === tcb.sndUna;
    const saysNothing = isRepeated && LINUX_POLICIES.judgeWindow(tcb, seg, seg.wnd << tcb.sndScale) === 'old';
    return saysNothing && isRecent ? 'take' : 'answer';
  },

  /**
   * `tcp_sequence`: a segment must not end before RCV.NXT of the last window advertised, nor begin or end beyond the window; of one that
   * ends beyond it, the part within is taken while nothing is unread. Looser than the four cases of section 3.4, Table 5.
   * `tcp_reset_check` lets an RST at RCV.NXT-1 pass as well.
   */
  isAcceptable(tcb, seg) {
    return isInSequence(tcb, seg) || ((seg.flags & RST) !== 0 && isResetBeforeFin(tcb, seg));
  },

  /**
   * `tcp_validate_incoming`: a SYN is challenged wherever it lies, as RFC 5961 section 4.2 says. By section 3.10.7.4 the
   * first check already answers one outside the window.
   */
  challengesUnacceptable: (seg) => (seg.flags & SYN) !== 0,

  /**
   * `tcp_validate_incoming`: nothing of an unacceptable segment counts. Section 3.10.7.4, first, makes an exception for ACKs.
   */
  takesAckAtZeroWindow: () => false,

  /**
   * `tcp_reset_check`: also RCV.NXT-1 once the peer's FIN was taken, for peers that do not count their FIN.
   * `tcp_validate_incoming`: also behind the last octet that the SACK blocks report. RFC 5961 section 3.2 knows RCV.NXT only.
   */
  isResetExact: (tcb, seg) =>
    seg.seq === tcb.rcvNxt || isResetBeforeFin(tcb, seg) || isResetBehindSacked(tcb, seg),

  /**
   * `tcp_reset`: EPIPE in CLOSE-WAIT, and ECONNRESET in SYN-RECEIVED. Section 3.10.7.4, second: "connection reset" in the
   * former, "connection refused" in the latter.
   */
  errorAfterReset: (state) => (state === 'CLOSE-WAIT' ? 'EPIPE' : 'ECONNRESET'),

  /**
   * `tcp_ack`: MAX.SND.WND as in RFC 5961 section 5.2, but never more than was acknowledged since the SYN; where this side
   * opened actively, its SYN counts.
   */
  oldestAck(tcb) {
    const acknowledged = Math.max(seqDiff(tcb.sndUna, seqAdd(tcb.iss, tcb.active ? 0 : 1)), 0);
    return seqAdd(tcb.sndUna, -Math.min(tcb.sndMaxWnd, acknowledged));
  },

  /**
   * `tcp_rcv_state_process`: also an ACK of nothing new ends a simultaneous open. Section 3.10.7.4, fifth, answers it by a
   * reset.
   */
  establishes: () => true,

  /** `tcp_rcv_state_process`: a simultaneous open takes six segments; section 3.5, figure 7, shows five. */
  acknowledgesCrossedSynAck: true,

  /**
   * `tcp_rcv_state_process`, TCP_FIN_WAIT1: of an orphan only a mini socket is left, which takes a FIN but no text.
   * Section 3.10.7.4, fifth, goes on as for any connection.
   */
  withAckOfFin(tcb, seg, { finTimeout }) {
    if (!tcb.orphan || finTimeout === null) return 'text';
    if (reachesBeyondNext(tcb, seg)) return 'reset';
    return seg.flags & FIN ? 'text' : 'nothing';
  },

  /**
   * `tcp_rcv_state_process`, TCP_CLOSE_WAIT: text that begins before the peer's FIN and reaches beyond it resets.
   * Section 3.10.7.4, seventh, ignores it.
   */
  textAfterFin(tcb, seg) {
    if (!seqLt(seg.seq, tcb.rcvNxt)) return RFC9293_POLICIES.textAfterFin(tcb, seg);
    return reachesBeyondNext(tcb, seg) ? 'reset' : 'take';
  },

  /**
   * `tcp_may_update_window`: an ACK of nothing new may not make the window smaller, unless it is shut, and the first ACK
   * after text is always taken for news of the window, not for a duplicate. Section 3.10.7.4, fifth, takes the smaller one.
   */
  judgeWindow: ({ sndWl1, sndUna, sndWnd }, { seq, ack }, window) =>
    seqGt(ack, sndUna) || seqGt(seq, sndWl1) || (seq === sndWl1 && (window > sndWnd || window === 0))
      ? 'new'
      : 'old',

  /**
   * `tcp_limit_reno_sacked`: each duplicate ACK stands for a segment that came through, so that there are fewer of them than
   * segments in flight; where more come the network reorders, and from then on as many as were in flight prove a loss.
   * RFC 5681 section 3.2 counts three.
   */
  provesLoss(tcb) {
    tcb.dupAcks += 1;
    limitDupAcks(tcb, 0);
    return tcb.dupAcks >= tcb.reordering;
  },

  /** `tcp_remove_reno_sacks`: one of them filled the gap, the others are what the duplicate ACKs stood for. */
  noteAcked(tcb, acked) {
    tcb.dupAcks = Math.max(tcb.dupAcks - acked + 1, 0);
    limitDupAcks(tcb, acked);
  },

  /** `tcp_data_queue`: a segment is taken whole. Section 3.10.7.4, first, trims it to the window. */
  roomForText: () => Number.POSITIVE_INFINITY,

  /** `tcp_urg`: without SO_OOBINLINE recv() leaves the urgent octet out. Section 3.8.5 leaves this to the interface. */
  outOfBandOctets: (seg) => (seg.flags & URG ? 1 : 0),

  /** `tcp_rcv_state_process`, TCP_LISTEN: SYN,FIN is discarded. Section 3.10.7.2 opens the connection. */
  dropsSyn: (seg) => (seg.flags & FIN) !== 0,

  /** `tcp_timewait_state_process`: after(SEG.SEQ, RCV.NXT). RFC 6191 section 2 counts from the FIN, one below. */
  synAtRcvNxtIsOld: true,

  miniSockets: true,

  /** `tcp_syn_options` writes the SYN,ACK of a simultaneous open, as it did the SYN. RFC 7323 allows what the peer sent. */
  crossedSynAckOffersAll: true,

  /** `tcp_twsk_unique` hands TS.Recent on, and `tcp_syn_options` writes it. RFC 7323 section 3.2 recommends zero. */
  synEchoesTimeWait: true,

  /**
   * `tcp_acceptable_seq`: where the peer has taken its window back, the end of that window, unless less than a unit of
   * window scaling is missing where both sides scale. Section 3.10.7.4 sends SND.NXT.
   */
  seqWithoutText({ sndUna, sndWnd, sndNxt, sndScale, rcvScale }) {
    const end = seqAdd(sndUna, sndWnd);
    return seqDiff(sndNxt, end) < (sndScale > 0 ? 2 ** rcvScale : 1) ? sndNxt : end;
  },

  /** `tcp_send_active_reset`: <SEQ=SND.NXT><ACK=RCV.NXT><CTL=RST,ACK>; section 3.10.5 sends no ACK. */
  resetFlags: RST | ACK,

  /** `tcp_disconnect`: also where something queued was never sent. Section 3.10.5 sends nothing in these states. */
  resetsWhileClosing: hasUnsent,

  /** `tcp_shutdown` sends nothing in the SYN-RECEIVED of a simultaneous open. Section 3.10.4 sends the FIN. */
  finWaitsForEstablished: (tcb) => tcb.active || hasUnsent(tcb),

  /** `inet_shutdown`: a socket in TIME-WAIT is a closed one to its process. */
  shutdownInTimeWait: 'ENOTCONN',

  /** `inet_shutdown`: either half disconnects in SYN-SENT, and neither is known in TIME-WAIT. */
  shutdownReadDisconnects: (state) => state === 'SYN-SENT' || state === 'TIME-WAIT',

  markPush,
  segmentsAtOnce,

  /** `tcp_write_wakeup`: what waited for a larger window is pushed. */
  pushesProbes: true,

  /** `tcp_sendmsg` waits for ESTABLISHED. Section 3.10.2 queues the data. */
  sendWaitsForHandshake: true,

  measureRoundTrip,

  /** `tcp_ack_update_rtt`: a whole segment must be acknowledged. RFC 7323 section 4.1 measures where SND.UNA advances. */
  measuresPart: false,

  rtoOf,

  /**
   * `tcp_probe0_when`: the one `icsk_backoff` counts both, and doubles an RTO that is doubled already. Section 3.8.6.1 waits for
   * one RTO.
   */
  probesAfterBackOff: true,

  fullSpace,
  freeSpace,
  limitWindow,
  bufferText,
  growWindow,
  releaseText,
};

/** `tcp_check_reno_reordering`: duplicate ACKs beyond the segments in flight less one show that the network reorders. */
function limitDupAcks(tcb: Mutable<Tcb>, acked: number): void {
  const { length } = tcb.flight;
  const most = Math.max(length - 1, 0);
  if (tcb.dupAcks <= most) return;
  tcb.dupAcks = most;
  tcb.reordering = Math.min(length + acked, MOST_REORDERING);
}

type Check = Policies['isAcceptable'];

const isInSequence: Check = (tcb, seg) => {
  const end = seqAdd(seg.seq, segLen(seg));
  if (seqLt(end, tcb.rcvWup)) return false;
  const limit = seqAdd(tcb.rcvNxt, receiveWindow(tcb));
  if (!seqGt(seqAdd(end, seg.flags & FIN ? -1 : 0), limit)) return true;
  return !seqGt(seg.seq, limit) && tcb.unread === 0;
};

/** Tells whether a reset lies where the last octet ends that has arrived ahead of a gap. */
const isResetBehindSacked: Check = ({ sack, sackBlocks: [first, ...others] }, seg) =>
  sack &&
  first !== undefined &&
  seg.seq === others.reduce((most, [, end]) => (seqGt(end, most) ? end : most), first[1]);

/** Tells whether a reset was sent by a peer that does not count its own FIN. */
const isResetBeforeFin: Check = ({ state, rcvNxt }, seg) =>
  (state === 'CLOSE-WAIT' || state === 'LAST-ACK' || state === 'CLOSING') && seg.seq === seqAdd(rcvNxt, -1);
