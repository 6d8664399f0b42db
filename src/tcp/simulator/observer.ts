import type {
  CallRecord,
  RefusalRecord,
  RunSummary,
  SegmentRecord,
  StateRecord,
  TimerRecord,
  Transcript,
} from './transcript.ts';

/**
 * What wants to know of everything that happens in a run, in order. A record is handed over when the thing begins; what
 * is not known yet, such as the result of a call or the end of a timer, is filled in later, in the same object.
 */
export interface Observer {
  /** A segment is put on the wire. Its fate and its arrivals are known at once. */
  segment?(record: SegmentRecord): void;
  /** A connection or a listener changes its state. */
  state?(record: StateRecord): void;
  /** A timer starts; `endedAt` and `outcome` are filled in when it ends. */
  timer?(record: TimerRecord): void;
  /** A call is made; `returnedAt`, `result` and the ports are filled in when it returns. */
  call?(record: CallRecord): void;
  /** A segment that has arrived is refused or ignored. */
  refusal?(record: RefusalRecord): void;
}

/** The observer that keeps every record. */
export class KeptRecords implements Observer {
  readonly #segments: SegmentRecord[] = [];
  readonly #states: StateRecord[] = [];
  readonly #timers: TimerRecord[] = [];
  readonly #calls: CallRecord[] = [];
  readonly #refusals: RefusalRecord[] = [];

  segment(record: SegmentRecord): void {
    this.#segments.push(record);
  }

  state(record: StateRecord): void {
    this.#states.push(record);
  }

  timer(record: TimerRecord): void {
    this.#timers.push(record);
  }

  call(record: CallRecord): void {
    this.#calls.push(record);
  }

  refusal(record: RefusalRecord): void {
    this.#refusals.push(record);
  }

  /** Returns what was kept of a run that is over. */
  transcript({ profile, seed, delay, end, unusedFilters }: RunSummary): Transcript {
    return {
      profile,
      seed,
      delay,
      end,
      segments: this.#segments,
      states: this.#states,
      timers: this.#timers,
      calls: this.#calls,
      refusals: this.#refusals,
      unusedFilters,
    };
  }
}
