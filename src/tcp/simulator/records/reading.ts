/** Makes the records of a transcript from the tape of its run. */
import type { Mutable } from '../../connection/step-context.ts';
import { timerAt } from '../../connection/timer.ts';
import { peerOf, portOf } from '../../host/four-tuple.ts';
import type { Segment, SegmentOptions } from '../../segment.ts';
import { ACK, SYN, segLen } from '../../segment.ts';
import { SeenIsns } from '../seen-isns.ts';
import type {
  CallRecord,
  CallResult,
  Cause,
  HostId,
  RefusalRecord,
  SegmentRecord,
  StateRecord,
  TimerRecord,
  Transcript,
} from '../transcript.ts';
import type { Passage } from '../wire.ts';
import {
  CALLED,
  CAUSE_WORDS,
  DETAIL,
  EXPIRED,
  FLAGS,
  FROM,
  HAPPENING,
  hostOf,
  INJECTED,
  INTO_LIVE,
  KIND,
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
  STATE,
  STATE_BECAUSE,
  stateWith,
  TIMER_STARTED,
  TIMER_STOPPED,
  TO,
  TROUBLED,
} from './marks.ts';
import { isOfNoConnection } from './of-no-connection.ts';
import { RunningTimers } from './running-timers.ts';
import type { TapeReader } from './tape.ts';

/** The lists of a transcript. */
export type Lists = Pick<Transcript, 'segments' | 'states' | 'timers' | 'calls' | 'refusals'>;

/** Tells the socket and the name of a call by its number. */
export type Naming = (number: number) => Pick<CallRecord, 'socket' | 'call'>;

const START: Cause = { kind: 'start' };

/** One reading of a tape. */
export class Reading {
  readonly #tape: TapeReader;
  readonly #straight: Passage;
  readonly #naming: Naming;
  readonly #segments: SegmentRecord[] = [];
  readonly #states: StateRecord[] = [];
  readonly #timers: Mutable<TimerRecord>[] = [];
  readonly #calls: Mutable<CallRecord>[] = [];
  readonly #refusals: RefusalRecord[] = [];
  readonly #isns = new SeenIsns();
  readonly #running = { client: new RunningTimers(), server: new RunningTimers() };
  #now = 0;
  #cause: Cause = START;

  constructor(tape: TapeReader, straight: Passage, naming: Naming) {
    this.#tape = tape;
    this.#straight = straight;
    this.#naming = naming;
  }

  lists(): Lists {
    for (let mark = this.#tape.next(); mark !== null; mark = this.#tape.next()) this.#record(mark);
    return {
      segments: this.#segments,
      states: this.#states,
      timers: this.#timers,
      calls: this.#calls,
      refusals: this.#refusals,
    };
  }

  #record(mark: number): void {
    switch (mark & KIND) {
      case SEGMENT:
        this.#segment(mark);
        return;
      case STATE:
        this.#state(mark);
        return;
      case TIMER_STARTED:
        this.#timerStarted(mark);
        return;
      case TIMER_STOPPED:
        this.#timerStopped(mark);
        return;
      case CALLED:
        this.#called(mark);
        return;
      case RETURNED:
        this.#returned(mark);
        return;
      case REFUSED:
        this.#refused(mark);
        return;
      case HAPPENING:
        this.#happening(mark);
        return;
      case EXPIRED:
        this.#expired(mark);
        return;
      case MEANT:
        this.#meant(mark);
        return;
      default:
        throw new RangeError(`No record begins with ${mark}.`);
    }
  }

