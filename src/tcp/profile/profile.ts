/**
 * Profiles: the two TCPs the model can be. `rfc9293` is the standard as written, with its own constants,
 * `linux` is Linux 6.18 as recorded in tests/conformance. A difference is a parameter here, named by its sysctl
 * where it has one, or a policy, see policies.ts. Times are microseconds.
 */

/** Names a profile. */
export type ProfileName = 'rfc9293' | 'linux';

const MS = 1_000;
const S = 1_000_000;

/** What a host's TCP is set to. */
export interface Profile {
  readonly name: ProfileName;
  /** Whose policies hold where a number cannot say what differs: see policies.ts. */
  readonly policies: ProfileName;

  // --- Retransmission: RFC 6298 ---
  /** First RTO, before any measurement, µs. RFC 6298 2.1. */
  readonly rtoInitial: number;
  /** tcp_rto_min_us: lower bound of RTO (`linux`: of its variance term), µs. RFC 6298 2.4. */
  readonly rtoMin: number;
  /**
   * TCP_RTO_MIN: what tcp_retries2 and tcp_orphan_retries count back-offs from, and the least wait for a window probe,
   * µs. tcp_rto_min_us does not move it.
   */
  readonly backOffBase: number;
  /** tcp_rto_max_ms: upper bound of RTO, µs. RFC 6298 2.5. */
  readonly rtoMax: number;
  /** RTO after a handshake whose SYN was retransmitted and gave no sample, µs. RFC 6298 5.7. */
  readonly rtoFallback: number;
  /** tcp_early_retrans: tail loss probe. RFC 8985 section 7. */
  readonly tailLossProbe: boolean;
  /**
   * Whether losses are detected by time (RACK, RFC 8985) where both sides have SACK, instead of by three duplicate
   * ACKs.
   */
  readonly lossByTime: boolean;
  /** tcp_frto: after a time-out new data goes before what is lost, to see whether it is. RFC 5682 section 3.1. */
  readonly forwardRto: boolean;
  /** Whether a timestamp that is echoed from before the retransmission takes a time-out back. RFC 3522. */
  readonly undoByTimestamp: boolean;
  /** tcp_syn_retries: SYN retransmissions before giving up, not counting the linear ones; see `synGiveUpAfter`. */
  readonly synRetries: number;
  /** tcp_syn_linear_timeouts: SYN retransmissions at a constant interval before back-off begins. */
  readonly synLinearTimeouts: number;
  /** tcp_synack_retries: SYN,ACK retransmissions before a listener drops the request; see `synGiveUpAfter`. */
  readonly synAckRetries: number;
  /** tcp_retries2: how long data is retransmitted, as a number of back-offs from backOffBase; see `giveUpAfter`. */
  readonly retries2: number;
  /** tcp_orphan_retries: the same after close(); 0 means 8. */
  readonly orphanRetries: number;
  /** R2, µs; null: `retries2` and `orphanRetries` decide. RFC 9293 3.8.3. */
  readonly giveUpAfter: number | null;
  /** R2 for SYN segments, µs; null: `synRetries` and `synAckRetries` decide. RFC 9293 3.8.3 (MUST-23). */
  readonly synGiveUpAfter: number | null;
  /** Delay of the resent SYN after a reset was sent from SYN-SENT and no SYN was retransmitted yet, µs; null: none. */
  readonly synResendAfterBadAck: number | null;

  /** The kernel's tick (CONFIG_HZ), µs, on which its short timers go off; 0: timers are exact. Recordings: 250 Hz. */
  readonly timerTick: number;
  /**
   * How many levels of the kernel's timer wheel are kept where it ticks; timers beyond are exact. How late a long timer
   * is depends on when the host was started, so that only a recording that knows has more than two.
   */
  readonly timerLevels: number;
  /**
   * How late timers of one processor are, µs, and whose those are, a bit for each by the low three bits of a connection's
   * two ports added: of two processors that tick at once, one may count the tick after the other has.
   */
  readonly timerLate: number;
  readonly lateConnections: number;

  // --- Acknowledgments ---
  /**
   * Delayed ACK: never (every segment is acknowledged at once), as Linux does, or always (whatever is in order and
   * not a second full segment waits). RFC 9293 3.8.6.3 (SHLD-18).
   */
  readonly delayedAck: 'never' | 'adaptive' | 'always';
  /** Shortest delay of a delayed ACK, µs. */
  readonly delayedAckMin: number;
  /** Longest delay of a delayed ACK, µs. RFC 9293 3.8.6.3: less than 0.5 s. */
  readonly delayedAckMax: number;

  // --- Options ---
  /** MSS this host offers, octets. */
  readonly mss: number;
  /** tcp_timestamps. RFC 7323. */
  readonly timestamps: boolean;
  /** tcp_sack. RFC 2018. */
  readonly sack: boolean;
  /** tcp_dsack: reports what arrived a second time. RFC 2883. */
  readonly duplicateSack: boolean;
  /** tcp_window_scaling: shift count offered; null: no scaling. RFC 7323. */
  readonly windowScale: number | null;
  /**
   * Whether text that comes as expected is taken by a short cut, without a look at an ACK of nothing new: Linux
   * `tcp_rcv_established`, where the memory that the socket has reserved suffices, which is not counted here.
   */
  readonly headerPrediction: boolean;
  /** Default receive buffer as a window, octets. */
  readonly receiveWindow: number;

