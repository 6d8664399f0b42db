/** How much work a run has been, so that one that does not end is given up within a second. */
import type { Tcb } from '../connection/tcb.ts';
import type { Scenario } from './scenario.ts';

/** Most work of a run, and what each step of its script adds to that; and what an event counts. */
const MOST = { run: 500_000, step: 500 } as const;
const EVENT = 5;

export class Work {
  readonly #name: string;
  readonly #most: number;
  #done = 0;
  #events = 0;

  constructor({ name, steps }: Scenario) {
    this.#name = name;
    this.#most = MOST.run + MOST.step * steps.length;
  }

  /** Counts an event at `at` µs; throws when the run is taken for endless. */
  event(at: number): void {
    this.#events += 1;
    this.#done += EVENT;
    if (this.#done <= this.#most) return;
    const seconds = Math.round(at / 1_000_000);
    throw new Error(
      `${this.#name}: the run does not end, or is too long: ${this.#events} events by ${seconds} s; give it an "until", or an earlier one`,
    );
  }

  /** Counts a step of a connection: it looks at each segment in flight or kept. What waits to be read is copied only. */
  step({ flight, outOfOrder, buffered }: Tcb): void {
    this.#done += flight.length + outOfOrder.length + (buffered.length >> 5);
  }
}
