/** Writes the transcript of a run: what happened, in order, each thing with its cause. */
import type { Mutable } from './draft.ts';
import type { Place } from './place.ts';
import { slotOf } from './place.ts';
import type { RuleId } from './rules.ts';
import { SeenIsns } from './seen-isns.ts';
import type { Segment } from './segment.ts';
import { ACK, RST, SYN, segLen } from './segment.ts';
import type { Seq } from './sequence.ts';
import type { State } from './state.ts';
import type {
  CallRecord,
  CallResult,
  Cause,
  HostId,
  RefusalRecord,
  SegmentRecord,
  StateRecord,
  TimerName,
  TimerRecord,
  Transcript,
} from './transcript.ts';
import type { Passage } from './wire.ts';

/** What of a transcript a recorder writes. */
type Written = 'segments' | 'states' | 'timers' | 'calls' | 'refusals';

const START: Cause = { kind: 'start' };

/** A segment that the wire has forged: for nobody, or for a connection that is there, in which its SYN opens nothing. */
export type Forgery = 'alone' | 'into-live';

export class Recorder {
  readonly #segments: SegmentRecord[] = [];
  readonly #states: StateRecord[] = [];
  readonly #timers: Mutable<TimerRecord>[] = [];
  readonly #calls: Mutable<CallRecord>[] = [];
  readonly #refusals: RefusalRecord[] = [];
  #cause: Cause = START;
  readonly #isns = new SeenIsns();

  /** Notes what is happening now: the cause of all that is written down until the next. */
  causedBy(kind: 'segment' | 'call' | 'timer', index: number): void {
    this.#cause = { kind, index };
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
    const index = this.#segments.length;
    const { delays, fate } = passage;
    this.#segments.push({
      index,
      from,
      to,
      segment: s,
      sentAt: at,
      arrivals: delays.length === 1 ? [at + (delays[0] ?? 0)] : delays.map((delay) => at + delay),
      fate,
      injected: forgery !== null,
      retransmits: retransmission ? this.#firstSent(from, s) : null,
      rseq: isOfNoConnection(s, because) ? null : this.relative(from, s.sport, s.dport, s.seq),
      rack: s.flags & ACK ? this.relative(to, s.dport, s.sport, s.ack) : null,
      cause: this.#cause,
      because,
    });
    return index;
  }

  /** Writes down a change of state. */
  state({ host, port, peer }: Place, at: number, from: State, to: State, because: RuleId): void {
    const index = this.#states.length;
    this.#states.push({ index, at, host, port, peer, from, to, cause: this.#cause, because });
  }

  /** Writes down that something was refused. Only segments are. */
  refusal(host: HostId, at: number, because: RuleId): void {
    if (this.#cause.kind === 'segment')
      this.#refusals.push({ at, host, segment: this.#cause.index, because });
  }

  /** Writes down that a timer was started; one of the same name that ran before was restarted. */
  timerStarted(place: Place, timer: TimerName, at: number, dueAt: number): void {
    this.timerEnded(place, timer, at, 'restarted');
    const { host, port, peer } = place;
    const index = this.#timers.length;
    place.running[slotOf(timer)] = index;
    this.#timers.push({
      index,
      host,
      port,
      peer,
      timer,
      startedAt: at,
      dueAt,
      endedAt: null,
      outcome: 'pending',
    });
  }

  /** Writes down how a running timer ended. Returns its index, or -1 when none ran. */
  timerEnded(
    place: Place,
    timer: TimerName,
    at: number,
    outcome: Exclude<TimerRecord['outcome'], 'pending'>,
  ): number {
    const slot = slotOf(timer);
    const index = place.running[slot] ?? -1;
    if (index < 0) return -1;
    place.running[slot] = -1;
    const record = this.#timers[index];
    if (record !== undefined) {
      record.endedAt = at;
      record.outcome = outcome;
    }
    return index;
  }

  /** Writes down a call. Returns its index, to complete it when it returns. */
  call(host: HostId, socket: string, call: string, at: number): number {
    const index = this.#calls.length;
    this.#calls.push({
      index,
      host,
      socket,
      call,
      at,
      returnedAt: null,
      result: null,
      because: null,
      port: null,
      peer: null,
    });
    return index;
  }

  /** Writes down what a call returned, and the ports of the connection it concerned. */
  returned(index: number, at: number, result: CallResult, port: number | null, peer: number | null): void {
    const record = this.#calls[index];
    if (record === undefined) return;
    record.returnedAt = at;
    record.result = result;
    record.port = port;
    record.peer = peer;
  }

  /** Returns what was written down as the transcript of a run. */
  transcript(run: Omit<Transcript, Written>): Transcript {
    return {
      profile: run.profile,
      seed: run.seed,
      delay: run.delay,
      end: run.end,
      segments: this.#segments,
      states: this.#states,
      timers: this.#timers,
      calls: this.#calls,
      refusals: this.#refusals,
      unusedFilters: run.unusedFilters,
    };
  }

  #firstSent(from: HostId, s: Segment): number | null {
    if (segLen(s) === 0) return null;
    for (const r of this.#segments) {
      const same =
        !r.injected && r.from === from && r.segment.sport === s.sport && r.segment.dport === s.dport;
      if (same && segLen(r.segment) > 0 && r.segment.seq === s.seq) return r.index;
    }
    return null;
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
