/**
 * A host: sockets, listeners with their two queues, and the demultiplexer that finds the connection a segment is for.
 * It owns what changes; every decision about a connection is made by the pure rules it calls.
 */

import type { Effect } from '../connection/effects.ts';
import type { Event, Step } from '../connection/step.ts';
import { takeStep } from '../connection/step.ts';
import type { StepContext } from '../connection/step-context.ts';
import { resetContext, stepContext } from '../connection/step-context.ts';
import type { Options, Tcb } from '../connection/tcb.ts';
import type { RequestQueue } from '../connection/timeouts.ts';
import type { Profile } from '../profile/profile.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { ACK, RST, SYN } from '../segment.ts';
import { resetFor } from '../segment-arrives/closed.ts';
import { segmentArrivesListen } from '../segment-arrives/listen.ts';
import { timeWaitAdmitsSyn } from '../segment-arrives/time-wait.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd } from '../sequence.ts';
import type { HostId, TimerName } from '../simulator/transcript.ts';
import { ConnectionTable } from './connection-table.ts';
import type { Entry, Listener } from './entry.ts';
import { letGo, NOBODY } from './entry.ts';
import { keyOf } from './four-tuple.ts';

/** What a host needs from the world around it. */
export interface World {
  /** Now, µs. */
  readonly now: number;
  /** Picks an ISN for a new connection. `planned` is what the rules would take, null for a fresh one. */
  pickIsn(host: HostId, port: number, peer: number, planned: Seq | null): Seq;
  /** Offset of the timestamp clock for a pair of ports, ms. */
  tsOffset(host: HostId, port: number, peer: number): number;
  /** The Fast Open cookie `host` gives its peer. */
  cookieOf(host: HostId): string;
  /** Carries out effects of a step; `entry` null for answers of no connection. */
  carryOut(host: Host, entry: Entry | null, effects: readonly Effect[]): void;
  /** Something about a listener or its queues changed. */
  listenerChanged(host: Host, listener: Listener): void;
}

export class Host {
  readonly id: HostId;
  readonly world: World;
  profile: Profile;
  readonly connections = new ConnectionTable();
  readonly listeners = new Map<number, Listener>();
  /** The cookie this host holds for its peer. RFC 7413 section 4.1.3. */
  fastOpenCookie: string | null = null;
  #timeWaits = 0;
  /** The connection found last: the next segment is mostly for the same one, as BSD's demultiplexer knew. */
  #latest: Entry | null = null;
  /** Every step is made on the same context: its effects are carried out before the next begins. */
  #context: StepContext | null = null;
  /** How many connections use each local port; null as long as nobody has asked while there were any. */
  #ports: Map<number, number> | null = null;

  constructor(id: HostId, profile: Profile, world: World) {
    this.id = id;
    this.profile = profile;
    this.world = world;
  }

  /** Begins to listen: passive OPEN, RFC 9293 section 3.10.1. */
  listen(port: number, backlog: number, options: Options): Listener {
    const listener: Listener = {
      port,
      options,
      backlog: Math.min(backlog, this.profile.somaxconn),
      requests: 0,
      queue: [],
      cookies: new Map(),
      announced: false,
      open: true,
      waiting: NOBODY,
    };
    this.listeners.set(port, listener);
    this.world.listenerChanged(this, listener);
    return listener;
  }

  /** Stops listening. Connections nobody has accepted are aborted; requests are forgotten when something next happens to them. */
  unlisten(listener: Listener): void {
    listener.open = false;
    this.listeners.delete(listener.port);
    const waiting = listener.queue.splice(0);
    this.world.listenerChanged(this, listener);
    for (const entry of waiting) this.happen(entry, { kind: 'abort' });
  }

