import type { Profile } from '../profile/profile.ts';
import type { Seq } from '../sequence.ts';
import type { State } from './state.ts';
import type {
  Buffered,
  Errno,
  InFlight,
  Options,
  OutOfOrder,
  RetransmissionTimer,
  SackBlock,
  Tcb,
} from './tcb.ts';

/** Empty lists, shared by all connections. */
export const NOTHING_IN_FLIGHT: readonly InFlight[] = [];
export const NOTHING_OUT_OF_ORDER: readonly OutOfOrder[] = [];
export const NOTHING_BUFFERED: readonly Buffered[] = [];
const NOTHING_SACKED: readonly SackBlock[] = [];
const NOTHING_PUSHED: readonly Seq[] = [];

/**
 * The TCB of a connection to which nothing has happened yet. It is a class because a constructor makes an object of so
 * many fields ten times as fast as a literal.
 */
class Unopened implements Tcb {
  readonly state: State = 'CLOSED';
  readonly port: number;
  readonly peer: number;
  readonly orphan: boolean = false;
  readonly error: Errno | null = null;
  readonly flight: readonly InFlight[] = NOTHING_IN_FLIGHT;
  readonly outOfOrder: readonly OutOfOrder[] = NOTHING_OUT_OF_ORDER;
  readonly sackBlocks: readonly SackBlock[] = NOTHING_SACKED;
  readonly duplicate: SackBlock | null = null;
  readonly retransmitAt: number = -1;
  readonly retransmitFor: RetransmissionTimer = 'retransmission';
  readonly ackAt: number = -1;
  readonly keepaliveAt: number = -1;
  readonly waitAt: number = -1;
  readonly active: boolean = false;
  readonly options: Options;
  readonly iss: number;
  readonly sndUna: number;
  readonly sndNxt: number;
  readonly sndWnd: number = 0;
  readonly sndWl1: number = 0;
  readonly sndWl2: number = 0;
  readonly sndMaxWnd: number = 0;
  readonly sndEnd: number;
  readonly pushes: readonly Seq[] = NOTHING_PUSHED;
  readonly pushedEnd: number;
  readonly finQueued: boolean = false;
  readonly corked: boolean = false;
  readonly sndSml: number;
  readonly irs: number = 0;
  readonly rcvNxt: number = 0;
  readonly rcvWup: number = 0;
  readonly rcvWnd: number = 0;
  readonly rcvBuf: number;
  readonly rcvClamp: number = Number.MAX_SAFE_INTEGER;
  readonly bufferShare: number = 128;
  readonly buffered: readonly Buffered[] = NOTHING_BUFFERED;
  readonly bufferUsed: number = 0;
  readonly bufferAhead: number = 0;
  readonly bufferTail: number = 0;
  readonly unread: number = 0;
  readonly finReceived: boolean = false;
  readonly finRead: boolean = false;
  readonly receiveShutdown: boolean = false;
  readonly mss: number = 536;
  readonly timestamps: boolean = false;
  readonly sack: boolean = false;
  readonly sndScale: number = 0;
  readonly rcvScale: number = 0;
  readonly tsRecent: number = 0;
  readonly tsRecentAt: number = -1;
  readonly tsOffset: number = 0;
  readonly srtt: number = 0;
  readonly rttvar: number = 0;
  readonly mdev: number = 0;
  readonly mdevMax: number = 0;
  readonly rttSeq: number;
  readonly rto: number;
  readonly timeouts: number = 0;
  readonly retransmittingSince: number = -1;
  readonly thirdAckSeen: boolean = false;
  readonly synRepeats: number = 0;
  readonly repeats: number = 0;
  readonly duplicatesReported: number = 0;
  readonly probeHigh: number = -1;
  readonly recover: number = -1;
  readonly doubtsLoss: boolean = false;
  readonly cwndBefore: number = -1;
  readonly fastRecovery: boolean = false;
  readonly rackAt: number = -1;
  readonly rackEnd: number;
  readonly rackRtt: number = 0;
  readonly minRtt: number = 0;
  readonly cwnd: number = 10;
  readonly ssthresh: number = Number.POSITIVE_INFINITY;
  readonly dupAcks: number = 0;
  readonly reordering: number = 3;
  readonly probesOut: number = 0;
  readonly probeBackoff: number = 0;
  readonly probingSince: number = -1;
  readonly ackScheduled: boolean = false;
  readonly ackNow: boolean = false;
  readonly pushed: number = 0;
  readonly quick: number = 0;
  readonly interactive: boolean = false;
  readonly ato: number = 0;
  readonly rcvMss: number = 536;
  readonly dataReceivedAt: number = -1;
  readonly receivedAt: number;
  readonly challengeAt: number = -1;
  readonly challenges: number = 0;
  readonly synData: number = 0;
  readonly fastOpen: string | null = null;

  constructor(port: number, peer: number, iss: Seq, options: Options, profile: Profile, now: number) {
    this.port = port;
    this.peer = peer;
    this.options = options;
    this.iss = iss;
    this.sndUna = iss;
    this.sndNxt = iss;
    this.sndEnd = (iss + 1) >>> 0;
    this.pushedEnd = this.sndEnd;
    this.sndSml = iss;
    this.rcvBuf = options.receiveBuffer ?? profile.receiveWindow;
    this.rttSeq = iss;
    this.rto = profile.rtoInitial;
    this.rackEnd = iss;
    this.receivedAt = now;
  }
}

/** Returns a connection in CLOSED between two ports. */
export function closedTcb(
  port: number,
  peer: number,
  iss: Seq,
  options: Options,
  profile: Profile,
  now: number,
): Tcb {
  return new Unopened(port, peer, iss, options, profile, now);
}
