/** Writes down what happens in a run: on a tape, from which the transcript's records are made when somebody reads them. */
import { keyOf } from './four-tuple.ts';
import type { Place } from './place.ts';
import { slotOf } from './place.ts';
import {
  CALLED,
  CAUSE,
  CAUSES,
  FLAGS,
  HAPPENING,
  INJECTED,
  marked,
  NO_PEER,
  NOWHERE,
  OUTCOME,
  OUTCOMES,
  REFUSED,
  REPEATED,
  RETURNED,
  SEGMENT,
  SERVER,
  STAMPED,
  STATE,
  TIMER_ENDED,
  TIMER_STARTED,
  TROUBLED,
} from './records/marks.ts';
import type { Unwritten } from './records/read-records.ts';
import { Recording } from './records/read-records.ts';
import { Tape } from './records/tape.ts';
import type { RuleId } from './rules.ts';
import { SeenIsns } from './seen-isns.ts';
import type { Segment, SegmentOptions } from './segment.ts';
import { ACK, RST, SYN } from './segment.ts';
import type { Seq } from './sequence.ts';
import type { State } from './state.ts';
import type { CallResult, HostId, TimerName, TimerRecord } from './transcript.ts';
import type { Passage } from './wire.ts';

/** A segment that the wire has forged: for nobody, or for a connection that is there, in which its SYN opens nothing. */
export type Forgery = 'alone' | 'into-live';

/** Most numbers and names a record takes, together with what says when and why it happens. */
const MOST_NUMBERS = 10;
const MOST_NAMES = 3;

/** The sorts of cause, by number. */
const SEGMENTS = CAUSES.indexOf('segment');
const CALLS = CAUSES.indexOf('call');
const TIMERS = CAUSES.indexOf('timer');
/** How timers end, by number. */
const EXPIRED = OUTCOMES.indexOf('expired');
const STOPPED = OUTCOMES.indexOf('stopped');
const RESTARTED = OUTCOMES.indexOf('restarted');

export class Recorder {
  readonly #tape = new Tape();
  readonly #straight: Passage;
  readonly #isns = new SeenIsns();
  #segments = 0;
  #timers = 0;
  #calls = 0;
  /** What happens now: when, the sort of cause by number, the index of the cause; and whether the tape has it. */
  #now = 0;
  #sort = 0;
  #cause = 0;
  #noted = true;

  /** `straight` is how a segment passes that meets no fault. */
  constructor(straight: Passage) {
    this.#straight = straight;
  }

  /** Notes what is happening now: the cause of all that is written down until the next. */
  causedBy(kind: 'segment' | 'call' | 'timer', index: number): void {
    this.#because(kind === 'segment' ? SEGMENTS : kind === 'call' ? CALLS : TIMERS, index);
  }

  /** Notes that what happens now has no cause but the script. */
  causedByStart(): void {
    this.#because(0, 0);
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
    const stamps = onlyStamps(s.options);
    const tape = this.#begin(at);
    const { numbers, names, at: start, namesAt } = tape;
    const isTroubled = passage !== this.#straight;
    const mark =
      SEGMENT |
      (s.flags << FLAGS) |
      sideOf(from) |
      (forgery === null ? 0 : INJECTED) |
      (retransmission ? REPEATED : 0) |
      (stamps === null ? 0 : STAMPED) |
      (isTroubled ? TROUBLED : 0);
    numbers[start] = marked(mark, keyOf(s.sport, s.dport));
    numbers[start + 1] = s.seq;
    numbers[start + 2] = s.ack;
    numbers[start + 3] = marked(s.wnd, s.len);
    const rseq = isOfNoConnection(s, because) ? null : this.relative(from, s.sport, s.dport, s.seq);
    const rack = s.flags & ACK ? this.relative(to, s.dport, s.sport, s.ack) : null;
    numbers[start + 4] = rseq ?? Number.NaN;
    numbers[start + 5] = rack ?? Number.NaN;
    tape.at = start + 6;
    names[namesAt] = because;
    tape.namesAt = namesAt + 1;
    if (stamps === null) {
      names[tape.namesAt] = s.options;
      tape.namesAt += 1;
    } else {
      numbers[start + 6] = stamps.value;
      numbers[start + 7] = stamps.echo;
      tape.at = start + 8;
    }
    if (isTroubled) {
      names[tape.namesAt] = passage;
      tape.namesAt += 1;
    }
    this.#segments += 1;
    return this.#segments - 1;
  }

  /** Writes down a change of state. */
  state(place: Place, at: number, from: State, to: State, because: RuleId): void {
    const tape = this.#begin(at);
    const { numbers, names, at: start, namesAt } = tape;
    numbers[start] = marked(STATE | bitsOf(place), keyOf(place.port, place.peer ?? 0));
    names[namesAt] = from;
    names[namesAt + 1] = to;
    names[namesAt + 2] = because;
    tape.at = start + 1;
    tape.namesAt = namesAt + 3;
  }