  /** A segment arrives: finds the connection, the listener, or nobody. RFC 9293 section 3.10.7. */
  receive(segment: Segment): void {
    const entry = this.#find(keyOf(segment.dport, segment.sport));
    if (entry !== null) {
      if (entry.connection.state === 'TIME-WAIT' && this.#reopen(entry, segment)) return;
      this.#deliver(entry, segment);
      return;
    }
    const listener = this.listeners.get(segment.dport);
    if (listener !== undefined) segmentArrivesListen(this, listener, segment, null);
    else this.answerReset(segment, 'closed/reset');
  }

  /** A timer of a connection goes off. */
  timerDue(entry: Entry, timer: TimerName): void {
    const { listener } = entry;
    const orphaned = listener !== null && !listener.open && entry.connection.state === 'SYN-RECEIVED';
    if (orphaned) this.remove(entry, 'listen/closed');
    else this.happen(entry, { kind: 'timer', timer, queue: this.#queueOf(entry) });
  }

  /** Takes a connection one event further and carries out what follows. */
  happen(entry: Entry, event: Event): Step['result'] {
    const before = entry.connection.state;
    const next = this.advance(entry, event);
    this.take(entry, before, next.effects);
    return next.result;
  }

  /** Makes the step itself. A mutant host overrides it, see mutants/mutant-host.ts. */
  protected advance(entry: Entry, event: Event): Pick<Step, 'effects' | 'result'> {
    const { now } = this.world;
    this.#context ??= stepContext(entry.connection, now, this.profile, 'sequence/acceptable');
    resetContext(this.#context, entry.connection, now, this.profile);
    takeStep(this.#context, event);
    return this.#context;
  }

  /** Adds a connection that opening has just made. */
  add(ctx: StepContext, listener: Listener | null, early: boolean): Entry {
    const { port, peer } = ctx.tcb;
    const entry: Entry = {
      key: keyOf(port, peer),
      connection: ctx.tcb,
      listener,
      early,
      queued: false,
      holder: null,
      waiting: NOBODY,
      host: this.id,
      port,
      peer,
      next: null,
    };
    this.#use(port, 1);
    this.connections.add(entry);
    this.#latest = entry;
    this.world.carryOut(this, entry, ctx.effects);
    return entry;
  }

  /** Removes a connection without a word: a crash, or a request whose listener is gone. */
  remove(entry: Entry, because: RuleId): void {
    const from = entry.connection.state;
    Object.assign(entry.connection, STOPPED);
    this.take(entry, from, [{ kind: 'state', from, to: 'CLOSED', because }]);
  }

  /** Answers a segment that is for nobody. RFC 9293 section 3.10.7.1. */
  answerReset(segment: Segment, because: RuleId): void {
    const reset = resetFor(segment);
    this.world.carryOut(
      this,
      null,
      reset === null
        ? [{ kind: 'refuse', because: 'closed/rst' }]
        : [{ kind: 'send', segment: reset, retransmission: false, because }],
    );
  }

  /** Tells whether any connection uses a local port. */
  usesPort(port: number): boolean {
    if (this.#ports === null) {
      if (this.connections.size === 0) return false;
      this.#ports = new Map();
      for (const { port: used } of this.connections) this.#use(used, 1);
    }
    return (this.#ports.get(port) ?? 0) > 0;
  }

  /** Tells whether a listener has no room for one more connection to accept. */
  acceptQueueFull(listener: Listener): boolean {
    return listener.queue.length > listener.backlog;
  }

  #deliver(entry: Entry, segment: Segment): void {
    const { listener } = entry;
    const request = listener !== null && !entry.early && entry.connection.state === 'SYN-RECEIVED';
    if (request && !listener.open) {
      this.remove(entry, 'listen/closed');
      this.receive(segment);
      return;
    }
    const opening = entry.connection.state === 'SYN-SENT';
    const byRequestRules = request && this.profile.requestRules;
    if (
      request &&
      !byRequestRules &&
      completes(entry.connection, segment) &&
      this.acceptQueueFull(listener)
    ) {
      this.world.carryOut(this, entry, [{ kind: 'refuse', because: 'queue/accept-full' }]);
      return;
    }
    const early = entry.early && entry.connection.state === 'SYN-RECEIVED' && this.profile.requestRules;
    const acceptQueueFull = byRequestRules && this.acceptQueueFull(listener);
    const listening = byRequestRules || early ? { acceptQueueFull, early } : null;
    this.happen(entry, { kind: 'segment', segment, listening });
    const cookie = segment.options?.fastOpen;
    if (opening && cookie !== undefined && entry.connection.state === 'ESTABLISHED')
      this.fastOpenCookie = cookie;
  }

  /** Opens a new connection in place of one in TIME-WAIT. RFC 6191, RFC 9293 section 3.6.1. */
  #reopen(entry: Entry, segment: Segment): boolean {
    const old = entry.connection;
    const listener = this.listeners.get(old.port);
    if (listener === undefined || !timeWaitAdmitsSyn(old, segment)) return false;
    this.remove(entry, 'time-wait/syn');
    segmentArrivesListen(this, listener, segment, seqAdd(old.sndNxt, 65535 + 2));
    return true;
  }

  /** Carries out the effects of a step that began in state `before`, and keeps the host's own books. */
  protected take(entry: Entry, before: Tcb['state'], effects: readonly Effect[]): void {
    const { state } = entry.connection;
    if (state === before) {
      this.world.carryOut(this, entry, effects);
      return;
    }
    if (state === 'CLOSED') this.#forget(entry);
    if (before === 'TIME-WAIT') this.#timeWaits -= 1;
    this.#leaveSynQueue(entry, before);
    this.world.carryOut(this, entry, effects);
    if (state === 'TIME-WAIT') {
      this.#timeWaits += 1;
      if (this.#timeWaits > this.profile.maxTimeWaits) this.remove(entry, 'time-wait/too-many');
    }
  }

  #find(key: number): Entry | null {
    if (this.#latest?.key !== key) this.#latest = this.connections.get(key);
    return this.#latest;
  }

  #use(port: number, change: 1 | -1): void {
    this.#ports?.set(port, (this.#ports.get(port) ?? 0) + change);
  }

  #forget(entry: Entry): void {
    if (!this.connections.remove(entry)) return;
    this.#latest = null;
    this.#use(entry.connection.port, -1);
    letGo(entry);
  }

  /** A request that leaves SYN-RECEIVED joins the accept queue, or is forgotten. */
  #leaveSynQueue(entry: Entry, before: Tcb['state']): void {
    const { listener } = entry;
    if (listener === null || before !== 'SYN-RECEIVED' || entry.early) return;
    listener.requests -= 1;
    if (entry.connection.state === 'CLOSED') {
      entry.listener = null;
    } else if (!entry.queued) {
      entry.queued = true;
      listener.queue.push(entry);
      this.world.listenerChanged(this, listener);
    }
  }

  #queueOf(entry: Entry): RequestQueue | null {
    const { listener } = entry;
    if (listener === null || entry.connection.state !== 'SYN-RECEIVED') return null;
    if (entry.early) return { length: 0, young: 0, backlog: listener.backlog };
    let young = 0;
    if (listener.requests * 2 > Math.max(8, listener.backlog)) {
      for (const e of this.connections) {
        const waiting = e.listener === listener && e.connection.state === 'SYN-RECEIVED';
        if (waiting && e.connection.timeouts === 0) young += 1;
      }
    }
    return { length: listener.requests, young, backlog: listener.backlog };
  }
}

/** Deadlines of a connection that is no more. */
const STOPPED = { state: 'CLOSED', retransmitAt: -1, ackAt: -1, keepaliveAt: -1, waitAt: -1 } as const;

function completes(tcb: Tcb, s: Segment): boolean {
  return (s.flags & (ACK | RST | SYN)) === ACK && s.ack === seqAdd(tcb.iss, 1);
}
