/** The changes of state of a transcript in rows; README.md of the model tells why. */
import type { RuleId } from '../rules.ts';
import type { State } from '../state.ts';
import type { StateRecord } from '../transcript.ts';
import { readCause } from './cause.ts';
import { orNull } from './or-null.ts';
import type { Page } from './pages.ts';
import { Pages, rowOf } from './pages.ts';
import type { Place } from './place.ts';

/** Which number of a row is what; 1 is the server. A listener has no remote port. */
const AT = 0;
const SERVER = 1;
const PORT = 2;
const PEER = 3;
const CAUSE = 4;
const NUMBERS = 5;

const FROM = 0;
const TO = 1;
const BECAUSE = 2;
const NAMES = 3;

/** Writes changes of state into rows and reads them as records. */
export class StateRows extends Pages<StateRecord> {
  constructor() {
    super(NUMBERS, NAMES);
  }

  /** Writes a change down. */
  add(place: Place, at: number, from: State, to: State, cause: number, because: RuleId): void {
    const index = this.next();
    const { host, port, peer } = place;
    if (this.isKept(index)) {
      this.short.push({ index, at, host, port, peer, from, to, cause: readCause(cause), because });
      return;
    }
    const { numbers, names } = this.pageOf(index);
    const row = rowOf(index) * NUMBERS;
    numbers[row + AT] = at;
    numbers[row + SERVER] = host === 'server' ? 1 : 0;
    numbers[row + PORT] = port;
    numbers[row + PEER] = peer ?? Number.NaN;
    numbers[row + CAUSE] = cause;
    const name = rowOf(index) * NAMES;
    names[name + FROM] = from;
    names[name + TO] = to;
    names[name + BECAUSE] = because;
  }

  protected override recordOf(page: Page, index: number): StateRecord {
    return recordOf(page, index);
  }
}

function recordOf({ numbers, names }: Page, index: number): StateRecord {
  const row = rowOf(index) * NUMBERS;
  const name = rowOf(index) * NAMES;
  return {
    index,
    at: numbers[row + AT] ?? 0,
    host: numbers[row + SERVER] === 1 ? 'server' : 'client',
    port: numbers[row + PORT] ?? 0,
    peer: orNull(numbers[row + PEER]),
    from: names[name + FROM] as State,
    to: names[name + TO] as State,
    cause: readCause(numbers[row + CAUSE]),
    because: names[name + BECAUSE] as RuleId,
  };
}
