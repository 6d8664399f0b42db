/** How many lanes there are at most when they are not needed. */
const LANES = 8;

/** Counts what is put in, over all the agendas that share it. */
export class Turns {
  count = 0;
}

/** One thing on the agenda, and what follows it in its lane. */
interface Slip<T> {
  time: number;
  /** How many things were put in before. */
  order: number;
  item: T | undefined;
  detail: number;
  next: Slip<T> | null;
}

/** Things that were put in in the order in which they are due. */
interface Lane<T> {
  first: Slip<T> | null;
  last: Slip<T> | null;
  /** When the last one is due, µs; what is due no sooner may join. */
  until: number;
}

/**
 * A queue of things to happen, earliest first; what is due at the same time comes in the order it was put in.
 *
 * Most of what a run puts in lies one of a few durations ahead: the delay of the wire, an RTO, 2 MSL. Things of one
 * duration come in the order in which they are due, so a few lanes in which all join at the end hold everything, and
 * thousands of connections in TIME-WAIT cost no more than one. Without such an order there are just more lanes.
 *
 * Agendas that share their turns can be read as one, see {@link Agenda.isBefore}.
 */
export class Agenda<T> {
  readonly #lanes: Lane<T>[] = [];
  /** The lane that holds the next thing, where that is known, and the slip of that thing. */
  #next: Lane<T> | null = null;
  #first: Slip<T> | null = null;
  /** Slips that are taken out, to be used again. */
  #blank: Slip<T> | null = null;
  readonly #turns: Turns;
  #size = 0;
  #detail = 0;

  constructor(turns = new Turns()) {
    this.#turns = turns;
  }

  /** How many things are waiting. */
  get size(): number {
    return this.#size;
  }

  /** When the next thing is due, µs; Infinity when nothing is waiting. */
  get dueAt(): number {
    return this.#earliest()?.time ?? Number.POSITIVE_INFINITY;
  }

  /** The number that stood with the thing that was taken out last. */
  get detail(): number {
    return this.#detail;
  }

  /** Tells whether what is next here comes before what is next on another agenda with the same turns. */
  isBefore(other: Agenda<unknown>): boolean {
    const mine = this.#earliest();
    if (mine === null) return false;
    const theirs = other.#earliest();
    if (theirs === null) return true;
    return mine.time < theirs.time || (mine.time === theirs.time && mine.order < theirs.order);
  }

  /** Puts a thing in that is due at `time`, µs, with a number of the caller's. */
  add(time: number, item: T, detail = 0): void {
    const slip = this.#slip(time, item, detail);
    this.#size += 1;
    const lane = this.#laneFor(time);
    if (lane.last === null) lane.first = slip;
    else lane.last.next = slip;
    lane.last = slip;
    lane.until = time;
    if (this.#first === null || time >= this.#first.time) return;
    this.#next = lane;
    this.#first = slip;
  }

  /** Takes out the next thing; undefined when nothing is waiting. */
  take(): T | undefined {
    const slip = this.#earliest();
    const lane = this.#next;
    if (slip === null || lane === null) return undefined;
    this.#size -= 1;
    this.#next = null;
    this.#first = null;
    lane.first = slip.next;
    if (slip.next === null) this.#empty(lane);
    const { item, detail } = slip;
    this.#detail = detail;
    slip.item = undefined;
    slip.next = this.#blank;
    this.#blank = slip;
    return item;
  }

  /** A few lanes stay when they are empty: most are needed again at once. */
  #empty(lane: Lane<T>): void {
    lane.last = null;
    lane.until = Number.NEGATIVE_INFINITY;
    if (this.#lanes.length > LANES) this.#lanes.splice(this.#lanes.indexOf(lane), 1);
  }

  #slip(time: number, item: T, detail: number): Slip<T> {
    const order = this.#turns.count;
    this.#turns.count += 1;
    const slip = this.#blank;
    if (slip === null) return { time, order, item, detail, next: null };
    this.#blank = slip.next;
    slip.time = time;
    slip.order = order;
    slip.item = item;
    slip.detail = detail;
    slip.next = null;
    return slip;
  }

  /** Returns the lane whose end lies nearest before `time`: the others stay open for what is due sooner. */
  #laneFor(time: number): Lane<T> {
    let best: Lane<T> | null = null;
    for (const lane of this.#lanes) {
      if (lane.until <= time && (best === null || lane.until > best.until)) best = lane;
    }
    if (best !== null) return best;
    const lane = { first: null, last: null, until: Number.NEGATIVE_INFINITY };
    this.#lanes.push(lane);
    return lane;
  }

  #earliest(): Slip<T> | null {
    if (this.#first !== null || this.#size === 0) return this.#first;
    let best: Slip<T> | null = null;
    for (const lane of this.#lanes) {
      const { first } = lane;
      if (first === null) continue;
      if (best === null || first.time < best.time || (first.time === best.time && first.order < best.order)) {
        best = first;
        this.#next = lane;
      }
    }
    this.#first = best;
    return best;
  }
}
