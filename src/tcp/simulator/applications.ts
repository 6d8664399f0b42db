/** What the processes on both hosts do: the calls of the script, each after those it follows, and the calls that wait. */

import type { Entry, Listener, Waiting } from '../host/entry.ts';
import { NOBODY } from '../host/entry.ts';
import type { Sockets } from '../host/sockets.ts';
import type { Agenda } from './agenda.ts';
import type { Recorder } from './recorder.ts';
import type { Call, Step } from './scenario.ts';
import type { Script } from './script.ts';
import type { CallResult, HostId } from './transcript.ts';

export class Applications {
  readonly #script: Script;
  /** What they will do: a step by its index, or the end of a call's patience. */
  readonly #doings: Agenda<Waiting | null>;
  readonly #recorder: Recorder;
  readonly #sockets: Readonly<Record<HostId, Sockets>>;
  /** For each step: how many of its predecessors are out. */
  readonly #missing: number[];
  /** What has changed since those calls were last looked at. */
  readonly #touched: (Entry | Listener)[] = [];

  constructor(
    script: Script,
    doings: Agenda<Waiting | null>,
    recorder: Recorder,
    sockets: Readonly<Record<HostId, Sockets>>,
  ) {
    this.#script = script;
    this.#doings = doings;
    this.#recorder = recorder;
    this.#sockets = sockets;
    this.#missing = script.predecessors.slice();
    for (let index = 0; index < this.#missing.length; index += 1) {
      if (this.#missing[index] === 0) doings.add(script.steps[index]?.wait ?? 0, null, index);
    }
  }

  /** Makes a call of the script. */
  call(index: number, action: Extract<Step['action'], { call: unknown }>, now: number): void {
    const { side, call, timeout } = action;
    const record = this.#recorder.call(side, index, now);
    this.#recorder.causedBy('call', record);
    const outcome = this.#socketsOf(side).call(call, index);
    if (outcome.done) {
      this.#return(index, side, call, record, outcome.result, now);
      return;
    }
    const waiting: Waiting = { step: index, side, call, record, over: false };
    const on = this.#socketsOf(side).on(index);
    if (on !== null) on.waiting = on.waiting.length === 0 ? [waiting] : [...on.waiting, waiting];
    const patience = outcome.giveUpAfter ?? timeout;
    if (patience !== undefined) this.#doings.add(now + patience, waiting);
  }

  /** A call has waited for as long as it may. */
  giveUp(waiting: Waiting, now: number): void {
    if (waiting.over) return;
    this.#recorder.causedBy('call', waiting.record);
    this.#returnLate(waiting, this.#socketsOf(waiting.side).giveUp(waiting.call, waiting.step), now);
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
        const outcome = this.#socketsOf(call.side).again(call.call, call.step);
        if (outcome.done) this.#returnLate(call, outcome.result, now);
      }
      on.waiting = on.waiting.every((call) => call.over) ? NOBODY : on.waiting.filter((call) => !call.over);
    }
  }

  /** A step is done: those that follow it come closer. */
  stepDone(index: number, now: number): void {
    const end = this.#script.firstFollower(index + 1);
    for (let at = this.#script.firstFollower(index); at < end; at += 1) {
      const follower = this.#script.follower(at);
      const missing = (this.#missing[follower] ?? 0) - 1;
      this.#missing[follower] = missing;
      if (missing > 0) continue;
      this.#doings.add(now + (this.#script.steps[follower]?.wait ?? 0), null, follower);
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
    const { local, peer } = this.#socketsOf(side).portsOf(step, call.op === 'accept' && result === 'ok');
    this.#recorder.returned(record, now, result, local, peer);
    this.stepDone(step, now);
  }
}
