/** Writes the transcript of a run: what happened, in order, each thing with its cause. */
import { CallRows } from './records/calls.ts';
import { causeOf, causingSegment, START } from './records/cause.ts';
import { Isns } from './records/isns.ts';
import type { Place } from './records/place.ts';
import type { Rest, Rows } from './records/recorded-run.ts';
import { transcriptOf } from './records/recorded-run.ts';
import { SegmentRows } from './records/segments.ts';
import { StateRows } from './records/states.ts';
import { TimerRows } from './records/timers.ts';
import type { RuleId } from './rules.ts';
import type { Segment } from './segment.ts';
import { ACK, RST, SYN, segLen } from './segment.ts';
import type { Seq } from './sequence.ts';
import type { State } from './state.ts';
import type { CallResult, HostId, RefusalRecord, TimerName, TimerRecord, Transcript } from './transcript.ts';
import type { Passage } from './wire.ts';

/** A segment that the wire has forged: for nobody, or for a connection that is there, in which its SYN opens nothing. */
export type Forgery = 'alone' | 'into-live';

export class Recorder {
  readonly #rows: Rows = {
    segments: new SegmentRows(),
    states: new StateRows(),
    timers: new TimerRows(),
    calls: new CallRows(),
  };
  readonly #refusals: RefusalRecord[] = [];
  #cause = START;
  readonly #isns = new Isns();

  /** Notes what is happening now: the cause of all that is written down until the next. */
  causedBy(kind: 'segment' | 'call' | 'timer', index: number): void {
    this.#cause = causeOf(kind, index);
  }

  /** Notes that what happens now has no cause but the script. */
  causedByStart(): void {
    this.#cause = START;
  }

  /** Notes the ISN of a SYN. */
  noteIsn(from: HostId, segment: Segment): void {
    this.#isns.note(from, segment.sport, segment.dport, segment.seq);
  }

  /** Returns a number relative to the ISN it belongs to, null where that is not known. */
  relative(side: HostId, port: number, peer: number, value: Seq): number | null {
    return this.#isns.relative(side, port, peer, value);
  }

  /** Writes down a segment put on the wire. Returns its index. `forgery` is null for one that `from` itself sent. */
  segment(
    from: HostId,
    s: Segment,
    at: number,
    passage: Passage,
    because: RuleId,
    retransmission: boolean,
    forgery: Forgery | null,
  ): number {
    if (s.flags & SYN && forgery !== 'into-live') this.noteIsn(from, s);
    const to = from === 'client' ? 'server' : 'client';
    const repeats = retransmission && segLen(s) > 0;
    return this.#rows.segments.add(
      s,
      from,
      at,
      passage,
      forgery !== null,
      because,
      this.#cause,
      isOfNoConnection(s, because) ? null : this.relative(from, s.sport, s.dport, s.seq),
      s.flags & ACK ? this.relative(to, s.dport, s.sport, s.ack) : null,
      repeats ? this.#rows.segments.firstSent(from, s) : null,
    );
  }

  /** Writes down a change of state. */
  state(place: Place, at: number, from: State, to: State, because: RuleId): void {
    this.#rows.states.add(place, at, from, to, this.#cause, because);
  }

  /** Writes down that something was refused. Only segments are. */
  refusal(host: HostId, at: number, because: RuleId): void {
    const segment = causingSegment(this.#cause);
    if (segment >= 0) this.#refusals.push({ at, host, segment, because });
  }

  /** Writes down that a timer was started; one of the same name that ran before was restarted. */
  timerStarted(place: Place, timer: TimerName, at: number, dueAt: number): void {
    this.#rows.timers.start(place, timer, at, dueAt);
  }

  /** Writes down how a running timer ended. Returns its index, or -1 when none ran. */
  timerEnded(
    place: Place,
    timer: TimerName,
    at: number,
    outcome: Exclude<TimerRecord['outcome'], 'pending'>,
  ): number {
    return this.#rows.timers.end(place, timer, at, outcome);
  }

  /** Writes down a call. Returns its index, to complete it when it returns. */
  call(host: HostId, socket: string, call: string, at: number): number {
    return this.#rows.calls.add(host, socket, call, at);
  }

  /** Writes down what a call returned, and the ports of the connection it concerned. */
  returned(index: number, at: number, result: CallResult, port: number | null, peer: number | null): void {
    this.#rows.calls.returned(index, at, result, port, peer);
  }

  /** Returns what was written down as the transcript of a run. */
  transcript(run: Omit<Rest, 'refusals'>): Transcript {
    return transcriptOf({ ...run, refusals: this.#refusals }, this.#rows);
  }
}

/** Resets a connection itself sends: their SEQ is its own, also where that happens to be 0. */
const OWN_RESETS: ReadonlySet<RuleId> = new Set([
  'abort/call',
  'close/linger-0',
  'close/unread-data',
  'keepalive/dead',
]);

/** Tells whether a segment is <SEQ=0><CTL=RST,ACK>, whose SEQ belongs to no connection. RFC 9293 section 3.5.2. */
function isOfNoConnection(s: Segment, because: RuleId): boolean {
  return s.seq === 0 && (s.flags & (RST | ACK)) === (RST | ACK) && !OWN_RESETS.has(because);
}
