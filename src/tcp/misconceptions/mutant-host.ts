/** A mutant: a host that works by a misconception, whose hooks run around receiving, stepping and sending. */

import type { Effect } from '../connection/effects.ts';
import type { State } from '../connection/state.ts';
import type { Event, Step } from '../connection/step.ts';
import type { StepContext } from '../connection/step-context.ts';
import { stepContext } from '../connection/step-context.ts';
import type { Connection, Listener } from '../host/connection.ts';
import { keyOf } from '../host/four-tuple.ts';
import type { Environment } from '../host/host.ts';
import { Host } from '../host/host.ts';
import type { Profile } from '../profile/profile.ts';
import type { Segment } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import type { HostId } from '../simulator/transcript.ts';
import type { ChangeOtherEnd } from './definition.ts';
import type { HooksByConnection } from './hooks-by-connection.ts';
import { stepWithHooks } from './mutant-step.ts';

export class MutantHost extends Host {
  readonly #hooks: HooksByConnection;
  /** The host at the other end, where it works by the same misconception. */
  otherEnd: MutantHost | null = null;
  /** The segment at hand as it was read: the host may receive it a second time. */
  #read: Segment | null = null;

  constructor(id: HostId, profile: Profile, environment: Environment, hooks: HooksByConnection) {
    super(
      id,
      { ...profile, ...hooks.misconception.profile?.(profile) },
      new HookedEnvironment(environment, hooks),
    );
    this.#hooks = hooks;
  }

  override receive(wire: Segment): void {
    if (wire === this.#read) {
      super.receive(wire);
      return;
    }
    const key = keyOf(wire.dport, wire.sport);
    const tcb = this.connections.get(key)?.tcb ?? null;
    const segment = this.#hooks.read(key, wire, tcb);
    const state: State = tcb?.state ?? (this.listeners.has(wire.dport) ? 'LISTEN' : 'CLOSED');
    if (this.#hooks.get(key).ignores?.(segment, state, tcb)) {
      this.environment.carryOut(this, null, [{ kind: 'refuse', because: 'misconception/applied' }]);
      return;
    }
    this.#read = segment;
    super.receive(segment);
    this.#read = null;
  }

  protected override advance(connection: Connection, event: Event): Step {
    const changeOtherEnd: ChangeOtherEnd = (change) => this.otherEnd?.changeConnection(connection, change);
    return stepWithHooks(
      this.#hooks.get(connection.key),
      connection.tcb,
      event,
      this.environment.now,
      this.profile,
      changeOtherEnd,
    );
  }

  /** Changes the connection that faces `far` at the other end. */
  changeConnection(far: Connection, change: (ctx: StepContext) => void): void {
    const connection = this.connections.get(keyOf(far.tcb.peer, far.tcb.port));
    if (connection === undefined) return;
    const before = connection.tcb.state;
    const ctx = stepContext(connection.tcb, this.environment.now, this.profile, 'misconception/applied');
    change(ctx);
    this.carryOutStep(connection, before, ctx.effects);
  }
}

/** The environment of a mutant: what it sends is written by its misconception. */
class HookedEnvironment implements Environment {
  readonly #environment: Environment;
  readonly #hooks: HooksByConnection;

  constructor(environment: Environment, hooks: HooksByConnection) {
    this.#environment = environment;
    this.#hooks = hooks;
  }

  get now(): number {
    return this.#environment.now;
  }

  pickIsn(host: HostId, port: number, peer: number, planned: Seq | null): Seq {
    const picked = this.#environment.pickIsn(host, port, peer, planned);
    return this.#hooks.misconception.isn?.(picked, this.#hooks.synReceived(keyOf(port, peer))) ?? picked;
  }

  tsOffset(host: HostId, port: number, peer: number): number {
    return this.#environment.tsOffset(host, port, peer);
  }

  cookieOf(host: HostId): string {
    return this.#environment.cookieOf(host);
  }

  carryOut(host: Host, connection: Connection | null, effects: readonly Effect[]): void {
    const written = effects.map((effect) => {
      if (effect.kind !== 'send') return effect;
      const { segment, retransmission } = effect;
      const key = keyOf(segment.sport, segment.dport);
      return {
        ...effect,
        segment: this.#hooks.write(key, segment, connection?.tcb ?? null, retransmission),
      };
    });
    this.#environment.carryOut(host, connection, written);
  }

  listenerStateChanged(host: Host, listener: Listener): void {
    this.#environment.listenerStateChanged(host, listener);
  }

  acceptQueueChanged(listener: Listener): void {
    this.#environment.acceptQueueChanged(listener);
  }
}
