import type { State } from '../connection/state.ts';
import type { Mutable } from '../connection/tcb.ts';
import type { TimerName } from '../connection/timer.ts';
import type { ProfileName } from '../profile/profile.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import type { Seq } from '../sequence.ts';

export type { TimerName } from '../connection/timer.ts';
export { TIMERS } from '../connection/timer.ts';

/** One of the two hosts of a run. */
export type HostId = 'client' | 'server';

/** What became of a segment on the wire. */
export type Fate = 'delivered' | 'lost' | 'duplicated' | 'delayed';

/** What made something happen: a segment that arrived, a call or a timer that expired, by its index; or the script alone. */
export type Cause =
  | { readonly kind: 'segment'; readonly index: number }
  | { readonly kind: 'call'; readonly index: number }
  | { readonly kind: 'timer'; readonly index: number }
  | { readonly kind: 'start' };

/** Tells whether two causes are the same event of a run. The start of a run is no event, so it equals nothing. */
export function sameCause(a: Cause, b: Cause): boolean {
  return a.kind !== 'start' && b.kind !== 'start' && a.kind === b.kind && a.index === b.index;
}

/** Both hosts of a run. */
export const SIDES = ['client', 'server'] as const satisfies readonly HostId[];

/** Returns the other host. */
export function otherSide(side: HostId): HostId {
  return side === 'client' ? 'server' : 'client';
}

/** Which connection of which host a record is about. */
export interface Place {
  readonly host: HostId;
  readonly port: number;
  /** Remote port; null for a listener. */
  readonly peer: number | null;
}

/** One segment put on the wire. All times of a transcript are integer microseconds from the start of the run. */
export interface SegmentRecord {
  readonly index: number;
  readonly from: HostId;
  readonly to: HostId;
  readonly segment: Segment;
  /** When it was sent, µs. */
  readonly sentAt: number;
  /** When it arrived, µs: empty when lost, two entries when duplicated. */
  readonly arrivals: readonly number[];
  readonly fate: Fate;
  /** True for a segment forged by the wire, or put in the place of another: `from` did not send it. */
  readonly injected: boolean;
  /** Index of the first transmission when this is a retransmission, else null. */
  readonly retransmits: number | null;
  /** SEQ relative to the sender's ISN; null where no ISN applies (a reset out of CLOSED). */
  readonly rseq: number | null;
  /** ACK relative to the other side's ISN; null without the ACK bit or where no ISN applies. */
  readonly rack: number | null;
  readonly cause: Cause;
  /** Why it was sent. */
  readonly because: RuleId;
}

/** One change of a connection's state. */
export interface StateRecord extends Place {
  readonly index: number;
  /** µs. */
  readonly at: number;
  readonly from: State;
  readonly to: State;
  readonly cause: Cause;
  readonly because: RuleId;
}

/** A timer that was started; `outcome` tells how it ended. */
export interface TimerRecord extends Place {
  readonly index: number;
  readonly timer: TimerName;
  /** When it was started and when it is due, µs. */
  readonly startedAt: number;
  readonly dueAt: number;
  /** When it ended, µs; null when the run ended first. */
  readonly endedAt: number | null;
  readonly outcome: 'expired' | 'stopped' | 'restarted' | 'pending';
}

/** The records of a connection's timers that are running, by their slot: see `slotOf`. */
export type RunningTimers = (Mutable<TimerRecord> | null)[];

/** Returns those of a connection none of whose timers is running. */
export function noRunningTimers(): RunningTimers {
  return [null, null, null, null];
}

/** The record of a segment that occupies sequence numbers, and the one its connection sent before it. */
export interface SentSegment {
  readonly seq: Seq;
  /** Index of the record. */
  readonly index: number;
  readonly before: SentSegment | null;
}

/** What a call returned: `'ok'`, a number of octets, `'eof'`, an errno name, `'timeout'`, or null while it blocks. */
export type CallResult = 'ok' | 'eof' | 'timeout' | number | `E${string}` | null;

/** One user call: RFC 9293 section 3.9.1, under its socket name. */
export interface CallRecord {
  readonly index: number;
  readonly host: HostId;
  /** The socket the call was made on, as the scenario names it. */
  readonly socket: string;
  /** `connect`, `accept`, `close`, ... */
  readonly call: string;
  /** When it was made and when it returned, µs; null while it blocks. */
  readonly at: number;
  readonly returnedAt: number | null;
  readonly result: CallResult;
  /** Local and remote port of the connection it concerned, where there is one. */
  readonly port: number | null;
  readonly peer: number | null;
}

/** Something that arrived and was refused or ignored, with the reason. */
export interface RefusalRecord {
  readonly at: number;
  readonly host: HostId;
  /** Index of the segment. */
  readonly segment: number;
  readonly because: RuleId;
}

/** What a run tells when it is over. */
export interface RunSummary {
  readonly profile: ProfileName;
  readonly seed: number;
  /** One-way delay of the wire, µs. */
  readonly delay: number;
  /** When the run ended, µs. */
  readonly end: number;
  /** Ids of the faults that matched no segment. */
  readonly unusedFilters: readonly string[];
}

/** Everything that happened in one run of the simulator, in order, each thing with its cause. */
export interface Transcript extends RunSummary {
  readonly segments: readonly SegmentRecord[];
  readonly states: readonly StateRecord[];
  readonly timers: readonly TimerRecord[];
  readonly calls: readonly CallRecord[];
  readonly refusals: readonly RefusalRecord[];
}

/**
 * Returns the state a host's connection is in just after `at` (µs), or just before it with `'before'`.
 * `peer` null asks for the listener.
 */
export function stateAt(
  transcript: Transcript,
  connection: { readonly host: HostId; readonly port: number; readonly peer: number | null },
  at: number,
  side: 'before' | 'after' = 'after',
): State {
  let state: State = 'CLOSED';
  for (const record of transcript.states) {
    if (record.at > at || (side === 'before' && record.at === at)) break;
    if (
      record.host === connection.host &&
      record.port === connection.port &&
      record.peer === connection.peer
    ) {
      state = record.to;
    }
  }
  return state;
}
