/** The simulator: two hosts, a wire and a script, as discrete events in simulated time. The same scenario and seed give the same run. */

import type { Effect } from '../connection/effects.ts';
import type { Connection, Listener } from '../host/connection.ts';
import { keyOf } from '../host/four-tuple.ts';
import type { Environment } from '../host/host.ts';
import { Host } from '../host/host.ts';
import { hash32, initialSequenceNumber } from '../host/isn.ts';
import { Sockets } from '../host/sockets.ts';
import type { Profile } from '../profile/profile.ts';
import { PROFILES } from '../profile/profile.ts';
import type { Segment } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import type { ApplicationEvent } from './applications.ts';
import { Applications } from './applications.ts';
import { ScenarioError, structureProblems } from './check-scenario.ts';
import { EventQueue, type Queued } from './event-queue.ts';
import type { Observer } from './observer.ts';
import { KeptRecords } from './observer.ts';
import { Recorder } from './recorder.ts';
import type { Injection, IsnChoice, Scenario } from './scenario.ts';
import type { HostId, RunSummary, TimerRecord, Transcript } from './transcript.ts';
import { otherSide } from './transcript.ts';
import type { Arrival } from './transmitter.ts';
import { Transmitter } from './transmitter.ts';
import { forged, Wire } from './wire.ts';
import { Work } from './work.ts';

/** Options of a run. */
export interface RunOptions {
  /** Decides ISNs and clock offsets; the same seed gives the same run. */
  readonly seed: number;
  /** Makes a host other than {@link Host}, by side: see misconceptions/. */
  readonly hosts?: Readonly<Partial<Record<HostId, HostMaker>>>;
  /** Returns the true segment behind one that such a host has written in its own way; faults of the wire match the true one. */
  readonly intended?: (segment: Segment) => Segment;
}

/** Makes a host of a run. */
export type HostMaker = (id: HostId, profile: Profile, environment: Environment) => Host;

/** What is going to happen in a run. */
type SimulationEvent =
  | ApplicationEvent
  | Arrival
  | (Queued & { readonly kind: 'timer'; readonly connection: Connection; readonly record: TimerRecord });

/**
 * Runs a scenario and hands everything that happens to an observer, which keeps of it what it needs.
 *
 * @example run(scenario, { seed: 7 }, { refusal: ({ because }) => console.log(because) })
 */
export function run(scenario: Scenario, options: RunOptions, observer: Observer): RunSummary {
  try {
    return new Simulation(scenario, options, observer).run();
  } catch (error) {
    // What a scenario that cannot be does to a run says less than the scenario's own mistake.
    const [problem] = structureProblems(scenario);
    throw problem === undefined ? error : new ScenarioError(problem, { cause: error });
  }
}

/**
 * Runs a scenario and returns everything that happened.
 *
 * @example simulate(scenario, { seed: 7 }).segments.map((s) => s.rseq)
 */
export function simulate(scenario: Scenario, options: RunOptions): Transcript {
  const kept = new KeptRecords();
  const summary = run(scenario, options, kept);
  return kept.transcript(summary);
}

class Simulation implements Environment {
  now = 0;
  readonly #scenario: Scenario;
  readonly #seed: number;
  readonly #eventQueue = new EventQueue<SimulationEvent>();
  readonly #wire: Wire;
  readonly #recorder: Recorder;
  readonly #transmitter: Transmitter;
  readonly #hosts: Readonly<Record<HostId, Host>>;
  /** ISNs the scenario has chosen and no connection has taken yet. */
  #isnChoices: readonly IsnChoice[];
  readonly #applications: Applications;
  readonly #work: Work;

  constructor(scenario: Scenario, { seed, hosts = {}, intended }: RunOptions, observer: Observer) {
    this.#scenario = scenario;
    this.#work = new Work(scenario);
    this.#seed = seed;
    this.#wire = new Wire(scenario.delay);
    this.#recorder = new Recorder(observer);
    this.#transmitter = new Transmitter(this.#wire, this.#eventQueue, this.#recorder, intended);
    const hostOf = (side: HostId): Host => {
      const profile = profileOf(scenario, side);
      return hosts[side]?.(side, profile, this) ?? new Host(side, profile, this);
    };
    this.#hosts = { client: hostOf('client'), server: hostOf('server') };
    const sockets = { client: new Sockets(this.#hosts.client), server: new Sockets(this.#hosts.server) };
    this.#isnChoices = scenario.isns ?? [];
    this.#applications = new Applications(scenario.steps, this.#eventQueue, this.#recorder, sockets);
  }

  run(): RunSummary {
    const { profile, delay, until } = this.#scenario;
    const last = until ?? Number.POSITIVE_INFINITY;
    for (;;) {
      const event = this.#eventQueue.take();
      if (event === undefined || event.at > last) break;
      this.#work.event(event.at);
      this.now = event.at;
      this.#handle(event);
      this.#applications.retryCalls(this.now);
    }
    if (until !== null) this.now = until;
    return { profile, seed: this.#seed, delay, end: this.now, unusedFilters: this.#wire.unused };
  }

  #handle(event: SimulationEvent): void {
    switch (event.kind) {
      case 'arrival':
        this.#recorder.causedBy('segment', event.record);
        this.#hostOf(event.record.to).receive(event.record.segment);
        return;
      case 'timer':
        this.#timerDue(event.connection, event.record);
        return;
      case 'step':
        this.#step(event.index);
        return;
      case 'call-timeout':
        this.#applications.giveUp(event.call, this.now);
        return;
      default:
        event satisfies never;
    }
  }

  /** A timer expires, if it has been neither stopped nor started anew since. */
  #timerDue(connection: Connection, { timer, outcome }: TimerRecord): void {
    if (outcome !== 'pending' || connection.tcb.state === 'CLOSED') return;
    this.#recorder.timerExpired(connection, timer, this.now);
    this.#hostOf(connection.host).timerDue(connection, timer);
  }

  #step(index: number): void {
    const step = this.#scenario.steps[index];
    if (step === undefined) return;
    const { action } = step;
    this.#recorder.causedByScript();
    if ('call' in action) {
      this.#applications.call(index, action, this.now);
      return;
    }
    if ('filter' in action) this.#wire.add(action.filter);
    else if ('unfilter' in action) this.#wire.remove(action.unfilter);
    else this.#inject(action.inject);
    this.#applications.stepDone(index, this.now);
  }

