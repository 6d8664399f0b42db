/** Makes the records of a transcript from the tape of its run. */
import type { Mutable } from '../draft.ts';
import type { RuleId } from '../rules.ts';
import type { Segment, SegmentOptions } from '../segment.ts';
import { segLen } from '../segment.ts';
import type { State } from '../state.ts';
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
} from '../transcript.ts';
import type { Passage } from '../wire.ts';
import {
  belowMark,
  CALLED,
  CAUSE,
  CAUSES,
  FLAGS,
  HAPPENING,
  INJECTED,
  KIND,
  markOf,
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
} from './marks.ts';
import type { Tape, TapeReader } from './tape.ts';

/** The lists of a transcript. */
type Lists = Pick<Transcript, 'segments' | 'states' | 'timers' | 'calls' | 'refusals'>;

/** What of a transcript a recorder does not write. */
export type Unwritten = Omit<Transcript, keyof Lists>;

/** What happened in a run, as it was written down. */
export class Recording {
  readonly #run: Unwritten;
  readonly #tape: Tape;
  readonly #straight: Passage;

  constructor(run: Unwritten, tape: Tape, straight: Passage) {
    this.#run = run;
    this.#tape = tape;
    this.#straight = straight;
  }

  /** Returns it as records, made anew each time. */
  transcript(): Transcript {
    const { profile, seed, delay, end, unusedFilters } = this.#run;
    const { segments, states, timers, calls, refusals } = new Reading(
      this.#tape.read(),
      this.#straight,
    ).lists();
    return { profile, seed, delay, end, segments, states, timers, calls, refusals, unusedFilters };
  }
}

const START: Cause = { kind: 'start' };

/** One reading of a tape. */
class Reading {
  readonly #tape: TapeReader;
  readonly #straight: Passage;
  readonly #segments: SegmentRecord[] = [];
  readonly #states: StateRecord[] = [];
  readonly #timers: Mutable<TimerRecord>[] = [];
  readonly #calls: Mutable<CallRecord>[] = [];
  readonly #refusals: RefusalRecord[] = [];
  #now = 0;
  #cause: Cause = START;

  constructor(tape: TapeReader, straight: Passage) {
    this.#tape = tape;
    this.#straight = straight;
  }

  lists(): Lists {
    for (let first = this.#tape.next(); first !== null; first = this.#tape.next()) {
      this.#record(markOf(first), belowMark(first));
    }
    return {
      segments: this.#segments,
      states: this.#states,
      timers: this.#timers,
      calls: this.#calls,
      refusals: this.#refusals,
    };
  }

  #record(mark: number, below: number): void {
    switch (mark & KIND) {
      case SEGMENT:
        this.#segment(mark, below);
        return;
      case STATE:
        this.#state(mark, below);
        return;
      case TIMER_STARTED:
        this.#timer(mark, below);
        return;
      case TIMER_ENDED:
        this.#timerEnded(mark, below);
        return;
      case CALLED:
        this.#call(mark);
        return;
      case RETURNED:
        this.#returned(mark, below);
        return;
      case REFUSED:
        this.#refusal(mark);
        return;
      case HAPPENING:
        this.#happening(mark, below);
        return;
      default:
        throw new RangeError(`No record begins with ${mark}.`);
    }
  }

  #happening(mark: number, index: number): void {
    this.#now = this.#tape.number();
    const kind = CAUSES[mark >> CAUSE] ?? 'start';
    this.#cause = kind === 'start' ? START : { kind, index };
  }

  #segment(mark: number, ports: number): void {
    const tape = this.#tape;
    const from = hostOf(mark);
    const seq = tape.number();
    const ack = tape.number();
    const sizes = tape.number();
    const rseq = orNull(tape.number());
    const rack = orNull(tape.number());
    const because = tape.name<RuleId>();
    const segment: Segment = {
      sport: portOf(ports),
      dport: peerOf(ports),
      seq,
      ack,
      flags: mark >> FLAGS,
      len: belowMark(sizes),
      wnd: markOf(sizes),
      options: this.#options(mark),
    };
    const passage = mark & TROUBLED ? tape.name<Passage>() : this.#straight;
    const index = this.#segments.length;
    this.#segments.push({
      index,
      from,
      to: from === 'client' ? 'server' : 'client',
      segment,
      sentAt: this.#now,
      arrivals: arrivalsOf(passage, this.#now),
      fate: passage.fate,
      injected: (mark & INJECTED) !== 0,
      retransmits: mark & REPEATED ? this.#firstSent(from, segment) : null,
      rseq,
      rack,
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

  #options(mark: number): SegmentOptions | null {
    if ((mark & STAMPED) === 0) return this.#tape.name();
    const value = this.#tape.number();
    return { timestamps: { value, echo: this.#tape.number() } };
  }

  #state(mark: number, ports: number): void {
    this.#states.push({
      index: this.#states.length,
      at: this.#now,
      host: hostOf(mark),
      port: portOf(ports),
      peer: mark & NO_PEER ? null : peerOf(ports),
      from: this.#tape.name<State>(),
      to: this.#tape.name<State>(),
      cause: this.#cause,
      because: this.#tape.name<RuleId>(),
    });
  }

  #timer(mark: number, ports: number): void {
    this.#timers.push({
      index: this.#timers.length,
      host: hostOf(mark),
      port: portOf(ports),
      peer: mark & NO_PEER ? null : peerOf(ports),
      timer: this.#tape.name<TimerName>(),
      startedAt: this.#now,
      dueAt: this.#tape.number(),
      endedAt: null,
      outcome: 'pending',
    });
  }

  #timerEnded(mark: number, index: number): void {
    const timer = this.#timers[index];
    if (timer === undefined) return;
    timer.endedAt = this.#now;
    timer.outcome = OUTCOMES[mark >> OUTCOME] ?? 'pending';
  }

  #call(mark: number): void {
    this.#calls.push({
      index: this.#calls.length,
      host: hostOf(mark),
      socket: this.#tape.name(),
      call: this.#tape.name(),
      at: this.#now,
      returnedAt: null,
      result: null,
      because: null,
      port: null,
      peer: null,
    });
  }

  #returned(mark: number, index: number): void {
    const ports = this.#tape.number();
    const result = this.#tape.name<CallResult>();
    const call = this.#calls[index];
    if (call === undefined) return;
    call.returnedAt = this.#now;
    call.result = result;
    call.port = mark & NOWHERE ? null : portOf(ports);
    call.peer = mark & NO_PEER ? null : peerOf(ports);
  }

  #refusal(mark: number): void {
    const because = this.#tape.name<RuleId>();
    if (this.#cause.kind !== 'segment') return;
    this.#refusals.push({ at: this.#now, host: hostOf(mark), segment: this.#cause.index, because });
  }
}

/** One arrival by itself: it is nearly all there is, and a list made by map costs several times as much. */
function arrivalsOf({ delays }: Passage, sentAt: number): readonly number[] {
  return delays.length === 1 ? [sentAt + (delays[0] ?? 0)] : delays.map((delay) => sentAt + delay);
}

/** A number that may be missing is written as NaN. */
function orNull(number: number): number | null {
  return Number.isNaN(number) ? null : number;
}

function portOf(ports: number): number {
  return ports >>> 16;
}

function peerOf(ports: number): number {
  return ports & 0xffff;
}

function hostOf(mark: number): HostId {
  return mark & SERVER ? 'server' : 'client';
}
