/** What will happen in a run, earliest first. */

import type { Entry, Waiting } from '../host/entry.ts';
import type { Segment } from '../segment.ts';
import { Agenda, Turns } from './agenda.ts';

export class Schedule {
  readonly #turns = new Turns();
  /** What is on the wire, with the index of its record. */
  readonly toServer = new Agenda<Segment>(this.#turns);
  readonly toClient = new Agenda<Segment>(this.#turns);
  /** The timers of connections, by number. */
  readonly timers = new Agenda<Entry>(this.#turns);
  /** Steps of the script by their index, and calls that give up. */
  readonly doings = new Agenda<Waiting | null>(this.#turns);

  /** Returns the agenda of what happens next; it is empty when nothing does. */
  next(): Agenda<unknown> {
    let next: Agenda<unknown> = this.toServer;
    if (this.toClient.isBefore(next)) next = this.toClient;
    if (this.timers.isBefore(next)) next = this.timers;
    return this.doings.isBefore(next) ? this.doings : next;
  }
}
