/** Writes down what happens in a run: on a tape, from which the transcript's records are made when somebody reads them. */

import type { State } from '../connection/state.ts';
import { timerNumber } from '../connection/timer.ts';
import { keyOf } from '../host/four-tuple.ts';
import type { RuleId } from '../rules.ts';
import type { Segment, SegmentOptions } from '../segment.ts';
import type { Place } from './place.ts';
import {
  CALLED,
  CAUSE_WORDS,
  DETAIL,
  EXPIRED,
  FLAGS,
  FROM,
  HAPPENING,
  INJECTED,
  INTO_LIVE,
  LONG,
  MEANT,
  NO_PEER,
  NOWHERE,
  OCTETS,
  OF_SYN,
  OPTIONS,
  OTHERS,
  REFUSED,
  REFUSED_BECAUSE,
  REPEATED,
  RESULT_WORDS,
  RETURNED,
  RULE_WORDS,
  SEGMENT,
  SEGMENT_BECAUSE,
  SERVER,
  STAMPS,
  STATE,
  STATE_BECAUSE,
  stateNumber,
  TIMER_STARTED,
  TIMER_STOPPED,
  TO,
  TROUBLED,
} from './records/marks.ts';
import type { Naming } from './records/reading.ts';
import type { Unwritten } from './records/recording.ts';
import { Recording } from './records/recording.ts';
import { Tape } from './records/tape.ts';
import type { CallResult, HostId, TimerName } from './transcript.ts';
import type { Passage } from './wire.ts';

/** A segment that the wire has forged: for nobody, or for a connection that is there, in which its SYN opens nothing. */
export type Forgery = 'alone' | 'into-live';

/** Most numbers a record takes, together with what says when and why it happens. */
const MOST_NUMBERS = 13;
/** From here on a number takes two. */
const TWO_NUMBERS = 0x1_0000_0000;

/** The sorts of cause, by number. */
const SEGMENTS = CAUSE_WORDS.numberOf('segment');
const CALLS = CAUSE_WORDS.numberOf('call');
const SAME = CAUSE_WORDS.numberOf('same');

export class Recorder {
  readonly #tape = new Tape();
  readonly #straight: Passage;
  readonly #naming: Naming;
  #segments = 0;
  #calls = 0;
  /** What happens now: when, the sort of cause by number, the index of the cause; and whether the tape has it. */
  #now = 0;
  #sort = 0;
  #cause = 0;
  #noted = true;

  /** `straight` is how a segment passes that meets no fault; `naming` tells what the calls are called. */
  constructor(straight: Passage, naming: Naming) {
    this.#straight = straight;
    this.#naming = naming;
  }

  /** Notes what is happening now: the cause of all that is written down until the next. */
  causedBy(kind: 'segment' | 'call', index: number): void {
    this.#because(kind === 'segment' ? SEGMENTS : CALLS, index);
  }

  /** Notes that what happens now has no cause but the script. */
  causedByStart(): void {
    this.#because(0, 0);
  }

