/** Makes the records of a transcript from the tape of its run. */
import type { Mutable } from '../draft.ts';
import type { RuleId } from '../rules.ts';
import { SeenIsns } from '../seen-isns.ts';
import type { Segment, SegmentOptions } from '../segment.ts';
import { ACK, RST, SYN, segLen } from '../segment.ts';
import { slotOf, timerAt } from '../timer.ts';
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
  SERVER,
  STATE,
  STATE_BECAUSE,
  stateWith,
  TIMER_STARTED,
  TIMER_STOPPED,
  TO,
  TROUBLED,
} from './marks.ts';
import type { Written } from './tape.ts';
import { TapeReader } from './tape.ts';

/** The lists of a transcript. */
type Lists = Pick<Transcript, 'segments' | 'states' | 'timers' | 'calls' | 'refusals'>;

/** What of a transcript a recorder does not write. */
export type Unwritten = Omit<Transcript, keyof Lists>;

/** Tells the socket and the name of a call by its number. */
export type Naming = (number: number) => Pick<CallRecord, 'socket' | 'call'>;

/** What happened in a run, as it was written down. */
export class Recording {
  readonly #run: Unwritten;
  readonly #tape: Written;
  readonly #straight: Passage;
  readonly #naming: Naming;

  constructor(run: Unwritten, tape: Written, straight: Passage, naming: Naming) {
    this.#run = run;
    this.#tape = tape;
    this.#straight = straight;
    this.#naming = naming;
  }

  /** Returns it as records, made anew each time. */
  transcript(): Transcript {
    const { profile, seed, delay, end, unusedFilters } = this.#run;
    const reading = new Reading(new TapeReader(this.#tape), this.#straight, this.#naming);
    const { segments, states, timers, calls, refusals } = reading.lists();
    return { profile, seed, delay, end, segments, states, timers, calls, refusals, unusedFilters };
  }
}

const START: Cause = { kind: 'start' };
/** How many timers of a connection can run at a time. */
const SLOTS = 4;

/** One reading of a tape. */
class Reading {
  readonly #tape: TapeReader;
  readonly #straight: Passage;
  readonly #naming: Naming;
  readonly #segments: SegmentRecord[] = [];
  readonly #states: StateRecord[] = [];
  readonly #timers: Mutable<TimerRecord>[] = [];
  readonly #calls: Mutable<CallRecord>[] = [];
  readonly #refusals: RefusalRecord[] = [];
  readonly #isns = new SeenIsns();
  /** The running timers of each host's connections, by their ports and slot. */
  readonly #running = {
    client: new Map<number, (Mutable<TimerRecord> | null)[]>(),
    server: new Map<number, (Mutable<TimerRecord> | null)[]>(),
  };
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
        this.#timerEnded(mark, 'stopped');
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
    const timer = this.#end(hostOf(mark), ports, mark >> DETAIL, 'expired');
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
    if (to === 'CLOSED') this.#running[host].delete(ports);
  }

  #timerStarted(mark: number): void {
    const ports = this.#tape.number();
    const host = hostOf(mark);
    const timer = timerAt(mark >> DETAIL);
    const slot = slotOf(timer);
    this.#end(host, ports, slot, 'restarted');
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
    const running = this.#running[host].get(ports);
    if (running !== undefined) {
      running[slot] = record;
      return;
    }
    const slots = new Array<Mutable<TimerRecord> | null>(SLOTS).fill(null);
    slots[slot] = record;
    this.#running[host].set(ports, slots);
  }

  #timerEnded(mark: number, outcome: TimerRecord['outcome']): void {
    this.#end(hostOf(mark), this.#tape.number(), mark >> DETAIL, outcome);
  }

  /** The timer in a slot ends, if there is one. Returns it. */
  #end(host: HostId, ports: number, slot: number, outcome: TimerRecord['outcome']): TimerRecord | null {
    const running = this.#running[host].get(ports);
    const timer = running?.[slot];
    if (running === undefined || !timer) return null;
    running[slot] = null;
    timer.endedAt = this.#now;
    timer.outcome = outcome;
    return timer;
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

function portOf(ports: number): number {
  return ports >>> 16;
}

function peerOf(ports: number): number {
  return ports & 0xffff;
}

function hostOf(mark: number): HostId {
  return mark & SERVER ? 'server' : 'client';
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
