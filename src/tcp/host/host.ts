/**
 * A host: sockets, listeners with their two queues, and the demultiplexer that finds the connection a segment is for.
 * It owns what changes; every decision about a connection is made by the pure rules it calls.
 */

import type { Effect } from '../connection/effects.ts';
import type { RequestQueue } from '../connection/listening.ts';
import type { Event, Step } from '../connection/step.ts';
import { takeStep } from '../connection/step.ts';
import type { StepContext } from '../connection/step-context.ts';
import { resetContext, stepContext } from '../connection/step-context.ts';
import type { Options, Tcb } from '../connection/tcb.ts';
import { NO_DEADLINES } from '../connection/timer.ts';
import { policiesOf } from '../profile/policies-of.ts';
import type { Profile } from '../profile/profile.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { segmentArrivesClosed } from '../segment-arrives/closed.ts';
import type { ListeningHost } from '../segment-arrives/listen.ts';
import { carriesCookieOf, segmentArrivesListen } from '../segment-arrives/listen.ts';
import { timeWaitAdmitsSyn } from '../segment-arrives/time-wait.ts';
import type { Seq } from '../sequence.ts';
import type { HostId, TimerName } from '../simulator/transcript.ts';
import { noRunningTimers } from '../simulator/transcript.ts';
import type { Connection, Listener } from './connection.ts';
import { keyOf } from './four-tuple.ts';
import { isnAfterTimeWait } from './isn.ts';
import { PortTable } from './port-table.ts';
import { detachIfUnused, NO_CALLS } from './socket.ts';

/** What a host needs from around it. */
export interface Environment {
  /** Now, µs. */
  readonly now: number;
  /** Picks an ISN for a new connection. `planned` is what the rules would take, null for a fresh one. */
  pickIsn(host: HostId, port: number, peer: number, planned: Seq | null): Seq;
  /** Offset of the timestamp clock for a pair of ports, ms. */
  tsOffset(host: HostId, port: number, peer: number): number;
  /** The Fast Open cookie `host` gives its peer. */
  cookieOf(host: HostId): string;
  /** Carries out effects of a step; `connection` null for answers of no connection. */
  carryOut(host: Host, connection: Connection | null, effects: readonly Effect[]): void;
  /** A listener has been opened or closed. */
  listenerStateChanged(host: Host, listener: Listener): void;
  /** A connection has joined or left the accept queue of a listener. */
  acceptQueueChanged(listener: Listener): void;
}

export class Host implements ListeningHost {
  readonly id: HostId;
  readonly environment: Environment;
  profile: Profile;
  /** By 4-tuple, see four-tuple.ts. */
  readonly connections = new PortTable<Connection>();
  readonly listeners = new Map<number, Listener>();
  /** The cookie this host holds for its peer. RFC 7413 section 4.1.3. */
  fastOpenCookie: string | null = null;
  /** How many connections tcp_max_tw_buckets limits. */
  #timeWaits = 0;
  /** Every step is made on the same context: its effects are carried out before the next begins. */
  #context: StepContext | null = null;

