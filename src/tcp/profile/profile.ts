/**
 * Profiles: the two TCPs the model can be. `rfc9293` is the letter of the standard with its own constants,
 * `linux` is Linux 6.18 as recorded in tests/conformance. Every difference is a parameter here, named by its
 * sysctl where it has one. Times are microseconds.
 */

/** Names a profile. */
export type ProfileName = 'rfc9293' | 'linux';

const MS = 1_000;
const S = 1_000_000;

/** What a host's TCP is set to. */
export interface Profile {
  readonly name: ProfileName;

  // --- Retransmission: RFC 6298 ---
  /** First RTO, before any measurement, µs. RFC 6298 2.1. */
  readonly rtoInitial: number;
  /** tcp_rto_min_us: lower bound of RTO (`linux`: of its variance term), µs. RFC 6298 2.4. */
  readonly rtoMin: number;
  /** tcp_rto_max_ms: upper bound of RTO, µs. RFC 6298 2.5. */
  readonly rtoMax: number;
  /** Whether `rtoMin` bounds the variance term 4*RTTVAR (Linux) or RTO as a whole (RFC 6298 2.4). */
  readonly rtoMinBoundsVariance: boolean;
  /** RTO after a handshake whose SYN was retransmitted and gave no sample, µs. RFC 6298 5.7. */
  readonly rtoFallback: number;
  /** tcp_early_retrans: tail loss probe. RFC 8985 section 7. */
  readonly tailLossProbe: boolean;
  /** Whether losses are told by time (RACK, RFC 8985) where both sides have SACK, not by three duplicate ACKs alone. */
  readonly lossByTime: boolean;
  /** tcp_syn_retries: SYN retransmissions before giving up, not counting the linear ones; null: by time, `synGiveUp`. */
  readonly synRetries: number;
  /** tcp_syn_linear_timeouts: SYN retransmissions at a constant interval before back-off begins. */
  readonly synLinearTimeouts: number;
  /** tcp_synack_retries: SYN,ACK retransmissions before a SYN-RECEIVED entry is dropped. */
  readonly synAckRetries: number;
  /** tcp_retries2: how long data is retransmitted, as a number of back-offs from rtoMin. RFC 9293 3.8.3 R2. */
  readonly retries2: number;
  /** tcp_orphan_retries: the same after close(); 0 means 8. */
  readonly orphanRetries: number;
  /** R2 as a plain time instead of a number of retries, µs; null where counts rule. RFC 9293 3.8.3. */
  readonly giveUpAfter: number | null;
  /** R2 for SYN segments as a plain time, µs; null where counts rule. RFC 9293 MUST-23. */
  readonly synGiveUpAfter: number | null;
  /** Delay of the resent SYN after a reset was sent from SYN-SENT and no SYN was retransmitted yet, µs; null: none. */
  readonly synResendAfterBadAck: number | null;

  /** The kernel's tick (CONFIG_HZ), µs, on which its short timers go off; 0: timers are exact. Recordings: 250 Hz. */
  readonly timerTick: number;

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
  /** tcp_window_scaling: shift count offered; null: no scaling. RFC 7323. */
  readonly windowScale: number | null;
  /** Default receive buffer as a window, octets. */
  readonly receiveWindow: number;
  /** Whether whole buffers, not octets, count against SO_RCVBUF (Linux). */
  readonly countsWholeBuffers: boolean;

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
  /**
   * Whether TIME-WAIT follows Linux's own rules (an empty segment at RCV.NXT restarts it in silence, all else gets an
   * ACK, also a SYN that opens nothing) or the checks of RFC 9293 section 3.10.7.4 and RFC 6191 (that SYN gets silence).
   */
  readonly timeWaitRules: boolean;
  /** Whether a reset sent by ABORT carries ACK (Linux) or not (RFC 9293 3.10.5). */
  readonly abortCarriesAck: boolean;

  // --- Calls ---
  /** Whether send() waits until the handshake is over (Linux) or queues at once (RFC 9293 3.10.2). */
  readonly sendWaitsForHandshake: boolean;
  /**
   * Whether shutdown() follows Linux (either half disconnects in SYN-SENT, a FIN waits in SYN-RECEIVED until ESTABLISHED,
   * and a socket in TIME-WAIT counts as not connected) or the CLOSE of RFC 9293 section 3.10.4.
   */
  readonly shutdownRules: boolean;
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
  /** Whether SYN,FIN for a listener is dropped (Linux) instead of opening a connection. */
  readonly listenDropsSynFin: boolean;
  /**
   * Whether a listener's SYN-RECEIVED follows Linux's own rules (a duplicate SYN gets the SYN,ACK again, another SYN
   * a RST,ACK) or RFC 9293 section 3.10.7.4 (the first gets an ACK, the second returns to LISTEN in silence).
   */
  readonly requestRules: boolean;

