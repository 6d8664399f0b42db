/** Writes the transcript of a run: what happened, in order, each thing with its cause. */
import { keyOf } from './four-tuple.ts';
import type { RuleId } from './rules.ts';
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
} from './transcript.ts';
import type { Passage } from './wire.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Which connection of which host a record is about. */
export interface Place {
  readonly host: HostId;
  readonly port: number;
  readonly peer: number | null;
  /** Indices of the records of its running timers, by slot: timers that replace one another share one. */
  readonly running: number[];
}

/** Returns the slots of a connection that has started no timer. */
export function noTimers(): number[] {
  return [-1, -1, -1, -1];
}

function slotOf(timer: TimerName): 0 | 1 | 2 | 3 {
  switch (timer) {
    case 'retransmission':
    case 'loss-probe':
    case 'persist':
      return 0;
    case 'delayed-ack':
      return 1;
    case 'keepalive':
      return 2;
    case 'fin-wait-2':
    case 'time-wait':
      return 3;
    default:
      return timer satisfies never;
  }
}

export class Recorder {
  readonly segments: SegmentRecord[] = [];
  readonly states: StateRecord[] = [];
  readonly timers: Writable<TimerRecord>[] = [];
  readonly calls: Writable<CallRecord>[] = [];
  readonly refusals: RefusalRecord[] = [];
  /** What is happening now. */
  cause: Cause = { kind: 'start' };
  /** Initial sequence numbers seen, by side and pair of ports. */
  readonly #isns: Readonly<Record<HostId, Map<number, Seq[]>>> = { client: new Map(), server: new Map() };

  /** Notes the ISN of a SYN. */
  noteIsn(from: HostId, segment: Segment): void {
    const key = keyOf(segment.sport, segment.dport);
    const isns = this.#isns[from];
    const known = isns.get(key);
    if (known === undefined) isns.set(key, [segment.seq]);
    else if (!known.includes(segment.seq)) known.push(segment.seq);
  }

  /** Returns a number relative to the ISN it belongs to: the one seen so far that lies nearest at or below it. */
  relative(side: HostId, port: number, peer: number, value: Seq): number | null {
    const known = this.#isns[side].get(keyOf(port, peer));
    const first = known?.[0];
    if (known === undefined || first === undefined) return null;
    if (known.length === 1) return (value - first) | 0;
    let best: number | null = null;
    let above: number | null = null;
    for (const isn of known) {
      const distance = (value - isn) | 0;
      if (distance >= 0 && (best === null || distance < best)) best = distance;
      if (distance < 0 && (above === null || distance > above)) above = distance;
    }
    return best ?? above;
  }

  /** Writes down a segment put on the wire. Returns its record. */
  segment(from: HostId, to: HostId, s: Segment, at: number, passage: Passage, how: Manner): SegmentRecord {
    if (s.flags & SYN && !how.intoLive) this.noteIsn(from, s);
    const delays = passage.delays;
    const record: SegmentRecord = {
      index: this.segments.length,
      from,
      to,
      segment: s,
      sentAt: at,
      arrivals: delays.length === 1 ? [at + (delays[0] ?? 0)] : delays.map((d) => at + d),
      fate: passage.fate,
      injected: how.injected,
      retransmits: how.retransmission ? this.#firstSent(from, s) : null,
      rseq: isOfNoConnection(s, how.because) ? null : this.relative(from, s.sport, s.dport, s.seq),
      rack: s.flags & ACK ? this.relative(to, s.dport, s.sport, s.ack) : null,
      cause: this.cause,
      because: how.because,
    };
    this.segments.push(record);
    return record;
  }

  /** Writes down a change of state. */
  state(place: Place, at: number, from: State, to: State, because: RuleId): void {
    const { host, port, peer } = place;
    this.states.push({
      index: this.states.length,
      at,
      host,
      port,
      peer,
      from,
      to,
      cause: this.cause,
      because,
    });
  }

  /** Writes down that something was refused. Only segments are. */
  refusal(host: HostId, at: number, because: RuleId): void {
    if (this.cause.kind === 'segment') this.refusals.push({ at, host, segment: this.cause.index, because });
  }

  /** Writes down that a timer was started; one of the same name that ran before was restarted. */
  timerStarted(place: Place, timer: TimerName, at: number, dueAt: number): void {
    this.timerEnded(place, timer, at, 'restarted');
    const { host, port, peer } = place;
    const index = this.timers.length;
    place.running[slotOf(timer)] = index;
    this.timers.push({
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
    outcome: 'expired' | 'stopped' | 'restarted',
  ): number {
    const slot = slotOf(timer);
    const index = place.running[slot] ?? -1;
    if (index < 0) return -1;
    place.running[slot] = -1;
    const record = this.timers[index];
    if (record !== undefined) {
      record.endedAt = at;
      record.outcome = outcome;
    }
    return index;
  }

  /** Writes down a call. Returns its record, to be completed when it returns. */
  call(host: HostId, socket: string, call: string, at: number): Writable<CallRecord> {
    const record: Writable<CallRecord> = {
      index: this.calls.length,
      host,
      socket,
      call,
      at,
      returnedAt: null,
      result: null,
      because: null,
      port: null,
      peer: null,
    };
    this.calls.push(record);
    return record;
  }

  /** Writes down what a call returned. */
  returned(record: Writable<CallRecord>, at: number, result: CallResult): void {
    record.returnedAt = at;
    record.result = result;
  }

  #firstSent(from: HostId, s: Segment): number | null {
    if (segLen(s) === 0) return null;
    for (const r of this.segments) {
      const same =
        !r.injected && r.from === from && r.segment.sport === s.sport && r.segment.dport === s.dport;
      if (same && segLen(r.segment) > 0 && r.segment.seq === s.seq) return r.index;
    }
    return null;
  }
}

/** How a segment came to be sent. */
export interface Manner {
  readonly injected: boolean;
  /** Forged for a connection that is there: its SYN opens nothing. */
  readonly intoLive: boolean;
  readonly retransmission: boolean;
  readonly because: RuleId;
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