  /** Writes down that something was refused. Only segments are. */
  refusal(host: HostId, at: number, because: RuleId): void {
    if (this.#sort !== SEGMENTS) return;
    const tape = this.#begin(at);
    tape.numbers[tape.at] = marked(REFUSED | sideOf(host), 0);
    tape.names[tape.namesAt] = because;
    tape.at += 1;
    tape.namesAt += 1;
  }

  /** Writes down that a timer was started; one of the same name that ran before was restarted. */
  timerStarted(place: Place, timer: TimerName, at: number, dueAt: number): void {
    this.timerEnded(place, timer, at, 'restarted');
    place.running[slotOf(timer)] = this.#timers;
    this.#timers += 1;
    const tape = this.#begin(at);
    const { numbers, names, at: start, namesAt } = tape;
    numbers[start] = marked(TIMER_STARTED | bitsOf(place), keyOf(place.port, place.peer ?? 0));
    numbers[start + 1] = dueAt;
    names[namesAt] = timer;
    tape.at = start + 2;
    tape.namesAt = namesAt + 1;
  }

  /** Writes down how a running timer ended, if it ran. One that has expired is the cause of what follows. */
  timerEnded(
    place: Place,
    timer: TimerName,
    at: number,
    outcome: Exclude<TimerRecord['outcome'], 'pending'>,
  ): void {
    const slot = slotOf(timer);
    const index = place.running[slot] ?? -1;
    if (index < 0) return;
    place.running[slot] = -1;
    if (outcome === 'expired') this.causedBy('timer', index);
    const tape = this.#begin(at);
    tape.numbers[tape.at] = marked(TIMER_ENDED | (numberOf(outcome) << OUTCOME), index);
    tape.at += 1;
  }

  /** Writes down a call. Returns its index, to complete it when it returns. */
  call(host: HostId, socket: string, call: string, at: number): number {
    const tape = this.#begin(at);
    const { numbers, names, at: start, namesAt } = tape;
    numbers[start] = marked(CALLED | sideOf(host), 0);
    names[namesAt] = socket;
    names[namesAt + 1] = call;
    tape.at = start + 1;
    tape.namesAt = namesAt + 2;
    this.#calls += 1;
    return this.#calls - 1;
  }

  /** Writes down what a call returned, and the ports of the connection it concerned. */
  returned(index: number, at: number, result: CallResult, port: number | null, peer: number | null): void {
    const tape = this.#begin(at);
    const { numbers, names, at: start, namesAt } = tape;
    const nowhere = port === null ? NOWHERE : 0;
    numbers[start] = marked(RETURNED | nowhere | (peer === null ? NO_PEER : 0), index);
    numbers[start + 1] = keyOf(port ?? 0, peer ?? 0);
    names[namesAt] = result;
    tape.at = start + 2;
    tape.namesAt = namesAt + 1;
  }

  /** Returns what was written down. */
  recording(run: Unwritten): Recording {
    return new Recording(run, this.#tape, this.#straight);
  }

  #because(sort: number, index: number): void {
    if (sort === this.#sort && index === this.#cause) return;
    this.#sort = sort;
    this.#cause = index;
    this.#noted = false;
  }

  /** Begins a record: says when and why it happens if the tape does not say so yet. */
  #begin(at: number): Tape {
    const tape = this.#tape;
    tape.reserve(MOST_NUMBERS, MOST_NAMES);
    if (this.#noted && at === this.#now) return tape;
    this.#noted = true;
    this.#now = at;
    const { numbers, at: start } = tape;
    numbers[start] = marked(HAPPENING | (this.#sort << CAUSE), this.#cause);
    numbers[start + 1] = at;
    tape.at = start + 2;
    return tape;
  }
}

/** By comparison: looking into a list by a name is slow. */
function numberOf(outcome: Exclude<TimerRecord['outcome'], 'pending'>): number {
  return outcome === 'expired' ? EXPIRED : outcome === 'stopped' ? STOPPED : RESTARTED;
}

function sideOf(host: HostId): number {
  return host === 'server' ? SERVER : 0;
}

function bitsOf({ host, peer }: Place): number {
  return sideOf(host) | (peer === null ? NO_PEER : 0);
}

/** Returns the timestamps of options that are nothing else. */
function onlyStamps(o: SegmentOptions | null): { readonly value: number; readonly echo: number } | null {
  if (o?.timestamps === undefined) return null;
  const more = o.mss ?? o.windowScale ?? o.sackPermitted ?? o.fastOpen ?? o.sackBlocks;
  return more === undefined ? o.timestamps : null;
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
