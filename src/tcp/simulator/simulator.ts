/** The simulator: two hosts, a wire and a script, as discrete events in simulated time. The same scenario and seed give the same transcript. */

import type { Effect } from '../connection/effects.ts';
import { deadlineOf, timerAt, timerNumber } from '../connection/timer.ts';
import type { Entry, Listener } from '../host/entry.ts';
import { keyOf } from '../host/four-tuple.ts';
import type { World } from '../host/host.ts';
import { Host } from '../host/host.ts';
import { hash32, initialSequenceNumber } from '../host/isn.ts';
import { Sockets } from '../host/sockets.ts';
import type { Profile } from '../profile/profile.ts';
import { PROFILES } from '../profile/profile.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { SYN } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import type { Agenda } from './agenda.ts';
import { Applications } from './applications.ts';
import type { Forgery } from './recorder.ts';
import { Recorder } from './recorder.ts';
import type { Recording } from './records/recording.ts';
import type { IsnChoice, Scenario } from './scenario.ts';
import { Schedule } from './schedule.ts';
import { scriptOf } from './script.ts';
import { SeenIsns } from './seen-isns.ts';
import type { HostId, TimerName, Transcript } from './transcript.ts';
import type { Passage } from './wire.ts';
import { forged, Wire } from './wire.ts';

/** Options of a run. */
export interface RunOptions {
  /** Decides ISNs and clock offsets; the same seed gives the same run. */
  readonly seed: number;
  /** Makes a host that is not the true one, by side: see mutants/. */
  readonly hosts?: Readonly<Partial<Record<HostId, HostMaker>>>;
  /** Returns the segment by which faults of the wire judge one that such hosts have written in their own way. */
  readonly meant?: (segment: Segment) => Segment;
}

/** Makes a host of a run. */
export type HostMaker = (id: HostId, profile: Profile, world: World) => Host;

/** Most events a run may have before it is taken for endless. */
const EVENT_LIMIT = 5_000_000;

/**
 * Runs a scenario and returns everything that happened.
 *
 * @example simulate(scenario, { seed: 7 }).segments.map((s) => s.rseq)
 */
export function simulate(scenario: Scenario, options: RunOptions): Transcript {
  return record(scenario, options).transcript();
}

/**
 * Runs a scenario and returns the recording of it. For runs so long, or so many, that their records are better not all
 * made: see {@link simulate}.
 */
export function record(scenario: Scenario, options: RunOptions): Recording {
  return new Simulation(scenario, options).run();
}

class Simulation implements World {
  now = 0;
  readonly #scenario: Scenario;
  readonly #seed: number;
  readonly #meant: RunOptions['meant'] | null;
  readonly #schedule = new Schedule();
  readonly #wire: Wire;
  readonly #recorder: Recorder;
  /** The ISNs of the run so far, where the wire does something for which they matter. */
  readonly #isns: SeenIsns | null;
  readonly #hosts: Readonly<Record<HostId, Host>>;
  readonly #choices: (IsnChoice | null)[];
  readonly #applications: Applications;

  constructor(scenario: Scenario, { seed, hosts = {}, meant }: RunOptions) {
    this.#scenario = scenario;
    this.#seed = seed;
    this.#meant = meant ?? null;
    const script = scriptOf(scenario.steps);
    this.#wire = new Wire(scenario.delay);
    this.#recorder = new Recorder(this.#wire.straight, (step) => script.nameOf(step));
    this.#isns = script.hasFaults ? new SeenIsns() : null;
    const profile = (side: HostId): Profile => {
      const own = scenario.overrides?.[side];
      return own === undefined ? PROFILES[scenario.profile] : { ...PROFILES[scenario.profile], ...own };
    };
    const host = (side: HostId): Host =>
      hosts[side]?.(side, profile(side), this) ?? new Host(side, profile(side), this);
    this.#hosts = { client: host('client'), server: host('server') };
    const { client, server } = this.#hosts;
    const sockets = { client: new Sockets(client, script), server: new Sockets(server, script) };
    this.#choices = [...(scenario.isns ?? [])];
    this.#applications = new Applications(script, this.#schedule.doings, this.#recorder, sockets);
  }