  constructor(id: HostId, profile: Profile, environment: Environment) {
    this.id = id;
    this.profile = profile;
    this.environment = environment;
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
      open: true,
      pendingCalls: NO_CALLS,
    };
    this.listeners.set(port, listener);
    this.environment.listenerStateChanged(this, listener);
    return listener;
  }

  /** Stops listening. Connections nobody has accepted are aborted; requests are forgotten when something next happens to them. */
  unlisten(listener: Listener): void {
    listener.open = false;
    this.listeners.delete(listener.port);
    const unaccepted = listener.queue.splice(0);
    this.environment.listenerStateChanged(this, listener);
    for (const connection of unaccepted) this.happen(connection, { kind: 'abort' });
  }

  /** A segment arrives: finds the connection, the listener, or nobody. RFC 9293 section 3.10.7. */
  receive(segment: Segment): void {
    const connection = this.connections.get(keyOf(segment.dport, segment.sport));
    if (connection !== undefined) {
      if (connection.tcb.state === 'TIME-WAIT' && this.#reopen(connection, segment)) return;
      this.#deliver(connection, segment);
      return;
    }
    const listener = this.listeners.get(segment.dport);
    if (listener !== undefined) segmentArrivesListen(this, listener, segment, null);
    else this.answerReset(segment, 'closed/reset');
  }

  /** A timer of a connection goes off. */
  timerDue(connection: Connection, timer: TimerName): void {
    const { listener } = connection;
    const orphaned = listener !== null && !listener.open && connection.tcb.state === 'SYN-RECEIVED';
    if (orphaned) this.remove(connection, 'listen/closed');
    else this.happen(connection, { kind: 'timer', timer, queue: this.#queueOf(connection) });
  }

  /** Takes a connection one event further and carries out what follows. */
  happen(connection: Connection, event: Event): Step['result'] {
    const before = connection.tcb.state;
    const next = this.advance(connection, event);
    this.carryOutStep(connection, before, next.effects);
    return next.result;
  }

  /** Makes the step itself. A mutant host overrides it, see misconceptions/mutant-host.ts. */
  protected advance(connection: Connection, event: Event): Pick<Step, 'effects' | 'result'> {
    const { now } = this.environment;
    this.#context ??= stepContext(connection.tcb, now, this.profile, 'sequence/acceptable');
    resetContext(this.#context, connection.tcb, now, this.profile);
    takeStep(this.#context, event);
    return this.#context;
  }

  /** Adds a connection that opening has just made. */
  add(ctx: StepContext, listener: Listener | null, byFastOpen: boolean): Connection {
    const { port, peer } = ctx.tcb;
    const connection: Connection = {
      host: this.id,
      port,
      peer,
      key: keyOf(port, peer),
      tcb: ctx.tcb,
      listener,
      byFastOpen,
      queued: false,
      isTimeWait: false,
      socket: null,
      pendingCalls: NO_CALLS,
      running: noRunningTimers(),
      lastSent: null,
    };
    this.connections.set(connection.key, connection);
    this.environment.carryOut(this, connection, ctx.effects);
    return connection;
  }

  /** Removes a connection and sends nothing: a crash, or a request whose listener is gone. */
  remove(connection: Connection, because: RuleId): void {
    const from = connection.tcb.state;
    Object.assign(connection.tcb, NO_DEADLINES, { state: 'CLOSED' });
    this.carryOutStep(connection, from, [{ kind: 'state', from, to: 'CLOSED', because }]);
  }

  /** Answers a segment that is for nobody. RFC 9293 section 3.10.7.1. */
  answerReset(segment: Segment, because: RuleId): void {
    this.answer([segmentArrivesClosed(segment, because)]);
  }

  /** Carries out the effects of a segment that belongs to no connection. */
  answer(effects: readonly Effect[]): void {
    this.environment.carryOut(this, null, effects);
  }

  /** Tells whether a listener has no room for one more connection to accept. */
  acceptQueueFull(listener: Listener): boolean {
    return listener.queue.length > listener.backlog;
  }

  /** Puts a connection into the accept queue. */
  queueForAccept(connection: Connection, listener: Listener): void {
    connection.queued = true;
    listener.queue.push(connection);
    this.environment.acceptQueueChanged(listener);
  }

  #deliver(connection: Connection, segment: Segment): void {
    const { listener } = connection;
    const request = listener !== null && !connection.byFastOpen && connection.tcb.state === 'SYN-RECEIVED';
    if (request && !listener.open) {
      this.remove(connection, 'listen/closed');
      this.receive(segment);
      return;
    }
    const opening = connection.tcb.state === 'SYN-SENT';
    const byFastOpen = connection.byFastOpen && connection.tcb.state === 'SYN-RECEIVED';
    const acceptQueueFull = request && this.acceptQueueFull(listener);
    const carriesCookie = request && carriesCookieOf(this, listener, segment);
    const listening = request || byFastOpen ? { acceptQueueFull, byFastOpen, carriesCookie } : null;
    this.happen(connection, { kind: 'segment', segment, listening });
    const cookie = segment.options?.fastOpen;
    if (opening && cookie !== undefined && connection.tcb.state === 'ESTABLISHED')
      this.fastOpenCookie = cookie;
  }

  /** Opens a new connection in place of one in TIME-WAIT. RFC 6191, RFC 9293 section 3.6.1. */
  #reopen(connection: Connection, segment: Segment): boolean {
    const old = connection.tcb;
    const listener = this.listeners.get(old.port);
    if (listener === undefined || !timeWaitAdmitsSyn(old, segment, policiesOf(this.profile.policies)))
      return false;
    this.remove(connection, 'time-wait/syn');
    segmentArrivesListen(this, listener, segment, isnAfterTimeWait(old));
    return true;
  }

  /** Carries out the effects of a step that began in state `before`, and updates the host's own tables and counts. */
  protected carryOutStep(connection: Connection, before: Tcb['state'], effects: readonly Effect[]): void {
    const { state } = connection.tcb;
    if (state === before) {
      this.environment.carryOut(this, connection, effects);
      if (state === 'FIN-WAIT-2') this.#limitTimeWaits(connection);
      return;
    }
    if (state === 'CLOSED') {
      this.connections.delete(connection.key);
      detachIfUnused(connection);
    }
    this.#leaveSynQueue(connection, before);
    this.environment.carryOut(this, connection, effects);
    this.#limitTimeWaits(connection);
  }

  /** Counts what tcp_max_tw_buckets limits: TIME-WAIT, and on Linux orphans in FIN-WAIT-2; drops what is one too many. */
  #limitTimeWaits(connection: Connection): void {
    const { state, orphan } = connection.tcb;
    const isCounted = state === 'TIME-WAIT' || (state === 'FIN-WAIT-2' && orphan && this.#limitsOrphans());
    if (isCounted === connection.isTimeWait) return;
    if (isCounted && this.#timeWaits >= this.profile.maxTimeWaits) {
      this.remove(connection, 'time-wait/too-many');
      return;
    }
    connection.isTimeWait = isCounted;
    this.#timeWaits += isCounted ? 1 : -1;
  }

  #limitsOrphans(): boolean {
    return this.profile.finTimeout !== null && policiesOf(this.profile.policies).miniSockets;
  }

  /** A request that leaves SYN-RECEIVED joins the accept queue, or is forgotten. */
  #leaveSynQueue(connection: Connection, before: Tcb['state']): void {
    const { listener } = connection;
    if (listener === null || before !== 'SYN-RECEIVED' || connection.byFastOpen) return;
    listener.requests -= 1;
    if (connection.tcb.state === 'CLOSED') {
      connection.listener = null;
    } else if (!connection.queued) {
      this.queueForAccept(connection, listener);
    }
  }

  #queueOf(connection: Connection): RequestQueue | null {
    const { listener } = connection;
    if (listener === null || connection.tcb.state !== 'SYN-RECEIVED') return null;
    if (connection.byFastOpen) return { length: 0, young: 0, backlog: listener.backlog };
    let young = 0;
    if (listener.requests * 2 > Math.max(8, listener.backlog)) {
      for (const e of this.connections.values()) {
        const waiting = e.listener === listener && e.tcb.state === 'SYN-RECEIVED';
        if (waiting && e.tcb.timeouts === 0) young += 1;
      }
    }
    return { length: listener.requests, young, backlog: listener.backlog };
  }
}
