/** The calls of a transcript in rows; README.md of the model tells why. */

import type { Mutable } from '../draft.ts';
import type { CallRecord, CallResult, HostId } from '../transcript.ts';
import { orNull } from './or-null.ts';
import type { Page } from './pages.ts';
import { Pages, rowOf } from './pages.ts';

/** Which number of a row is what; 1 is the server. What is not known, or not yet, is not a number. */
const SERVER = 0;
const AT = 1;
const RETURNED_AT = 2;
const PORT = 3;
const PEER = 4;
const NUMBERS = 5;

const SOCKET = 0;
const CALL = 1;
const RESULT = 2;
const NAMES = 3;

/** Writes calls into rows and reads them as records. */
export class CallRows extends Pages<Mutable<CallRecord>> {
  constructor() {
    super(NUMBERS, NAMES);
  }

  /** Writes down a call that was made. Returns its index. */
  add(host: HostId, socket: string, call: string, at: number): number {
    const index = this.next();
    if (this.isKept(index)) {
      this.short.push({
        index,
        host,
        socket,
        call,
        at,
        returnedAt: null,
        result: null,
        because: null,
        port: null,
        peer: null,
      });
      return index;
    }
    const { numbers, names } = this.pageOf(index);
    const row = rowOf(index) * NUMBERS;
    numbers[row + SERVER] = host === 'server' ? 1 : 0;
    numbers[row + AT] = at;
    numbers[row + RETURNED_AT] = Number.NaN;
    numbers[row + PORT] = Number.NaN;
    numbers[row + PEER] = Number.NaN;
    const name = rowOf(index) * NAMES;
    names[name + SOCKET] = socket;
    names[name + CALL] = call;
    names[name + RESULT] = null;
    return index;
  }

  /** Writes down what a call returned, and the ports of the connection it concerned. */
  returned(index: number, at: number, result: CallResult, port: number | null, peer: number | null): void {
    const kept = this.short[index];
    if (kept !== undefined) {
      kept.returnedAt = at;
      kept.result = result;
      kept.port = port;
      kept.peer = peer;
      return;
    }
    const { numbers, names } = this.pageOf(index);
    const row = rowOf(index) * NUMBERS;
    numbers[row + RETURNED_AT] = at;
    numbers[row + PORT] = port ?? Number.NaN;
    numbers[row + PEER] = peer ?? Number.NaN;
    names[rowOf(index) * NAMES + RESULT] = result;
  }

  protected override recordOf(page: Page, index: number): Mutable<CallRecord> {
    return recordOf(page, index);
  }
}

function recordOf({ numbers, names }: Page, index: number): Mutable<CallRecord> {
  const row = rowOf(index) * NUMBERS;
  const name = rowOf(index) * NAMES;
  return {
    index,
    host: numbers[row + SERVER] === 1 ? 'server' : 'client',
    socket: names[name + SOCKET] as string,
    call: names[name + CALL] as string,
    at: numbers[row + AT] ?? 0,
    returnedAt: orNull(numbers[row + RETURNED_AT]),
    result: names[name + RESULT] as CallResult,
    because: null,
    port: orNull(numbers[row + PORT]),
    peer: orNull(numbers[row + PEER]),
  };
}
