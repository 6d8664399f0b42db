/** What the processes on both hosts do: the calls of the script, each after those it follows, and calls that block. */

import type { Connection, Listener, PendingCall, Socket } from '../host/connection.ts';
import type { CallReturn } from '../host/socket.ts';
import { NO_CALLS } from '../host/socket.ts';
import type { Sockets } from '../host/sockets.ts';
import { socketNameOf } from '../host/sockets.ts';
import type { EventQueue, Queued } from './event-queue.ts';
import type { Recorder } from './recorder.ts';
import type { Action, Step } from './scenario.ts';
import type { CallRecord, HostId } from './transcript.ts';

/** What applications will do: take a step of the script, or give a call up that has blocked for as long as it may. */
export type ApplicationEvent = Queued &
  (
    | { readonly kind: 'step'; readonly index: number }
    | { readonly kind: 'call-timeout'; readonly call: PendingCall }
  );

export class Applications {
  readonly #steps: readonly Step[];
  readonly #eventQueue: Pick<EventQueue<ApplicationEvent>, 'add'>;
  readonly #recorder: Recorder;
  readonly #sockets: Readonly<Record<HostId, Sockets>>;
  readonly #followers: Followers;
  /** For each step, how many it still waits for. */
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
      if (after.length === 0) eventQueue.add({ kind: 'step', at: wait, index });
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
    const outcome = sockets.call(call, socket);
    if (outcome.done) {
      this.#return(step, record, socket, outcome, now);
      return;
    }
    const pending: PendingCall = { step, side, call, socket, record, returned: false };
    const on = socket.listener ?? socket.connection;
    // push() would reserve room for sixteen more.
    if (on !== null)
      on.pendingCalls = on.pendingCalls.length === 0 ? [pending] : [...on.pendingCalls, pending];
    const patience = outcome.giveUpAfter ?? timeout;
    if (patience !== undefined)
      this.#eventQueue.add({ kind: 'call-timeout', at: now + patience, call: pending });
  }

  /** A call has blocked for as long as it may. */
  giveUp(pending: PendingCall, now: number): void {
    if (pending.returned) return;
    this.#recorder.causedBy('call', pending.record);
    const result = this.#socketsOf(pending.side).giveUp(pending.call, pending.socket);
    this.#endWait(pending, { result, accepted: null }, now);
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
        if (outcome.done) this.#endWait(pending, outcome, now);
      }
      const left = on.pendingCalls.filter(({ returned }) => !returned);
      on.pendingCalls = left.length === 0 ? NO_CALLS : left;
    }
  }

  /** Marks a step as done: those that follow it are taken once all they wait for is done. */
  stepDone(index: number, now: number): void {
    const { first, to, next } = this.#followers;
    for (let link = first[index] ?? -1; link >= 0; link = next[link] ?? -1) {
      const follower = to[link] ?? 0;
      const left = (this.#waitsFor[follower] ?? 0) - 1;
      this.#waitsFor[follower] = left;
      if (left > 0) continue;
      const at = now + (this.#steps[follower]?.wait ?? 0);
      this.#eventQueue.add({ kind: 'step', at, index: follower });
    }
  }

  #socketsOf(side: HostId): Sockets {
    return this.#sockets[side];
  }

  #endWait(pending: PendingCall, outcome: CallReturn, now: number): void {
    pending.returned = true;
    this.#return(pending.step, pending.record, pending.socket, outcome, now);
  }

  #return(
    step: number,
    record: CallRecord,
    socket: Socket,
    { result, accepted }: CallReturn,
    now: number,
  ): void {
    const { local, peer } = accepted ?? socket;
    this.#recorder.returned(record, now, result, local, peer);
    this.stepDone(step, now);
  }
}

/** Which steps follow which, in flat lists, because a long script has many: a link leads from a step to one that waits for it. */
interface Followers {
  /** For each step, the first of its links; -1: none. */
  readonly first: readonly number[];
  /** For each link, the step it leads to, and the next link of the same step; -1: none. */
  readonly to: readonly number[];
  readonly next: readonly number[];
}

function followersOf(steps: readonly Step[]): Followers {
  const first = steps.map(() => -1);
  const to: number[] = [];
  const next: number[] = [];
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    for (const before of steps[index]?.after ?? []) {
      const link = first[before];
      if (link === undefined) throw new RangeError(`step ${index + 1} waits for step ${before + 1}`);
      first[before] = to.push(index) - 1;
      next.push(link);
    }
  }
  return { first, to, next };
}
