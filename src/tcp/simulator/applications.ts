/** What the processes on both hosts do: the calls of the script, each after those it follows, and calls that block. */

import type { Connection, Listener, PendingCall } from '../host/connection.ts';
import type { Sockets } from '../host/sockets.ts';
import { socketNameOf } from '../host/sockets.ts';
import type { EventQueue } from './event-queue.ts';
import type { Recorder } from './recorder.ts';
import type { Action, Step } from './scenario.ts';
import type { CallResult, HostId } from './transcript.ts';

/** What applications will do: take a step of the script, or give a call up that has blocked for as long as it may. */
export type ApplicationEvent =
  | { readonly kind: 'step'; readonly index: number }
  | { readonly kind: 'call-timeout'; readonly call: PendingCall };

export class Applications {
  readonly #steps: readonly Step[];
  readonly #eventQueue: Pick<EventQueue<ApplicationEvent>, 'add'>;
  readonly #recorder: Recorder;
  readonly #sockets: Readonly<Record<HostId, Sockets>>;
  /** For each step: the steps that come after it, and how many it still waits for. */
  readonly #followers: Followers;
  readonly #waitsFor: number[];
  /** Connections and listeners that have changed since the calls that block on them were last tried. */
  readonly #changed: (Connection | Listener)[] = [];

  constructor(
    steps: readonly Step[],
    eventQueue: Pick<EventQueue<ApplicationEvent>, 'add'>,
    recorder: Recorder,
    sockets: Readonly<Record<HostId, Sockets>>,
  ) {
    this.#steps = steps;
    this.#eventQueue = eventQueue;
    this.#recorder = recorder;
    this.#sockets = sockets;
    this.#followers = followersOf(steps);
    this.#waitsFor = steps.map(({ after }) => after.length);
    steps.forEach(({ after, wait }, index) => {
      if (after.length === 0) eventQueue.add(wait, { kind: 'step', index });
    });
  }

  /** Makes the call of a step. */
  call(step: number, action: Extract<Action, { call: unknown }>, now: number): void {
    const { side, call, timeout } = action;
    const sockets = this.#socketsOf(side);
    const name = socketNameOf(call);
    const record = this.#recorder.call(side, name, call.op, now);
    this.#recorder.causedBy('call', record);
    const socket = sockets.named(name);
    const pending: PendingCall = { step, side, call, socket, record, returned: false };
    const outcome = sockets.call(call, socket);
    if (outcome.done) {
      this.#return(pending, outcome.result, now);
      return;
    }
    (socket.listener ?? socket.connection)?.pendingCalls.push(pending);
    const patience = outcome.giveUpAfter ?? timeout;
    if (patience !== undefined) this.#eventQueue.add(now + patience, { kind: 'call-timeout', call: pending });
  }

  /** A call has blocked for as long as it may. */
  giveUp(pending: PendingCall, now: number): void {
    if (pending.returned) return;
    this.#recorder.causedBy('call', pending.record);
    this.#return(pending, this.#socketsOf(pending.side).giveUp(pending.call, pending.socket), now);
  }

  /** Notes that a connection or a listener has changed: calls that block on it may return. */
  changed(on: Connection | Listener): void {
    if (on.pendingCalls.length > 0) this.#changed.push(on);
  }

  /** Tries the calls again that block on what has changed. */
  retryCalls(now: number): void {
    for (let on = this.#changed.pop(); on !== undefined; on = this.#changed.pop()) {
      for (const pending of on.pendingCalls) {
        if (pending.returned) continue;
        this.#recorder.causedBy('call', pending.record);
        const outcome = this.#socketsOf(pending.side).retry(pending.call, pending.socket);
        if (outcome.done) this.#return(pending, outcome.result, now);
      }
      on.pendingCalls = on.pendingCalls.filter(({ returned }) => !returned);
    }
  }

  /** Marks a step as done: those that follow it are taken once all they wait for is done. */
  stepDone(index: number, now: number): void {
    for (const follower of this.#followers[index] ?? []) {
      const left = (this.#waitsFor[follower] ?? 0) - 1;
      this.#waitsFor[follower] = left;
      if (left > 0) continue;
      this.#eventQueue.add(now + (this.#steps[follower]?.wait ?? 0), { kind: 'step', index: follower });
    }
  }

  #socketsOf(side: HostId): Sockets {
    return this.#sockets[side];
  }

  #return(pending: PendingCall, result: CallResult, now: number): void {
    const { step, side, call, socket, record } = pending;
    pending.returned = true;
    const { local, peer } = this.#socketsOf(side).concernedBy(call, socket, result);
    this.#recorder.returned(record, now, result, local, peer);
    this.stepDone(step, now);
  }
}

/** For each step, the steps that wait for it. */
type Followers = readonly (readonly number[] | undefined)[];

function followersOf(steps: readonly Step[]): Followers {
  const followers = new Array<number[] | undefined>(steps.length);
  steps.forEach(({ after }, index) => {
    for (const before of after) {
      if (before >= steps.length) throw new RangeError(`step ${index + 1} waits for step ${before + 1}`);
      const known = followers[before];
      if (known === undefined) followers[before] = [index];
      else known.push(index);
    }
  });
  return followers;
}
