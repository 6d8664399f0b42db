/** A schedule as a transcript, so that the ladder can draw it. */
import type { Effect } from '../connection/effects.ts';
import { step } from '../connection/step.ts';
import type { Mutable } from '../connection/tcb.ts';
import { KeptRecords } from '../simulator/observer.ts';
import type { RecordedConnection } from '../simulator/recorder.ts';
import { Recorder } from '../simulator/recorder.ts';
import type { HostId, SegmentRecord, Transcript } from '../simulator/transcript.ts';
import type { Delivery } from '../simulator/wire.ts';
import { nextAct } from './choices.ts';
import { startOf } from './explore.ts';
import { flying } from './key.ts';
import type { Model } from './take.ts';
import { take } from './take.ts';
import type { Choice, Play, World } from './world.ts';
import { otherOf, PORTS, stateOf } from './world.ts';

/** Time between two choices of a replay, µs. */
export const TICK = 20_000;

/**
 * Replays a schedule, one choice every 20 ms, and returns what happened as a transcript. Durations mean nothing in it,
 * only the order does.
 */
export function replay(play: Play, schedule: readonly Choice[], model: Model = step): Transcript {
  return new Replay(play, model).run(schedule);
}

/** A segment on the wire, whose fate and arrivals later choices decide. */
type InFlight = Mutable<SegmentRecord>;

class Replay {
  readonly #play: Play;
  readonly #model: Model;
  readonly #kept = new KeptRecords();
  readonly #recorder = new Recorder(this.#kept);
  readonly #connections: Readonly<Record<HostId, RecordedConnection>> = {
    client: recordedConnection('client'),
    server: recordedConnection('server'),
  };
  /** The segments in flight, by key: equal ones are delivered in the order they were sent. */
  readonly #flying = new Map<string, InFlight[]>();
  #world: World;
  #now = 0;

  constructor(play: Play, model: Model) {
    this.#play = play;
    this.#model = model;
    this.#world = startOf(play);
  }

  run(schedule: readonly Choice[]): Transcript {
    for (const choice of schedule) {
      this.#take(choice);
      this.#now += TICK;
    }
    return this.#kept.transcript({
      profile: 'rfc9293',
      seed: 0,
      delay: TICK,
      end: this.#now,
      unusedFilters: [],
    });
  }

  #take(choice: Choice): void {
    const before = this.#world;
    this.#begin(choice, before);
    const taken = take(before, choice, this.#play, this.#model);
    const { side } = taken;
    if (side !== null) {
      this.#listens(before, taken.world, side);
      for (const effect of taken.effects) this.#note(side, effect);
    }
    this.#world = taken.world;
  }

  /** Notes what the choice does to the wire, the script or a timer, as the cause of all that follows. */
  #begin(choice: Choice, world: World): void {
    switch (choice.kind) {
      case 'call': {
        const act = nextAct(world, this.#play, choice.side)?.act ?? '';
        const record = this.#recorder.call(choice.side, choice.side, act, this.#now);
        this.#recorder.returned(record, this.#now, 'ok', PORTS[choice.side], PORTS[otherOf(choice.side)]);
        this.#recorder.causedBy('call', record);
        return;
      }
      case 'timer': {
        this.#recorder.timerExpired(this.#connections[choice.side], choice.timer, this.#now);
        return;
      }
      default:
        this.#recorder.causedBy('segment', this.#onWire(choice.kind, world.wire[choice.segment]?.key ?? ''));
    }
  }

  #onWire(what: 'deliver' | 'lose' | 'duplicate', key: string): SegmentRecord {
    const flying = this.#flying.get(key) ?? [];
    const record = what === 'duplicate' ? flying[0] : flying.shift();
    if (record === undefined)
      throw new Error(`the schedule does not fit the play: no segment ${key} in flight`);
    if (what === 'deliver') record.arrivals = [...record.arrivals, this.#now];
    if (what === 'lose' && record.fate === 'delivered') record.fate = 'lost';
    if (what === 'duplicate') {
      record.fate = 'duplicated';
      flying.unshift(record);
    }
    return record;
  }

  /** LISTEN has no TCB and so no effect: its coming and going is read off the two worlds. */
  #listens(before: World, after: World, side: HostId): void {
    const [from, to] = [stateOf(before[side]), stateOf(after[side])];
    if (from === 'CLOSED' && to === 'LISTEN')
      this.#recorder.state(this.#connections[side], this.#now, from, to, 'open/passive');
    if (from === 'LISTEN' && to === 'CLOSED')
      this.#recorder.state(this.#connections[side], this.#now, from, to, 'close/listen');
  }

  #note(side: HostId, effect: Effect): void {
    const connection = this.#connections[side];
    switch (effect.kind) {
      case 'send':
        this.#send(side, effect);
        return;
      case 'state':
        this.#recorder.state(connection, this.#now, effect.from, effect.to, effect.because);
        if (effect.to === 'CLOSED') connection.running.fill(null);
        return;
      case 'start-timer':
        this.#recorder.timerStarted(connection, effect.timer, this.#now, this.#now + effect.at);
        return;
      case 'stop-timer':
        this.#recorder.timerStopped(connection, effect.timer, this.#now);
        return;
      case 'refuse':
        this.#recorder.refusal(side, this.#now, effect.because);
        return;
      case 'deliver':
        return;
      default:
        effect satisfies never;
    }
  }

  #send(from: HostId, { segment, retransmission, because }: Extract<Effect, { kind: 'send' }>): void {
    const onWire: Delivery = { fate: 'delivered', arrivals: [], rewrite: null };
    const record = this.#recorder.segment(from, segment, this.#now, onWire, because, retransmission, null);
    const { key } = flying(from, segment);
    const flyingAlike = this.#flying.get(key);
    if (flyingAlike === undefined) this.#flying.set(key, [record]);
    else flyingAlike.push(record);
  }
}

function recordedConnection(host: HostId): RecordedConnection {
  return {
    host,
    port: PORTS[host],
    peer: PORTS[otherOf(host)],
    running: [null, null, null, null],
  };
}
