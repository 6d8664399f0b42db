/** What the processes on both hosts do: the calls of the script, each after those it follows, and the calls that wait. */
import type { Entry, Listener } from './host.ts';
import type { Recorder } from './recorder.ts';
import type { Call, Scenario, Step } from './scenario.ts';
import type { Sockets } from './sockets.ts';
import type { CallRecord, HostId } from './transcript.ts';

/** A call that has not returned. */
export interface Waiting {
  readonly step: number;
  readonly side: HostId;
  readonly call: Call;
  readonly record: { -readonly [K in keyof CallRecord]: CallRecord[K] };
  over: boolean;
}

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
  /** For each step: how many of its predecessors are out, when the last returned, and who waits for it. */
  readonly #missing: number[] = [];
  readonly #readyAt: number[] = [];
  readonly #followers: (number[] | undefined)[] = [];
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
    for (let index = 0; index < scenario.steps.length; index += 1) {
      const step = scenario.steps[index];
      if (step === undefined) break;
      this.#missing.push(step.after.length);
      this.#readyAt.push(0);
      this.#followers.push(undefined);
      if (step.after.length === 0) this.#agenda.add(step.wait, { kind: 'step', index });
      for (const before of step.after) {
        const known = this.#followers[before];
        if (known === undefined) this.#followers[before] = [index];
        else known.push(index);
      }
    }
  }

  /** Makes a call of the script. */
  call(index: number, action: Extract<Step['action'], { call: unknown }>, now: number): void {
    const { side, call, timeout } = action;
    const socket = 'socket' in call ? call.socket : call.op === 'kill' ? call.sockets.join(' ') : '';
    const record = this.#recorder.call(side, socket, call.op, now);
    this.#recorder.cause = { kind: 'call', index: record.index };
    const waiting: Waiting = { step: index, side, call, record, over: false };
    const outcome = this.#sockets[side].call(call);
    if (outcome.done) {
      this.#return(waiting, outcome.result, now);
      return;
    }
    const on = this.#sockets[side].listenerOf(socket) ?? this.#sockets[side].entryOf(socket);
    on?.waiting.push(waiting);
    const patience = outcome.giveUpAfter ?? timeout;
    if (patience !== undefined) this.#agenda.add(now + patience, { kind: 'give-up', waiting });
  }

  /** A call has waited for as long as it may. */
  giveUp(waiting: Waiting, now: number): void {
    if (waiting.over) return;
    this.#recorder.cause = { kind: 'call', index: waiting.record.index };
    this.#return(waiting, this.#sockets[waiting.side].giveUp(waiting.call), now);
  }

  /** Notes that a connection or listener has changed: calls that wait on it may return. */
  touch(on: Entry | Listener): void {
    if (on.waiting.length > 0) this.#touched.push(on);
  }

  /** Looks again at the calls that wait on what has changed. */
  lookAgain(now: number): void {
    if (this.#touched.length === 0) return;
    const cause = this.#recorder.cause;
    for (let on = this.#touched.pop(); on !== undefined; on = this.#touched.pop()) {
      const { waiting } = on;
      for (let i = 0; i < waiting.length; ) {
        const call = waiting[i];
        if (call === undefined) break;
        i += 1;
        if (call.over) continue;
        this.#recorder.cause = { kind: 'call', index: call.record.index };
        const outcome = this.#sockets[call.side].again(call.call);
        if (outcome.done) this.#return(call, outcome.result, now);
      }
      for (let i = waiting.length - 1; i >= 0; i -= 1) if (waiting[i]?.over) waiting.splice(i, 1);
    }
    this.#recorder.cause = cause;
  }

  /** A step is done: those that follow it come closer. */
  stepDone(index: number, now: number): void {
    const followers = this.#followers[index];
    if (followers === undefined) return;
    for (const follower of followers) {
      const missing = (this.#missing[follower] ?? 0) - 1;
      this.#missing[follower] = missing;
      this.#readyAt[follower] = Math.max(this.#readyAt[follower] ?? 0, now);
      if (missing > 0) continue;
      const at = (this.#readyAt[follower] ?? 0) + (this.#steps[follower]?.wait ?? 0);
      this.#agenda.add(at, { kind: 'step', index: follower });
    }
  }

  #return(waiting: Waiting, result: CallRecord['result'], now: number): void {
    waiting.over = true;
    const { record, call, side } = waiting;
    this.#recorder.returned(record, now, result);
    const name = call.op === 'accept' && result === 'ok' ? call.as : 'socket' in call ? call.socket : null;
    const entry = name === null ? null : this.#sockets[side].entryOf(name);
    const listener = name === null ? null : this.#sockets[side].listenerOf(name);
    record.port = entry?.connection.port ?? listener?.port ?? null;
    record.peer = entry?.connection.peer ?? null;
    this.stepDone(waiting.step, now);
  }
}
