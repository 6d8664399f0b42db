/** Makes a record of each thing that happens in a run, with its cause, and hands it to the run's observer. */

import type { State } from '../connection/state.ts';
import type { Mutable } from '../connection/tcb.ts';
import { slotOf } from '../connection/timer.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { ACK, RST, SYN, segLen } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { IsnHistory } from './isn-history.ts';
import type { Observer } from './observer.ts';
import type {
  CallRecord,
  CallResult,
  Cause,
  Fate,
  HostId,
  Place,
  RunningTimers,
  SegmentRecord,
  SentSegment,
  StateRecord,
  TimerName,
  TimerRecord,
} from './transcript.ts';
import { otherSide } from './transcript.ts';
import type { Forgery, Sending } from './wire.ts';

/** A connection as records speak of it. */
export interface RecordedConnection extends Place {
  readonly running: RunningTimers;
  /** The last segment it has sent that occupies sequence numbers. */
  lastSent: SentSegment | null;
}

/** Resets a connection itself sends: their SEQ is its own, also where that happens to be 0. */
const OWN_RESETS: ReadonlySet<RuleId> = new Set([
  'abort/call',
  'close/linger-0',
  'close/unread-data',
  'keepalive/dead',
]);

const START: Cause = { kind: 'start' };

export class Recorder {
  readonly isns = new IsnHistory();
  readonly #observer: Observer;
  #cause: Cause = START;
  #segments = 0;
  #states = 0;
  #timers = 0;
  #calls = 0;

  constructor(observer: Observer) {
    this.#observer = observer;
  }

  /** Notes that what is recorded from now on happens because a segment has arrived or a call has been made. */
  causedBy(kind: 'segment' | 'call', { index }: { readonly index: number }): void {
    this.#cause = { kind, index };
  }

  /** Notes that what is recorded from now on has no cause but the script. */
  causedByScript(): void {
    this.#cause = START;
  }

  /**
   * Records a segment put on the wire. `connection` is null for what no connection has sent, `forgery` for what `from`
   * itself has sent.
   */
  segment(
    from: HostId,
    connection: RecordedConnection | null,
    { segment, because, retransmission }: Sending,
    sentAt: number,
    fate: Fate,
    arrivals: readonly number[],
    forgery: Forgery | null,
  ): SegmentRecord {
    const { sport, dport, seq, ack, flags } = segment;
    const to = otherSide(from);
    const occupies = segLen(segment) > 0;
    if (flags & SYN && forgery !== 'into-connection') this.isns.add(from, sport, dport, seq);
    const record: SegmentRecord = {
      index: this.#segments,
      from,
      to,
      segment,
      sentAt,
      arrivals,
      fate,
      injected: forgery !== null,
      retransmits: retransmission && occupies ? firstSent(connection, seq) : null,
      rseq: isOfNoConnection(segment, because) ? null : this.isns.relative(from, sport, dport, seq),
      rack: flags & ACK ? this.isns.relative(to, dport, sport, ack) : null,
      cause: this.#cause,
      because,
    };
    this.#segments += 1;
    // What repeats a record that is noted adds nothing to look for.
    if (connection !== null && forgery === null && occupies && record.retransmits === null) {
      connection.lastSent = { seq, index: record.index, before: connection.lastSent };
    }
    this.#observer.segment?.(record);
    return record;
  }

  /** Records a change of state. */
  state(place: Place, at: number, from: State, to: State, because: RuleId): void {
    const { host, port, peer } = place;
    const record: StateRecord = {
      index: this.#states,
      at,
      host,
      port,
      peer,
      from,
      to,
      cause: this.#cause,
      because,
    };
    this.#states += 1;
    this.#observer.state?.(record);
  }

  /** Records that a segment that has arrived was refused or ignored. Nothing but a segment ever is. */
  refusal(host: HostId, at: number, because: RuleId): void {
    if (this.#cause.kind !== 'segment') return;
    this.#observer.refusal?.({ at, host, segment: this.#cause.index, because });
  }

  /** Records that a timer was started; the one that ran in its slot was restarted. */
  timerStarted(
    connection: RecordedConnection,
    timer: TimerName,
    startedAt: number,
    dueAt: number,
  ): TimerRecord {
    const { host, port, peer } = connection;
    this.#endTimer(connection, timer, startedAt, 'restarted');
    const record: Mutable<TimerRecord> = {
      index: this.#timers,
      host,
      port,
      peer,
      timer,
      startedAt,
      dueAt,
      endedAt: null,
      outcome: 'pending',
    };
    this.#timers += 1;
    connection.running[slotOf(timer)] = record;
    this.#observer.timer?.(record);
    return record;
  }

  /** Completes the record of a timer that was stopped. */
  timerStopped(connection: RecordedConnection, timer: TimerName, at: number): void {
    this.#endTimer(connection, timer, at, 'stopped');
  }

  /** Completes the record of a timer that has expired: the cause of what is recorded from now on. */
  timerExpired(connection: RecordedConnection, timer: TimerName, at: number): void {
    const record = this.#endTimer(connection, timer, at, 'expired');
    if (record !== null) this.#cause = { kind: 'timer', index: record.index };
  }

  /** Records a call. Its record is completed when it returns. */
  call(host: HostId, socket: string, call: string, at: number): Mutable<CallRecord> {
    const record: Mutable<CallRecord> = {
      index: this.#calls,
      host,
      socket,
      call,
      at,
      returnedAt: null,
      result: null,
      port: null,
      peer: null,
    };
    this.#calls += 1;
    this.#observer.call?.(record);
    return record;
  }

  /** Completes the record of a call that returns, with the ports of the connection it concerned. */
  returned(
    record: Mutable<CallRecord>,
    returnedAt: number,
    result: CallResult,
    port: number | null,
    peer: number | null,
  ): void {
    record.returnedAt = returnedAt;
    record.result = result;
    record.port = port;
    record.peer = peer;
  }

  #endTimer(
    connection: RecordedConnection,
    timer: TimerName,
    endedAt: number,
    outcome: TimerRecord['outcome'],
  ): TimerRecord | null {
    const slot = slotOf(timer);
    const record = connection.running[slot];
    if (!record) return null;
    connection.running[slot] = null;
    record.endedAt = endedAt;
    record.outcome = outcome;
    return record;
  }
}

/** Returns the index of the first record of a connection with a SEQ, null when there is none. */
function firstSent(connection: RecordedConnection | null, seq: Seq): number | null {
  let first: number | null = null;
  for (let sent = connection?.lastSent ?? null; sent !== null; sent = sent.before) {
    if (sent.seq === seq) first = sent.index;
  }
  return first;
}

/** Tells whether a segment is <SEQ=0><CTL=RST,ACK>, whose SEQ belongs to no connection. RFC 9293 section 3.5.2. */
function isOfNoConnection(s: Segment, because: RuleId): boolean {
  return s.seq === 0 && (s.flags & (RST | ACK)) === (RST | ACK) && !OWN_RESETS.has(because);
}