  // --- Closing ---
  /** How long TIME-WAIT lasts, µs: 2 MSL. RFC 9293 3.4.2; Linux TCP_TIMEWAIT_LEN. */
  readonly timeWait: number;
  /** tcp_fin_timeout: how long an orphaned FIN-WAIT-2 lasts, µs; null: for ever. */
  readonly finTimeout: number | null;
  /** tcp_rfc1337: ignore RST in TIME-WAIT. RFC 1337 fix F1. */
  readonly rfc1337: boolean;
  /** tcp_tw_reuse: 0 off, 1 on, 2 for loopback only. */
  readonly twReuse: 0 | 1 | 2;
  /** tcp_tw_reuse_delay: how old a TIME-WAIT must be for that, µs. */
  readonly twReuseDelay: number;
  /** tcp_max_tw_buckets: how many TIME-WAIT entries a host keeps; the next ones are closed at once. */
  readonly maxTimeWaits: number;

  // --- Calls ---
  /** ip_local_port_range: first and last port a host picks itself. */
  readonly portRange: readonly [number, number];

  // --- Listening ---
  /** tcp_max_syn_backlog. */
  readonly maxSynBacklog: number;
  /** somaxconn: upper bound of a listen backlog. */
  readonly somaxconn: number;
  /** tcp_abort_on_overflow: RST when the accept queue is full at the third segment. */
  readonly abortOnOverflow: boolean;
  /** tcp_syncookies: 0 off, 1 when the SYN queue is full, 2 always. RFC 4987 3.6. */
  readonly synCookies: 0 | 1 | 2;
  /** tcp_fastopen: bit 0 client, bit 1 server. RFC 7413. */
  readonly fastOpen: number;
  /** tcp_fastopen_key: the key cookies are made with. */
  readonly fastOpenKey: number;

  // --- Resets and challenge ACKs: RFC 5961 ---
  /** tcp_invalid_ratelimit: how long the limit on answers to invalid segments holds, µs. RFC 5961 section 7. */
  readonly invalidRateLimit: number;
  /** How many answers a connection may give in that time: 10 in 5 s (RFC 5961 section 7), 1 in 500 ms (Linux). */
  readonly invalidBurst: number;

  // --- Keepalive and zero window ---
  /** tcp_keepalive_time, µs. RFC 9293 3.8.4. */
  readonly keepaliveTime: number;
  /** tcp_keepalive_intvl, µs. */
  readonly keepaliveInterval: number;
  /** tcp_keepalive_probes. */
  readonly keepaliveProbes: number;
  /** SEQ of a window probe: one octet of new data (RFC 9293 3.8.6.1) or an empty segment at SND.UNA-1 (Linux). */
  readonly windowProbe: 'octet' | 'empty';
}

/** Parameters of a profile that a scenario replaces, by the names above. */
export type ProfileOverrides = Partial<Omit<Profile, 'name'>>;

/** RFC 9293 as written, with its own constants: MSL 2 minutes, RTO at least 1 s. */
export const RFC9293: Profile = {
  name: 'rfc9293',
  policies: 'rfc9293',
  rtoInitial: S,
  rtoMin: S,
  backOffBase: S,
  rtoMax: 60 * S,
  rtoFallback: 3 * S,
  tailLossProbe: false,
  lossByTime: false,
  forwardRto: false,
  undoByTimestamp: false,
  synRetries: Number.POSITIVE_INFINITY,
  synLinearTimeouts: 0,
  synAckRetries: Number.POSITIVE_INFINITY,
  retries2: Number.POSITIVE_INFINITY,
  orphanRetries: 0,
  giveUpAfter: 100 * S,
  synGiveUpAfter: 180 * S,
  synResendAfterBadAck: null,
  timerTick: 0,
  timerLevels: 2,
  timerLate: 0,
  lateConnections: 255,
  delayedAckMin: 200 * MS,
  delayedAckMax: 500 * MS,
  delayedAck: 'never',
  mss: 1460,
  timestamps: false,
  sack: false,
  duplicateSack: false,
  windowScale: null,
  headerPrediction: false,
  receiveWindow: 65535,
  timeWait: 240 * S,
  finTimeout: null,
  rfc1337: false,
  twReuse: 0,
  twReuseDelay: S,
  maxTimeWaits: Number.POSITIVE_INFINITY,
  portRange: [32768, 60999],
  maxSynBacklog: 128,
  somaxconn: 4096,
  abortOnOverflow: false,
  synCookies: 0,
  fastOpen: 0,
  fastOpenKey: 0,
  invalidRateLimit: 5 * S,
  invalidBurst: 10,
  keepaliveTime: 7200 * S,
  keepaliveInterval: 75 * S,
  keepaliveProbes: 9,
  windowProbe: 'octet',
};

/** Linux 6.18 with its defaults. */
export const LINUX: Profile = {
  ...RFC9293,
  name: 'linux',
  policies: 'linux',
  rtoMin: 200 * MS,
  backOffBase: 200 * MS,
  rtoMax: 120 * S,
  tailLossProbe: true,
  lossByTime: true,
  forwardRto: true,
  undoByTimestamp: true,
  synRetries: 6,
  synLinearTimeouts: 4,
  synAckRetries: 5,
  retries2: 15,
  giveUpAfter: null,
  synGiveUpAfter: null,
  synResendAfterBadAck: 8 * MS,
  delayedAck: 'adaptive',
  delayedAckMin: 40 * MS,
  delayedAckMax: 200 * MS,
  timestamps: true,
  sack: true,
  duplicateSack: true,
  windowScale: 10,
  headerPrediction: true,
  receiveWindow: 65_536,
  timeWait: 60 * S,
  finTimeout: 60 * S,
  twReuse: 2,
  maxTimeWaits: 262_144,
  synCookies: 1,
  fastOpen: 1,
  invalidRateLimit: 500 * MS,
  invalidBurst: 1,
  windowProbe: 'empty',
};

/** Every profile by name. */
export const PROFILES: Readonly<Record<ProfileName, Profile>> = { rfc9293: RFC9293, linux: LINUX };
