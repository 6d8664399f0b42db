/** The timers of a transcript in rows; README.md of the model tells why. */

import type { Mutable } from '../draft.ts';
import type { TimerName, TimerRecord } from '../transcript.ts';
import { orNull } from './or-null.ts';
import type { Page } from './pages.ts';
import { Pages, rowOf } from './pages.ts';
import type { Place } from './place.ts';
import { slotOf } from './place.ts';

/** Which number of a row is what; 1 is the server. A timer that runs has no end. */
const SERVER = 0;
const PORT = 1;
const PEER = 2;
const STARTED_AT = 3;
const DUE_AT = 4;
const ENDED_AT = 5;
const NUMBERS = 6;

const TIMER = 0;
const OUTCOME = 1;
const NAMES = 2;

type Outcome = TimerRecord['outcome'];

/** Writes timers into rows and reads them as records. */
export class TimerRows extends Pages<Mutable<TimerRecord>> {
  constructor() {
    super(NUMBERS, NAMES);
  }

  /** Writes down that a timer was started; the one whose slot it takes was restarted. */
  start(place: Place, timer: TimerName, at: number, dueAt: number): void {
    this.end(place, timer, at, 'restarted');
    const index = this.next();
    place.running[slotOf(timer)] = index;
    const { host, port, peer } = place;
    if (this.isKept(index)) {
      this.short.push({
        index,
        host,
        port,
        peer,
        timer,
        startedAt: at,
        dueAt,
        endedAt: null,
        outcome: 'pending',
      });
      return;
    }
    const { numbers, names } = this.pageOf(index);
    const row = rowOf(index) * NUMBERS;
    numbers[row + SERVER] = host === 'server' ? 1 : 0;
    numbers[row + PORT] = port;
    numbers[row + PEER] = peer ?? Number.NaN;
    numbers[row + STARTED_AT] = at;
    numbers[row + DUE_AT] = dueAt;
    numbers[row + ENDED_AT] = Number.NaN;
    const name = rowOf(index) * NAMES;
    names[name + TIMER] = timer;
    names[name + OUTCOME] = 'pending' satisfies Outcome;
  }

  /** Writes down how a running timer ended. Returns its index, or -1 when none ran. */
  end(place: Place, timer: TimerName, at: number, outcome: Exclude<Outcome, 'pending'>): number {
    const slot = slotOf(timer);
    const index = place.running[slot] ?? -1;
    if (index < 0) return -1;
    place.running[slot] = -1;
    const kept = this.short[index];
    if (kept !== undefined) {
      kept.endedAt = at;
      kept.outcome = outcome;
      return index;
    }
    const { numbers, names } = this.pageOf(index);
    numbers[rowOf(index) * NUMBERS + ENDED_AT] = at;
    names[rowOf(index) * NAMES + OUTCOME] = outcome;
    return index;
  }

  protected override recordOf(page: Page, index: number): Mutable<TimerRecord> {
    return recordOf(page, index);
  }
}

function recordOf({ numbers, names }: Page, index: number): Mutable<TimerRecord> {
  const row = rowOf(index) * NUMBERS;
  const name = rowOf(index) * NAMES;
  return {
    index,
    host: numbers[row + SERVER] === 1 ? 'server' : 'client',
    port: numbers[row + PORT] ?? 0,
    peer: orNull(numbers[row + PEER]),
    timer: names[name + TIMER] as TimerName,
    startedAt: numbers[row + STARTED_AT] ?? 0,
    dueAt: numbers[row + DUE_AT] ?? 0,
    endedAt: orNull(numbers[row + ENDED_AT]),
    outcome: names[name + OUTCOME] as Outcome,
  };
}