  #happening(mark: number): void {
    const kind = CAUSE_WORDS.at(mark >> DETAIL);
    const index = this.#tape.number();
    this.#now += this.#duration(mark);
    if (kind !== 'same') this.#cause = kind === 'start' ? START : { kind, index };
  }

  #expired(mark: number): void {
    const ports = this.#tape.number();
    this.#now += this.#duration(mark);
    const timer = this.#running[hostOf(mark)].end(ports, timerAt(mark >> DETAIL), this.#now, 'expired');
    if (timer !== null) this.#cause = { kind: 'timer', index: timer.index };
  }

  #duration(mark: number): number {
    const low = this.#tape.number() >>> 0;
    return mark & LONG ? low + this.#tape.number() * 0x1_0000_0000 : low;
  }

  #meant(mark: number): void {
    const ports = this.#tape.number();
    this.#isns.note(hostOf(mark), portOf(ports), peerOf(ports), this.#tape.number() >>> 0);
  }

  #segment(mark: number): void {
    const tape = this.#tape;
    const from = hostOf(mark);
    const ports = tape.number();
    const segment: Segment = {
      sport: portOf(ports),
      dport: peerOf(ports),
      seq: tape.number() >>> 0,
      ack: tape.number() >>> 0,
      flags: (mark >> FLAGS) & 0xff,
      len: tape.number(),
      wnd: tape.number(),
      options: this.#options((mark >> OPTIONS) & 3),
    };
    const passage = mark & TROUBLED ? tape.thing<Passage>() : this.#straight;
    const to = from === 'client' ? 'server' : 'client';
    const because = RULE_WORDS.at(mark >> SEGMENT_BECAUSE);
    const { sport, dport, seq, ack } = segment;
    if (segment.flags & SYN && !(mark & INTO_LIVE)) this.#isns.note(from, sport, dport, seq);
    const index = this.#segments.length;
    this.#segments.push({
      index,
      from,
      to,
      segment,
      sentAt: this.#now,
      arrivals: arrivalsOf(passage, this.#now),
      fate: passage.fate,
      injected: (mark & INJECTED) !== 0,
      retransmits: mark & REPEATED ? this.#firstSent(from, segment) : null,
      rseq: isOfNoConnection(segment, because) ? null : this.#isns.relative(from, sport, dport, seq),
      rack: segment.flags & ACK ? this.#isns.relative(to, dport, sport, ack) : null,
      cause: this.#cause,
      because,
    });
  }

  /** Returns the index of the first segment that `from` itself sent with this SEQ, null when there is none before. */
  #firstSent(from: HostId, s: Segment): number | null {
    if (segLen(s) === 0) return null;
    for (const r of this.#segments) {
      const same =
        !r.injected && r.from === from && r.segment.sport === s.sport && r.segment.dport === s.dport;
      if (same && segLen(r.segment) > 0 && r.segment.seq === s.seq) return r.index;
    }
    return null;
  }

  #options(form: number): SegmentOptions | null {
    if (form === 0) return null;
    if (form === OTHERS) return this.#tape.thing();
    const ofSyn = form === OF_SYN ? this.#tape.number() : null;
    const timestamps = { value: this.#tape.number() >>> 0, echo: this.#tape.number() >>> 0 };
    if (ofSyn === null) return { timestamps };
    return { mss: ofSyn & 0xffff, sackPermitted: true, timestamps, windowScale: ofSyn >>> 16 };
  }

  #state(mark: number): void {
    const ports = this.#tape.number();
    const host = hostOf(mark);
    const to = stateWith((mark >> TO) & 0xf);
    this.#states.push({
      index: this.#states.length,
      at: this.#now,
      host,
      port: portOf(ports),
      peer: mark & NO_PEER ? null : peerOf(ports),
      from: stateWith((mark >> FROM) & 0xf),
      to,
      cause: this.#cause,
      because: RULE_WORDS.at(mark >> STATE_BECAUSE),
    });
    if (to === 'CLOSED') this.#running[host].forget(ports);
  }

  #timerStarted(mark: number): void {
    const ports = this.#tape.number();
    const host = hostOf(mark);
    const timer = timerAt(mark >> DETAIL);
    const record: Mutable<TimerRecord> = {
      index: this.#timers.length,
      host,
      port: portOf(ports),
      peer: mark & NO_PEER ? null : peerOf(ports),
      timer,
      startedAt: this.#now,
      dueAt: this.#now + this.#duration(mark),
      endedAt: null,
      outcome: 'pending',
    };
    this.#timers.push(record);
    this.#running[host].start(ports, record);
  }

  #timerStopped(mark: number): void {
    this.#running[hostOf(mark)].end(this.#tape.number(), timerAt(mark >> DETAIL), this.#now, 'stopped');
  }

  #called(mark: number): void {
    const { socket, call } = this.#naming(this.#tape.number());
    this.#calls.push({
      index: this.#calls.length,
      host: hostOf(mark),
      socket,
      call,
      at: this.#now,
      returnedAt: null,
      result: null,
      because: null,
      port: null,
      peer: null,
    });
  }

  #returned(mark: number): void {
    const index = this.#tape.number();
    const ports = this.#tape.number();
    const word = RESULT_WORDS.at(mark >> DETAIL);
    const result: CallResult = word === OCTETS ? this.#tape.number() : word;
    const call = this.#calls[index];
    if (call === undefined) return;
    call.returnedAt = this.#now;
    call.result = result;
    call.port = mark & NOWHERE ? null : portOf(ports);
    call.peer = mark & NO_PEER ? null : peerOf(ports);
  }

  #refused(mark: number): void {
    const because = RULE_WORDS.at(mark >> REFUSED_BECAUSE);
    if (this.#cause.kind !== 'segment') return;
    this.#refusals.push({ at: this.#now, host: hostOf(mark), segment: this.#cause.index, because });
  }
}

/** One arrival by itself: it is nearly all there is, and a list made by map costs several times as much. */
function arrivalsOf({ delays }: Passage, sentAt: number): readonly number[] {
  return delays.length === 1 ? [sentAt + (delays[0] ?? 0)] : delays.map((delay) => sentAt + delay);
}