  run(): Recording {
    const { until } = this.#scenario;
    const last = until ?? Number.POSITIVE_INFINITY;
    for (let events = 0; ; events += 1) {
      const agenda = this.#schedule.next();
      const { dueAt } = agenda;
      if (dueAt === Number.POSITIVE_INFINITY || dueAt > last) break;
      if (events > EVENT_LIMIT)
        throw new Error(`${this.#scenario.name}: the run does not end; give it an "until"`);
      this.now = dueAt;
      this.#happen(agenda);
      this.#applications.lookAgain(dueAt);
    }
    if (until !== null) this.now = until;
    const { profile, delay } = this.#scenario;
    const unusedFilters = this.#wire.unused;
    return this.#recorder.recording({ profile, seed: this.#seed, delay, end: this.now, unusedFilters });
  }

  #happen(agenda: Agenda<unknown>): void {
    const { toServer, toClient, timers } = this.#schedule;
    if (agenda === toServer) this.#arrive(this.#hosts.server, toServer);
    else if (agenda === toClient) this.#arrive(this.#hosts.client, toClient);
    else if (agenda === timers) this.#timer(timers);
    else this.#do();
  }

  #arrive(host: Host, arrivals: Agenda<Segment>): void {
    const segment = arrivals.take();
    if (segment === undefined) return;
    this.#recorder.causedBy('segment', arrivals.detail);
    host.receive(segment);
  }

  #timer(timers: Agenda<Entry>): void {
    const entry = timers.take();
    if (entry === undefined) return;
    const timer = timerAt(timers.detail);
    if (deadlineOf(entry.connection, timer) !== this.now || entry.connection.state === 'CLOSED') return;
    this.#recorder.timerExpired(entry, timer, this.now);
    this.#hostOf(entry.host).timerDue(entry, timer);
  }

  #do(): void {
    const { doings } = this.#schedule;
    const waiting = doings.take();
    if (waiting) this.#applications.giveUp(waiting, this.now);
    else this.#step(doings.detail);
  }

  // --- The script ---

  #step(index: number): void {
    const step = this.#scenario.steps[index];
    if (step === undefined) return;
    const { action } = step;
    this.#recorder.causedByStart();
    if ('call' in action) {
      this.#applications.call(index, action, this.now);
      return;
    }
    if ('filter' in action) this.#wire.add(action.filter);
    else if ('unfilter' in action) this.#wire.remove(action.unfilter);
    else this.#inject(action.inject.from, forged(action.inject));
    this.#applications.stepDone(index, this.now);
  }

  /** By comparison: an object looked into by a name that changes is slow. */
  #hostOf(side: HostId): Host {
    return side === 'client' ? this.#hosts.client : this.#hosts.server;
  }

  // --- The wire ---

  #transmit(from: HostId, segment: Segment, retransmission: boolean, because: RuleId): void {
    const to = from === 'client' ? 'server' : 'client';
    const meant = this.#meant?.(segment) ?? segment;
    if (segment.flags & SYN) this.#isns?.note(from, meant.sport, meant.dport, meant.seq);
    const rack = this.#wire.isClear ? null : this.#relative(to, meant.dport, meant.sport, meant.ack);
    const passage = this.#wire.pass(from, meant, rack, this.now);
    if (segment.flags & SYN && (meant !== segment || passage.rewrite !== undefined)) {
      this.#recorder.meant(from, meant);
    }
    if (passage.rewrite !== undefined) {
      const intoLive = this.#relative(from, segment.sport, segment.dport, segment.seq) !== null;
      const travels = { ...segment, ...passage.rewrite };
      this.#put(from, travels, passage, 'wire/replaced', retransmission, intoLive ? 'into-live' : 'alone');
      return;
    }
    this.#put(from, segment, passage, because, retransmission, null);
  }

  /** Returns a number relative to the ISN it belongs to, null where that is not known. */
  #relative(side: HostId, port: number, peer: number, value: Seq): number | null {
    return this.#isns?.relative(side, port, peer, value) ?? null;
  }

  #inject(from: HostId, segment: Segment): void {
    const to = from === 'client' ? 'server' : 'client';
    const passage = { fate: 'delivered', delays: [this.#scenario.delay] } as const;
    const { sport, dport, seq } = segment;
    const met = this.#relative(from, sport, dport, seq) !== null;
    const intoLive = met && this.#hostOf(to).connections.get(keyOf(dport, sport)) !== null;
    this.#put(from, segment, passage, 'wire/forged', false, intoLive ? 'into-live' : 'alone');
  }

  #put(
    from: HostId,
    segment: Segment,
    passage: Passage,
    because: RuleId,
    retransmission: boolean,
    forgery: Forgery | null,
  ): void {
    const { flags, sport, dport, seq } = segment;
    if (flags & SYN && forgery !== 'into-live') this.#isns?.note(from, sport, dport, seq);
    const index = this.#recorder.segment(from, segment, this.now, passage, because, retransmission, forgery);
    const arrivals = from === 'client' ? this.#schedule.toServer : this.#schedule.toClient;
    for (const delay of passage.delays) arrivals.add(this.now + delay, segment, index);
  }

  // --- What hosts need: World ---

  pickIsn(host: HostId, port: number, peer: number, planned: Seq | null): Seq {
    if (this.#choices.length === 0) return planned ?? this.#freshIsn(host, port, peer);
    const index = this.#choices.findIndex(
      (i) => i !== null && i.side === host && (i.port ?? port) === port && (i.peer ?? peer) === peer,
    );
    const choice = this.#choices[index];
    if (choice) {
      this.#choices[index] = null;
      return choice.isn >>> 0;
    }
    return planned ?? this.#freshIsn(host, port, peer);
  }

  #freshIsn(host: HostId, port: number, peer: number): Seq {
    return initialSequenceNumber(this.#seed, host === 'client' ? 0 : 1, port, peer, this.now);
  }

  tsOffset(host: HostId, port: number, peer: number): number {
    return hash32(this.#seed, 7, host === 'client' ? 0 : 1, port, peer) >>> 1;
  }

  cookieOf(host: HostId): string {
    const half = (part: number): string =>
      hash32(this.#seed, this.#hostOf(host).profile.fastOpenKey, part, host === 'client' ? 0 : 1).toString(
        16,
      );
    return half(0).padStart(8, '0') + half(1).padStart(8, '0');
  }

  carryOut(host: Host, entry: Entry | null, effects: readonly Effect[]): void {
    if (entry !== null) this.#applications.touch(entry);
    for (const effect of effects) {
      switch (effect.kind) {
        case 'send':
          this.#transmit(host.id, effect.segment, effect.retransmission, effect.because);
          break;
        case 'refuse':
          this.#recorder.refusal(host.id, this.now, effect.because);
          break;
        case 'state':
          if (entry) this.#recorder.state(entry, this.now, effect.from, effect.to, effect.because);
          break;
        case 'start-timer':
          if (entry) this.#startTimer(entry, effect.timer, effect.at);
          break;
        case 'stop-timer':
          if (entry) this.#recorder.timerStopped(entry, effect.timer, this.now);
          break;
        case 'deliver':
          break;
        default:
          effect satisfies never;
      }
    }
  }

  listenerChanged(host: Host, listener: Listener): void {
    this.#applications.touch(listener);
    if (listener.announced === listener.open) return;
    listener.announced = listener.open;
    const place = { host: host.id, port: listener.port, peer: null };
    if (listener.open) {
      this.#recorder.state(place, this.now, 'CLOSED', 'LISTEN', 'open/passive');
    } else {
      this.#recorder.state(place, this.now, 'LISTEN', 'CLOSED', 'close/listen');
    }
  }

  #startTimer(entry: Entry, timer: TimerName, at: number): void {
    this.#recorder.timerStarted(entry, timer, this.now, at);
    this.#schedule.timers.add(at, entry, timerNumber(timer));
  }
}
