/** The recording of a run, and the records that can be made of it. */
import type { Transcript } from '../transcript.ts';
import type { Passage } from '../wire.ts';
import type { Lists, Naming } from './reading.ts';
import { Reading } from './reading.ts';
import type { Written } from './tape.ts';
import { TapeReader } from './tape.ts';

/** What of a transcript a recorder does not write. */
export type Unwritten = Omit<Transcript, keyof Lists>;

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