  /** Writes down a SYN that was meant, where what travels is another segment: relative numbers count from it too. */
  meant(from: HostId, syn: Segment): void {
    const tape = this.#tape;
    tape.reserve(MOST_NUMBERS);
    const { words, at } = tape;
    words[at] = MEANT | sideOf(from);
    words[at + 1] = keyOf(syn.sport, syn.dport);
    words[at + 2] = syn.seq;
    tape.at = at + 3;
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
    const tape = this.#begin(at);
    const { words, at: start } = tape;
    const form = formOf(s.options);
    words[start] =
      SEGMENT |
      sideOf(from) |
      (forgery === null ? 0 : INJECTED) |
      (forgery === 'into-live' ? INTO_LIVE : 0) |
      (retransmission ? REPEATED : 0) |
      (passage === this.#straight ? 0 : TROUBLED) |
      (form << OPTIONS) |
      (s.flags << FLAGS) |
      (RULE_WORDS.numberOf(because) << SEGMENT_BECAUSE);
    words[start + 1] = keyOf(s.sport, s.dport);
    words[start + 2] = s.seq;
    words[start + 3] = s.ack;
    words[start + 4] = s.len;
    words[start + 5] = s.wnd;
    tape.at = start + 6;
    if (form === OTHERS) tape.keep(s.options);
    else if (s.options !== null) this.#options(s.options, form);
    if (passage !== this.#straight) tape.keep(passage);
    this.#segments += 1;
    return this.#segments - 1;
  }

  /** Writes down a change of state. */
  state(place: Place, at: number, from: State, to: State, because: RuleId): void {
    const tape = this.#begin(at);
    const { words, at: start } = tape;
    words[start] =
      STATE |
      bitsOf(place) |
      (stateNumber(from) << FROM) |
      (stateNumber(to) << TO) |
      (RULE_WORDS.numberOf(because) << STATE_BECAUSE);
    words[start + 1] = keyOf(place.port, place.peer ?? 0);
    tape.at = start + 2;
  }

  /** Writes down that something was refused. Only segments are. */
  refusal(host: HostId, at: number, because: RuleId): void {
    if (this.#sort !== SEGMENTS) return;
    const tape = this.#begin(at);
    tape.words[tape.at] = REFUSED | sideOf(host) | (RULE_WORDS.numberOf(because) << REFUSED_BECAUSE);
    tape.at += 1;
  }

  /** Writes down that a timer was started; one in its slot that ran before was restarted. */
  timerStarted(place: Place, timer: TimerName, at: number, dueAt: number): void {
    const tape = this.#begin(at);
    const { words, at: start } = tape;
    words[start] = TIMER_STARTED | bitsOf(place) | (timerNumber(timer) << DETAIL);
    words[start + 1] = keyOf(place.port, place.peer ?? 0);
    tape.at = start + 2;
    this.#duration(dueAt - at, start);
  }

  /** Writes down that a timer was stopped; one that did not run stays as it is. */
  timerStopped(place: Place, timer: TimerName, at: number): void {
    const tape = this.#begin(at);
    const { words, at: start } = tape;
    words[start] = TIMER_STOPPED | bitsOf(place) | (timerNumber(timer) << DETAIL);
    words[start + 1] = keyOf(place.port, place.peer ?? 0);
    tape.at = start + 2;
  }

  /** Writes down that a timer has expired: the cause of what follows. */
  timerExpired(place: Place, timer: TimerName, at: number): void {
    const tape = this.#tape;
    tape.reserve(MOST_NUMBERS);
    const { words, at: start } = tape;
    words[start] = EXPIRED | bitsOf(place) | (timerNumber(timer) << DETAIL);
    words[start + 1] = keyOf(place.port, place.peer ?? 0);
    tape.at = start + 2;
    this.#duration(at - this.#now, start);
    this.#sort = SAME;
    this.#now = at;
    this.#noted = true;
  }

  /** Writes down a call by the number that names it. Returns its index, to complete it when it returns. */
  call(host: HostId, number: number, at: number): number {
    const tape = this.#begin(at);
    const { words, at: start } = tape;
    words[start] = CALLED | sideOf(host);
    words[start + 1] = number;
    tape.at = start + 2;
    this.#calls += 1;
    return this.#calls - 1;
  }

  /** Writes down what a call returned, and the ports of the connection it concerned. */
  returned(index: number, at: number, result: CallResult, port: number | null, peer: number | null): void {
    const tape = this.#begin(at);
    const { words, at: start } = tape;
    const isNumber = typeof result === 'number';
    words[start] =
      RETURNED |
      (port === null ? NOWHERE : 0) |
      (peer === null ? NO_PEER : 0) |
      (RESULT_WORDS.numberOf(isNumber ? OCTETS : result) << DETAIL);
    words[start + 1] = index;
    words[start + 2] = keyOf(port ?? 0, peer ?? 0);
    tape.at = start + 3;
    if (!isNumber) return;
    words[start + 3] = result;
    tape.at = start + 4;
  }

  /** Nothing more happens. Returns what was written down. */
  recording(run: Unwritten): Recording {
    return new Recording(run, this.#tape.end(), this.#straight, this.#naming);
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
    tape.reserve(MOST_NUMBERS);
    if (this.#noted && at === this.#now) return tape;
    const { words, at: start } = tape;
    words[start] = HAPPENING | (this.#sort << DETAIL);
    words[start + 1] = this.#cause;
    tape.at = start + 2;
    this.#duration(at - this.#now, start);
    this.#noted = true;
    this.#now = at;
    return tape;
  }

  /** Writes a duration, µs, that belongs to the mark at `start`. */
  #duration(time: number, start: number): void {
    const tape = this.#tape;
    const { words, at } = tape;
    words[at] = time;
    tape.at = at + 1;
    if (time < TWO_NUMBERS) return;
    words[start] = (words[start] ?? 0) | LONG;
    words[at + 1] = Math.floor(time / TWO_NUMBERS);
    tape.at = at + 2;
  }

  #options({ mss, windowScale, timestamps }: SegmentOptions, form: number): void {
    const tape = this.#tape;
    const { words } = tape;
    if (form === OF_SYN) {
      words[tape.at] = keyOf(windowScale ?? 0, mss ?? 0);
      tape.at += 1;
    }
    words[tape.at] = timestamps?.value ?? 0;
    words[tape.at + 1] = timestamps?.echo ?? 0;
    tape.at += 2;
  }
}

function sideOf(host: HostId): number {
  return host === 'server' ? SERVER : 0;
}

function bitsOf({ host, peer }: Place): number {
  return sideOf(host) | (peer === null ? NO_PEER : 0);
}

/** Returns in which form options stand on the tape. */
function formOf(o: SegmentOptions | null): number {
  if (o === null) return 0;
  if (o.timestamps === undefined || o.fastOpen !== undefined || o.sackBlocks !== undefined) return OTHERS;
  if (o.mss === undefined && o.windowScale === undefined && o.sackPermitted === undefined) return STAMPS;
  const ofSyn = o.mss !== undefined && o.windowScale !== undefined && o.sackPermitted === true;
  return ofSyn && o.mss <= 0xffff ? OF_SYN : OTHERS;
}
