import type { ProfileName, ProfileOverrides } from '../profile/profile.ts';
import type { Segment, SegmentOptions } from '../segment.ts';
import type { HostId } from './transcript.ts';

/** Socket options a script can set; names and units as on Linux. */
export type SocketOption =
  | { readonly name: 'SO_REUSEADDR' | 'SO_KEEPALIVE'; readonly value: boolean }
  | { readonly name: 'SO_LINGER'; readonly value: { readonly on: boolean; readonly seconds: number } }
  | {
      readonly name:
        | 'SO_RCVBUF'
        | 'TCP_KEEPIDLE'
        | 'TCP_KEEPINTVL'
        | 'TCP_KEEPCNT'
        | 'TCP_DEFER_ACCEPT'
        | 'TCP_USER_TIMEOUT'
        | 'TCP_FASTOPEN';
      readonly value: number;
    };

/** A user call (RFC 9293 section 3.9.1, in the shape of the socket API). */
export type Call =
  | { readonly op: 'set-option'; readonly socket: string; readonly option: SocketOption }
  | { readonly op: 'bind'; readonly socket: string; readonly port: number }
  | { readonly op: 'listen'; readonly socket: string; readonly port: number; readonly backlog: number }
  /** `port` null: the host picks an ephemeral one. */
  | {
      readonly op: 'connect';
      readonly socket: string;
      readonly port: number | null;
      readonly peer: number;
      /** The host picked `port` itself: it may be shared, and one in TIME-WAIT only by tcp_tw_reuse. */
      readonly ephemeral?: boolean;
    }
  | { readonly op: 'accept'; readonly socket: string; readonly as: string }
  | {
      readonly op: 'send';
      readonly socket: string;
      readonly bytes: number;
      /** MSG_MORE: more will follow, so the last partial segment waits. */
      readonly more?: boolean;
      /** MSG_FASTOPEN on an unconnected socket: binds, connects and sends. */
      readonly fastOpen?: { readonly port: number | null; readonly peer: number };
    }
  | { readonly op: 'recv'; readonly socket: string; readonly max: number }
  | { readonly op: 'shutdown'; readonly socket: string; readonly how: 'WR' | 'RD' }
  | { readonly op: 'close'; readonly socket: string }
  /** The connection vanishes without a word, as in a crash; the host's other sockets stay. */
  | { readonly op: 'lose-state'; readonly socket: string }
  /** The process that owns the sockets is killed: the kernel closes them in this order. */
  | { readonly op: 'kill'; readonly sockets: readonly string[] }
  | { readonly op: 'set-param'; readonly overrides: ProfileOverrides };

/** Which segments a filter acts on. All given conditions must hold. */
export interface Match {
  readonly from?: HostId;
  /** Control bits that must be set. */
  readonly all?: number;
  /** Control bits that must not be set. */
  readonly none?: number;
  /** True: carries data. False: carries none. */
  readonly data?: boolean;
  /** Lets this many matching segments pass first. */
  readonly skip?: number;
  /** Relative acknowledgment number it must carry. */
  readonly rack?: number;
  /** Acts only on segments sent later than this, µs. */
  readonly since?: number;
  /**
   * Acts only once nothing has passed between two ports for this long, µs, and then until the next SYN: a middlebox that
   * has forgotten the connection.
   */
  readonly idle?: number;
}

/** Fields of a segment that the wire writes over; what is left out stays as the host wrote it. */
export type Rewrite = Partial<Pick<Segment, 'seq' | 'ack' | 'flags' | 'len'>>;

/**
 * What the wire does to segments. The first filter that matches and has count left decides. A `replace` decides only
 * which segment travels; what becomes of it is left to the filters after it, which match what the host sent. A `reject`
 * loses the segment, and answers it with an RST in the other host's name, as a middlebox does.
 */
export interface Filter {
  readonly id: string;
  readonly action: 'lose' | 'duplicate' | 'delay' | 'replace' | 'reject';
  /** Extra delay, µs, for `delay`. */
  readonly delay?: number;
  /** What is written over, for `replace`. */
  readonly rewrite?: Rewrite;
  /** How many segments it acts on; null is without limit. */
  readonly count: number | null;
  readonly match: Match;
}

/** A forged segment. SEQ and ACK are absolute. */
export interface Injection {
  /** The side it pretends to come from. */
  readonly from: HostId;
  readonly segment: Omit<Segment, 'options'> & { readonly options?: SegmentOptions | null };
}

/** What a step of the script does. */
export type Action =
  | {
      readonly side: HostId;
      readonly call: Call;
      /** The application waits at most this long, µs. */
      readonly timeout?: number;
    }
  | { readonly side: 'wire'; readonly filter: Filter }
  | { readonly side: 'wire'; readonly unfilter: string }
  | { readonly side: 'wire'; readonly inject: Injection };

/** One step: it is taken `wait` µs after all the steps in `after` have returned. */
export interface Step {
  readonly action: Action;
  /** Indices of the steps that must have returned first; empty: counted from the start of the run. */
  readonly after: readonly number[];
  /** µs. */
  readonly wait: number;
}

/** An initial sequence number to be used the next time `side` picks one for this pair of ports. */
export interface IsnChoice {
  readonly side: HostId;
  /** Local and remote port; null matches any. */
  readonly port: number | null;
  readonly peer: number | null;
  readonly isn: number;
}

/** A script for the simulator: what the applications and the wire do. Times are integer microseconds. */
export interface Scenario {
  /** Where it was written, for messages. */
  readonly name: string;
  readonly profile: ProfileName;
  /** Parameters that differ from the profile's, by side. */
  readonly overrides?: Partial<Record<HostId, ProfileOverrides>>;
  /** One-way delay of the wire, µs. */
  readonly delay: number;
  readonly steps: readonly Step[];
  /** ISNs to take, in order; when none fits, RFC 6528's shape with the seed. */
  readonly isns?: readonly IsnChoice[];
  /** When to stop, µs; null runs until nothing is left to happen. */
  readonly until: number | null;
}
