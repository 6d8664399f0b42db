/** What the processes on both hosts do: the calls of the script, each after those it follows, and the calls that wait. */
import type { Entry, Listener, Waiting } from './entry.ts';
import { NOBODY } from './entry.ts';
import type { Recorder } from './recorder.ts';
import type { Naming } from './records/read-records.ts';
import type { Call, Scenario, Step } from './scenario.ts';
import type { Sockets } from './sockets.ts';
import type { CallResult, HostId } from './transcript.ts';

/** What is put on the agenda for the applications. */
export type Doing =
  | { readonly kind: 'step'; readonly index: number }
  | { readonly kind: 'give-up'; readonly waiting: Waiting };

/** Where the applications put what they will do. */
export interface DoingAgenda {
  add(time: number, item: Doing): void;
}

export class Applications {
  readonly #steps: readonly Step[];
  readonly #agenda: DoingAgenda;
  readonly #recorder: Recorder;
  readonly #sockets: Readonly<Record<HostId, Sockets>>;
  /** For each step: how many of its predecessors are out, and the first edge to a step that follows it; -1: none. */
  readonly #missing: number[];
  readonly #firstEdge: number[];
  /** For each edge: the step that follows, and the next edge from the same step. */
  readonly #follower: number[] = [];
  readonly #nextEdge: number[] = [];
  /** What has changed since those calls were last looked at. */
  readonly #touched: (Entry | Listener)[] = [];

  constructor(
    scenario: Scenario,
    agenda: DoingAgenda,
    recorder: Recorder,
    sockets: Readonly<Record<HostId, Sockets>>,
  ) {
    this.#steps = scenario.steps;
    this.#agenda = agenda;
    this.#recorder = recorder;
    this.#sockets = sockets;
    this.#missing = new Array<number>(scenario.steps.length);
    this.#firstEdge = new Array<number>(scenario.steps.length).fill(-1);
    this.#arrange(scenario.steps);
  }

  /** Notes which steps follow which, and puts those on the agenda that follow none. */
  #arrange(steps: readonly Step[]): void {
    const lastEdge = this.#firstEdge.slice();
    for (let index = 0; index < steps.length; index += 1) {
      const step = steps[index];
      if (step === undefined) break;
      this.#missing[index] = step.after.length;
      if (step.after.length === 0) this.#agenda.add(step.wait, { kind: 'step', index });
      for (const before of step.after) {
        const edge = this.#follower.push(index) - 1;
        this.#nextEdge.push(-1);
        const last = lastEdge[before] ?? -1;
        if (last < 0) this.#firstEdge[before] = edge;
        else this.#nextEdge[last] = edge;
        lastEdge[before] = edge;
      }
    }
  }

  /** Makes a call of the script. */
  call(index: number, action: Extract<Step['action'], { call: unknown }>, now: number): void {
    const { side, call, timeout } = action;
    const record = this.#recorder.call(side, index, now);
    this.#recorder.causedBy('call', record);
    const outcome = this.#socketsOf(side).call(call);
    if (outcome.done) {
      this.#return(index, side, call, record, outcome.result, now);
      return;
    }
    const waiting: Waiting = { step: index, side, call, record, over: false };
    const on = this.#socketsOf(side).on(socketOf(call));
    if (on !== null) on.waiting = on.waiting.length === 0 ? [waiting] : [...on.waiting, waiting];
    const patience = outcome.giveUpAfter ?? timeout;
    if (patience !== undefined) this.#agenda.add(now + patience, { kind: 'give-up', waiting });
  }

  /** A call has waited for as long as it may. */
  giveUp(waiting: Waiting, now: number): void {
    if (waiting.over) return;
    this.#recorder.causedBy('call', waiting.record);
    this.#returnLate(waiting, this.#socketsOf(waiting.side).giveUp(waiting.call), now);
  }

  /** Notes that a connection or listener has changed: calls that wait on it may return. */
  touch(on: Entry | Listener): void {
    if (on.waiting.length > 0) this.#touched.push(on);
  }

  /** Looks again at the calls that wait on what has changed. */
  lookAgain(now: number): void {
    if (this.#touched.length === 0) return;
    for (let on = this.#touched.pop(); on !== undefined; on = this.#touched.pop()) {
      for (const call of on.waiting) {
        if (call.over) continue;
        this.#recorder.causedBy('call', call.record);
        const outcome = this.#socketsOf(call.side).again(call.call);
        if (outcome.done) this.#returnLate(call, outcome.result, now);
      }
      on.waiting = on.waiting.every((call) => call.over) ? NOBODY : on.waiting.filter((call) => !call.over);
    }
  }

  /** A step is done: those that follow it come closer. */
  stepDone(index: number, now: number): void {
    for (let edge = this.#firstEdge[index] ?? -1; edge >= 0; edge = this.#nextEdge[edge] ?? -1) {
      const follower = this.#follower[edge] ?? 0;
      const missing = (this.#missing[follower] ?? 0) - 1;
      this.#missing[follower] = missing;
      if (missing > 0) continue;
      this.#agenda.add(now + (this.#steps[follower]?.wait ?? 0), { kind: 'step', index: follower });
    }
  }

  /** By comparison: an object looked into by a name that changes is slow. */
  #socketsOf(side: HostId): Sockets {
    return side === 'client' ? this.#sockets.client : this.#sockets.server;
  }

  #returnLate(waiting: Waiting, result: CallResult, now: number): void {
    waiting.over = true;
    this.#return(waiting.step, waiting.side, waiting.call, waiting.record, result, now);
  }

  #return(step: number, side: HostId, call: Call, record: number, result: CallResult, now: number): void {
    const name = call.op === 'accept' && result === 'ok' ? call.as : socketOf(call);
    const { local, peer } = this.#socketsOf(side).portsOf(name);
    this.#recorder.returned(record, now, result, local, peer);
    this.stepDone(step, now);
  }
}

/** Returns the socket a call is made on: none, or several, for those that concern a whole process or host. */
function socketOf(call: Call): string {
  if (call.op === 'set-param') return '';
  return call.op === 'kill' ? call.sockets.join(' ') : call.socket;
}

/** Returns what tells the socket and the name of a call by the index of its step. */
export function namesOf(steps: readonly Step[]): Naming {
  return (index) => {
    const action = steps[index]?.action;
    if (action === undefined || !('call' in action)) throw new RangeError(`Step ${index} makes no call.`);
    return { socket: socketOf(action.call), call: action.call.op };
  };
}
