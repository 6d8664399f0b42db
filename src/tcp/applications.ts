/** What the processes on both hosts do: the calls of the script, each after those it follows, and the calls that wait. */
import type { Entry, Listener, Waiting } from './entry.ts';
import { NOBODY } from './entry.ts';
import type { Recorder } from './recorder.ts';
import type { Naming } from './records/reading.ts';
import type { Call, Scenario, Step } from './scenario.ts';
import type { Sockets } from './sockets.ts';
import type { CallResult, HostId } from './transcript.ts';

/** Where the applications put what they will do: a step by its index, or the end of a call's patience. */
export interface Doings {
  add(time: number, item: Waiting | null, index?: number): void;
}

export class Applications {
  readonly #steps: readonly Step[];
  readonly #doings: Doings;
  readonly #recorder: Recorder;
  readonly #sockets: Readonly<Record<HostId, Sockets>>;
  /** For each step: how many of its predecessors are out. */
  readonly #missing: number[];
  /** The steps that follow each step, one after the other; and where those of a step begin, with the end of the last. */
  readonly #followers: number[];
  readonly #firstFollower: number[];
  /** What has changed since those calls were last looked at. */
  readonly #touched: (Entry | Listener)[] = [];

  constructor(
    scenario: Scenario,
    doings: Doings,
    recorder: Recorder,
    sockets: Readonly<Record<HostId, Sockets>>,
  ) {
    this.#steps = scenario.steps;
    this.#doings = doings;
    this.#recorder = recorder;
    this.#sockets = sockets;
    const { steps } = scenario;
    this.#missing = steps.map(({ after }) => after.length);
    this.#firstFollower = firstFollowers(steps);
    this.#followers = followersOf(steps, this.#firstFollower);
    for (let index = 0; index < steps.length; index += 1) {
      const step = steps[index];
      if (step?.after.length === 0) doings.add(step.wait, null, index);
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
    if (patience !== undefined) this.#doings.add(now + patience, waiting);
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
    const end = this.#firstFollower[index + 1] ?? 0;
    for (let at = this.#firstFollower[index] ?? end; at < end; at += 1) {
      const follower = this.#followers[at] ?? 0;
      const missing = (this.#missing[follower] ?? 0) - 1;
      this.#missing[follower] = missing;
      if (missing > 0) continue;
      this.#doings.add(now + (this.#steps[follower]?.wait ?? 0), null, follower);
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

/** Returns where the followers of each step begin in a list of them all, and at last where the list ends. */
function firstFollowers(steps: readonly Step[]): number[] {
  const first = new Array<number>(steps.length + 1).fill(0);
  for (const { after } of steps) {
    for (const before of after) first[before + 1] = (first[before + 1] ?? 0) + 1;
  }
  for (let index = 1; index < first.length; index += 1) {
    first[index] = (first[index] ?? 0) + (first[index - 1] ?? 0);
  }
  return first;
}

/** Returns the steps that follow each step, in order, those of the first one first. */
function followersOf(steps: readonly Step[], first: readonly number[]): number[] {
  const followers = new Array<number>(first[steps.length] ?? 0).fill(0);
  const next = first.slice();
  for (let index = 0; index < steps.length; index += 1) {
    for (const before of steps[index]?.after ?? []) {
      const at = next[before] ?? 0;
      followers[at] = index;
      next[before] = at + 1;
    }
  }
  return followers;
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