  // --- Resets and challenge ACKs: RFC 5961 ---
  /** Whether an ACK of something before the first octet is too old even within MAX.SND.WND (Linux). RFC 5961 5.2. */
  readonly oldAckWithinStream: boolean;
  /** tcp_invalid_ratelimit: how long the limit on answers to invalid segments holds, µs. RFC 5961 section 7. */
  readonly invalidRateLimit: number;
  /** How many answers a connection may give in that time: 10 in 5 s (RFC 5961 section 7), 1 in 500 ms (Linux). */
  readonly invalidBurst: number;
  /** RST in SYN-RECEIVED after an active open is reported as: ECONNREFUSED (RFC) or ECONNRESET (Linux). */
  readonly activeSynReceivedReset: 'ECONNREFUSED' | 'ECONNRESET';
  /** RST in CLOSE-WAIT is reported as: ECONNRESET (RFC) or EPIPE (Linux). */
  readonly resetInCloseWait: 'ECONNRESET' | 'EPIPE';
  /**
   * Linux's looser order of the first checks: a segment is unacceptable only if it ends before the last window told or
   * lies beyond the window, and a SYN is challenged wherever it lies.
   */
  readonly laxSequenceCheck: boolean;
  /** Whether text that begins before the peer's FIN and reaches beyond it resets the connection (Linux) or is ignored. */
  readonly resetsAcrossFin: boolean;
  /** Whether recv() leaves out the octet that URG marks (the socket API without SO_OOBINLINE) or urgent data is read like any. */
  readonly urgentOutOfBand: boolean;
  /** Whether what lies beyond the window is cut off an acceptable segment (RFC) or taken with it (Linux). */
  readonly trimsToWindow: boolean;

  // --- Keepalive and zero window ---
  /** tcp_keepalive_time, µs. RFC 9293 3.8.4. */
  readonly keepaliveTime: number;
  /** tcp_keepalive_intvl, µs. */
  readonly keepaliveInterval: number;
  /** tcp_keepalive_probes. */
  readonly keepaliveProbes: number;
  /** Whether a keepalive failure sends a last RST. */
  readonly keepaliveReset: boolean;
  /** SEQ of a window probe: one octet of new data (RFC 9293 3.8.6.1) or an empty segment at SND.UNA-1 (Linux). */
  readonly windowProbe: 'octet' | 'empty';

  // --- Simultaneous open and close ---
  /** Whether a SYN,ACK that completes a simultaneous open is answered by an ACK (Linux sends six segments). */
  readonly ackSimultaneousSynAck: boolean;
}

/** Parameters of a profile that a scenario replaces, by the names above. */
export type ProfileOverrides = Partial<Omit<Profile, 'name'>>;

/** The letter of RFC 9293 with its own constants: MSL 2 minutes, RTO at least 1 s. */
export const RFC9293: Profile = {
  name: 'rfc9293',
  rtoInitial: S,
  rtoMin: S,
  rtoMax: 60 * S,
  rtoMinBoundsVariance: false,
  rtoFallback: 3 * S,
  tailLossProbe: false,
  lossByTime: false,
  synRetries: Number.POSITIVE_INFINITY,
  synLinearTimeouts: 0,
  synAckRetries: Number.POSITIVE_INFINITY,
  retries2: Number.POSITIVE_INFINITY,
  orphanRetries: 0,
  giveUpAfter: 100 * S,
  synGiveUpAfter: 180 * S,
  synResendAfterBadAck: null,
  timerTick: 0,
  delayedAckMin: 200 * MS,
  delayedAckMax: 500 * MS,
  delayedAck: 'never',
  mss: 1460,
  timestamps: false,
  sack: false,
  windowScale: null,
  receiveWindow: 65535,
  countsWholeBuffers: false,
  timeWait: 240 * S,
  finTimeout: null,
  rfc1337: false,
  twReuse: 0,
  twReuseDelay: S,
  maxTimeWaits: Number.POSITIVE_INFINITY,
  timeWaitRules: false,
  abortCarriesAck: false,
  sendWaitsForHandshake: false,
  shutdownRules: false,
  portRange: [32768, 60999],
  maxSynBacklog: 128,
  somaxconn: 4096,
  abortOnOverflow: false,
  synCookies: 0,
  fastOpen: 0,
  fastOpenKey: 0,
  listenDropsSynFin: false,
  requestRules: false,
  oldAckWithinStream: false,
  invalidRateLimit: 5 * S,
  invalidBurst: 10,
  activeSynReceivedReset: 'ECONNREFUSED',
  resetInCloseWait: 'ECONNRESET',
  laxSequenceCheck: false,
  resetsAcrossFin: false,
  urgentOutOfBand: false,
  trimsToWindow: true,
  keepaliveTime: 7200 * S,
  keepaliveInterval: 75 * S,
  keepaliveProbes: 9,
  keepaliveReset: true,
  windowProbe: 'octet',
  ackSimultaneousSynAck: false,
};

/** Linux 6.18 with its defaults. */
export const LINUX: Profile = {
  ...RFC9293,
  name: 'linux',
  rtoMin: 200 * MS,
  rtoMax: 120 * S,
  rtoMinBoundsVariance: true,
  tailLossProbe: true,
  lossByTime: true,
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
  windowScale: 10,
  receiveWindow: 65535,
  countsWholeBuffers: true,
  timeWait: 60 * S,
  finTimeout: 60 * S,
  twReuse: 2,
  maxTimeWaits: 262_144,
  timeWaitRules: true,
  abortCarriesAck: true,
  sendWaitsForHandshake: true,
  shutdownRules: true,
  synCookies: 1,
  fastOpen: 1,
  listenDropsSynFin: true,
  requestRules: true,
  oldAckWithinStream: true,
  invalidRateLimit: 500 * MS,
  invalidBurst: 1,
  activeSynReceivedReset: 'ECONNRESET',
  resetInCloseWait: 'EPIPE',
  laxSequenceCheck: true,
  resetsAcrossFin: true,
  urgentOutOfBand: true,
  trimsToWindow: false,
  windowProbe: 'empty',
  ackSimultaneousSynAck: true,
};

/** Every profile by name. */
export const PROFILES: Readonly<Record<ProfileName, Profile>> = { rfc9293: RFC9293, linux: LINUX };
