/** A schedule as a transcript, so that the ladder can draw it. */
import type { Effect } from '../connection/effects.ts';
import { step } from '../connection/step.ts';
import type { Place } from '../simulator/place.ts';
import { Recorder } from '../simulator/recorder.ts';
import type { Fate, HostId, Transcript } from '../simulator/transcript.ts';
import type { Passage } from '../simulator/wire.ts';
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

/** What becomes of a segment is told by later choices. */
const UNTOLD: Passage = { fate: 'delivered', delays: [] };
const NAMELESS = { socket: '', call: '' };

class Replay {
  readonly #play: Play;
  readonly #model: Model;
  readonly #calls: { readonly socket: string; readonly call: string }[] = [];
  readonly #recorder = new Recorder(UNTOLD, (number) => this.#calls[number] ?? NAMELESS);
  readonly #places: Readonly<Record<HostId, Place>> = {
    client: { host: 'client', port: PORTS.client, peer: PORTS.server },
    server: { host: 'server', port: PORTS.server, peer: PORTS.client },
  };
  /** Numbers of the segments in flight, by key: equal ones are delivered in the order they were sent. */
  readonly #flying = new Map<string, number[]>();
  readonly #arrivals: number[][] = [];
  readonly #fates: Fate[] = [];
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
    const run = this.#recorder
      .recording({ profile: 'rfc9293', seed: 0, delay: TICK, end: this.#now, unusedFilters: [] })
      .transcript();
    const segments = run.segments.map((record) => ({
      ...record,
      arrivals: this.#arrivals[record.index] ?? [],
      fate: this.#fates[record.index] ?? 'delivered',
    }));
    return { ...run, segments };
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
        const number = this.#calls.push({ socket: choice.side, call: act }) - 1;
        const index = this.#recorder.call(choice.side, number, this.#now);
        this.#recorder.returned(index, this.#now, 'ok', PORTS[choice.side], PORTS[otherOf(choice.side)]);
        this.#recorder.causedBy('call', index);
        return;
      }
      case 'timer': {
        const place = this.#places[choice.side];
        this.#recorder.timerExpired(place, choice.timer, this.#now);
        return;
      }
      default:
        this.#recorder.causedBy('segment', this.#onWire(choice.kind, world.wire[choice.segment]?.key ?? ''));
    }
  }

  #onWire(what: 'deliver' | 'lose' | 'duplicate', key: string): number {
    const numbers = this.#flying.get(key) ?? [];
    const index = what === 'duplicate' ? numbers[0] : numbers.shift();
    if (index === undefined)
      throw new Error(`the schedule does not fit the play: no segment ${key} in flight`);
    if (what === 'deliver') this.#arrivals[index]?.push(this.#now);
    if (what === 'lose' && this.#fates[index] === 'delivered') this.#fates[index] = 'lost';
    if (what === 'duplicate') {
      this.#fates[index] = 'duplicated';
      numbers.unshift(index);
    }
    return index;
  }

  /** LISTEN has no TCB and so no effect: its coming and going is read off the two worlds. */
  #listens(before: World, after: World, side: HostId): void {
    const [from, to] = [stateOf(before[side]), stateOf(after[side])];
    if (from === 'CLOSED' && to === 'LISTEN')
      this.#recorder.state(this.#places[side], this.#now, from, to, 'open/passive');
    if (from === 'LISTEN' && to === 'CLOSED')
      this.#recorder.state(this.#places[side], this.#now, from, to, 'close/listen');
  }

  #note(side: HostId, effect: Effect): void {
    const place = this.#places[side];
    switch (effect.kind) {
      case 'send':
        this.#send(side, effect);
        return;
      case 'state':
        this.#recorder.state(place, this.#now, effect.from, effect.to, effect.because);
        return;
      case 'start-timer':
        this.#recorder.timerStarted(place, effect.timer, this.#now, this.#now + effect.at);
        return;
      case 'stop-timer':
        this.#recorder.timerStopped(place, effect.timer, this.#now);
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
    const index = this.#recorder.segment(from, segment, this.#now, UNTOLD, because, retransmission, null);
    this.#arrivals[index] = [];
    this.#fates[index] = 'delivered';
    const { key } = flying(from, segment);
    const numbers = this.#flying.get(key);
    if (numbers === undefined) this.#flying.set(key, [index]);
    else numbers.push(index);
  }
}
