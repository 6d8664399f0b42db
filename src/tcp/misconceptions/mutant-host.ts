/** A host that holds a misconception: the true host with the mutant's hooks around its three doors. */

import type { Effect } from '../connection/effects.ts';
import type { State } from '../connection/state.ts';
import type { Event, Step } from '../connection/step.ts';
import { advance } from '../connection/step.ts';
import type { StepContext } from '../connection/step-context.ts';
import { stepContext } from '../connection/step-context.ts';
import type { Tcb } from '../connection/tcb.ts';
import type { Connection, Listener } from '../host/connection.ts';
import { keyOf } from '../host/four-tuple.ts';
import type { Environment } from '../host/host.ts';
import { Host } from '../host/host.ts';
import type { Profile } from '../profile/profile.ts';
import type { Segment } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import type { HostId } from '../simulator/transcript.ts';
import type { Mind } from './mind.ts';
import type { Reach } from './mutant.ts';

export class MutantHost extends Host {
  readonly #mind: Mind;
  /** The host at the other end, where it holds the same belief. */
  companion: MutantHost | null = null;
  /** The segment at hand as understood: the host may look at it a second time. */
  #understood: Segment | null = null;

  constructor(id: HostId, profile: Profile, environment: Environment, mind: Mind) {
    super(id, { ...profile, ...mind.mutant.profile?.(profile) }, new Voice(environment, mind));
    this.#mind = mind;
  }

  override receive(wire: Segment): void {
    if (wire === this.#understood) {
      super.receive(wire);
      return;
    }
    const key = keyOf(wire.dport, wire.sport);
    const tcb = this.connections.get(key)?.tcb ?? null;
    const segment = this.#mind.hear(key, wire, tcb);
    const state: State = tcb?.state ?? (this.listeners.has(wire.dport) ? 'LISTEN' : 'CLOSED');
    if (this.#mind.about(key).ignores?.(segment, state, tcb)) {
      this.environment.carryOut(this, null, [{ kind: 'refuse', because: 'belief/held' }]);
      return;
    }
    this.#understood = segment;
    super.receive(segment);
    this.#understood = null;
  }

  protected override advance(connection: Connection, event: Event): Step {
    const reach: Reach = (change) => this.companion?.beReached(connection, change);
    return believe(
      this.#mind.about(connection.key),
      connection.tcb,
      event,
      this.environment.now,
      this.profile,
      reach,
    );
  }

  /** Changes the connection that faces `far` at the other end. */
  beReached(far: Connection, change: (ctx: StepContext) => void): void {
    const connection = this.connections.get(keyOf(far.tcb.peer, far.tcb.port));
    if (connection === undefined) return;
    const before = connection.tcb.state;
    const ctx = stepContext(connection.tcb, this.environment.now, this.profile, 'belief/held');
    change(ctx);
    this.carryOutStep(connection, before, ctx.effects);
  }
}

/** Makes one step of a connection as a believer does; writes to `tcb`. */
export function believe(
  belief: ReturnType<Mind['about']>,
  tcb: StepContext['tcb'],
  event: Event,
  now: number,
  profile: Profile,
  reach: Reach,
): Step {
  const was: Tcb = { ...tcb };
  const first = stepContext(tcb, now, profile, 'belief/held');
  belief.before?.(first, event);
  if (belief.instead?.(first, event)) {
    return { connection: tcb, effects: first.effects, because: first.because, result: null };
  }
  const step = advance(tcb, event, now, profile);
  const ctx: StepContext = {
    tcb,
    now,
    profile,
    effects: [...first.effects, ...step.effects],
    because: step.because,
    result: step.result,
  };
  belief.after?.(ctx, was, event, reach);
  return { connection: tcb, effects: ctx.effects, because: ctx.because, result: step.result };
}

/** What surrounds a believer's host, as it speaks to it: what goes out is written as the believer would. */
class Voice implements Environment {
  readonly #environment: Environment;
  readonly #mind: Mind;

  constructor(environment: Environment, mind: Mind) {
    this.#environment = environment;
    this.#mind = mind;
  }

  get now(): number {
    return this.#environment.now;
  }

  pickIsn(host: HostId, port: number, peer: number, planned: Seq | null): Seq {
    const picked = this.#environment.pickIsn(host, port, peer, planned);
    return this.#mind.mutant.isn?.(picked, this.#mind.heardSyn(keyOf(port, peer))) ?? picked;
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
      return { ...effect, segment: this.#mind.say(key, segment, connection?.tcb ?? null, retransmission) };
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