  #inject(injection: Injection): void {
    const segment = forged(injection);
    const { connections } = this.#hostOf(otherSide(injection.from));
    const meetsConnection = connections.get(keyOf(segment.dport, segment.sport)) !== undefined;
    this.#transmitter.forge(injection.from, segment, meetsConnection, this.now);
  }

  #hostOf(side: HostId): Host {
    return side === 'client' ? this.#hosts.client : this.#hosts.server;
  }

  // --- What hosts need: Environment ---

  pickIsn(host: HostId, port: number, peer: number, planned: Seq | null): Seq {
    for (const choice of this.#isnChoices) {
      if (choice.side !== host || (choice.port ?? port) !== port || (choice.peer ?? peer) !== peer) continue;
      this.#isnChoices = this.#isnChoices.filter((other) => other !== choice);
      return choice.isn >>> 0;
    }
    return planned ?? initialSequenceNumber(this.#seed, host === 'client' ? 0 : 1, port, peer, this.now);
  }

  tsOffset(host: HostId, port: number, peer: number): number {
    return hash32(this.#seed, 7, host === 'client' ? 0 : 1, port, peer) >>> 1;
  }

  cookieOf(host: HostId): string {
    const key = this.#hostOf(host).profile.fastOpenKey;
    const half = (part: number): string =>
      hash32(this.#seed, key, part, host === 'client' ? 0 : 1).toString(16);
    return half(0).padStart(8, '0') + half(1).padStart(8, '0');
  }

  carryOut(host: Host, connection: Connection | null, effects: readonly Effect[]): void {
    if (connection !== null) {
      this.#applications.changed(connection);
      this.#work.step(connection.tcb);
    }
    for (const effect of effects) {
      if (effect.kind === 'send') this.#transmitter.send(host.id, connection, effect, this.now);
      else if (effect.kind === 'refuse') this.#recorder.refusal(host.id, this.now, effect.because);
      else if (connection !== null) this.#carryOutFor(connection, effect);
    }
  }

  /** Where a host ticks, the timer that was set last goes off first in a slot of its timer wheel: Linux `enqueue_timer`. */
  #slotOf(host: HostId): number {
    if (this.#hostOf(host).profile.timerTick === 0) return 0;
    return host === 'client' ? 2 : 1;
  }

  #carryOutFor(connection: Connection, effect: Exclude<Effect, { readonly kind: 'send' | 'refuse' }>): void {
    switch (effect.kind) {
      case 'state':
        this.#recorder.state(connection, this.now, effect.from, effect.to, effect.because);
        return;
      case 'start-timer': {
        const record = this.#recorder.timerStarted(connection, effect.timer, this.now, effect.at);
        const timer = { kind: 'timer', at: effect.at, connection, record } as const;
        this.#eventQueue.add(timer, this.#slotOf(connection.host));
        return;
      }
      case 'stop-timer':
        this.#recorder.timerStopped(connection, effect.timer, this.now);
        return;
      case 'deliver':
        return;
      default:
        effect satisfies never;
    }
  }

  listenerStateChanged(host: Host, listener: Listener): void {
    const place = { host: host.id, port: listener.port, peer: null };
    if (listener.open) this.#recorder.state(place, this.now, 'CLOSED', 'LISTEN', 'open/passive');
    else this.#recorder.state(place, this.now, 'LISTEN', 'CLOSED', 'close/listen');
    this.#applications.changed(listener);
  }

  acceptQueueChanged(listener: Listener): void {
    this.#applications.changed(listener);
  }
}

function profileOf(scenario: Scenario, side: HostId): Profile {
  const profile: Profile | undefined = PROFILES[scenario.profile];
  if (profile === undefined) throw new ScenarioError(`there is no profile "${scenario.profile}"`);
  const overrides = scenario.overrides?.[side];
  if (overrides === undefined) return profile;
  const unknown = Object.keys(overrides).find((name) => !Object.hasOwn(profile, name));
  if (unknown !== undefined) throw new ScenarioError(`there is no parameter "${unknown}"`);
  return { ...profile, ...overrides };
}
