/** A schedule as a transcript, so that the ladder can draw it. */
import type { Effect } from '../connection/effects.ts';
import { step } from '../connection/step.ts';
import type { Mutable } from '../connection/tcb.ts';
import { KeptRecords } from '../simulator/observer.ts';
import type { RecordedConnection } from '../simulator/recorder.ts';
import { Recorder } from '../simulator/recorder.ts';
import type { HostId, SegmentRecord, Transcript } from '../simulator/transcript.ts';
import { noRunningTimers, otherSide } from '../simulator/transcript.ts';
import { applyTransition } from './apply.ts';
import type { Program } from './program.ts';
import type { StepFunction } from './step-side.ts';
import { inFlight, initialState, PORTS, type SystemState, stateOf } from './system-state.ts';
import { nextCall, type Transition } from './transitions.ts';

/** Time between two transitions of a replay, µs. */
const TICK = 20_000;

/**
 * Replays a schedule, one transition every 20 ms, and returns what happened as a transcript. Durations mean nothing in it,
 * only the order does.
 */
export function replay(
  program: Program,
  schedule: readonly Transition[],
  model: StepFunction = step,
): Transcript {
  return new Replay(program, model).run(schedule);
}

/** A segment on the wire, whose fate and arrivals later transitions decide. */
type SentSegment = Mutable<SegmentRecord>;

class Replay {
  readonly #program: Program;
  readonly #model: StepFunction;
  readonly #kept = new KeptRecords();
  readonly #recorder = new Recorder(this.#kept);
  readonly #connections: Readonly<Record<HostId, RecordedConnection>> = {
    client: recordedConnection('client'),
    server: recordedConnection('server'),
  };
  /** The segments in flight, by key: equal ones are delivered in the order they were sent. */
  readonly #inFlight = new Map<string, SentSegment[]>();
  #system: SystemState;
  #now = 0;

  constructor(program: Program, model: StepFunction) {
    this.#program = program;
    this.#model = model;
    this.#system = initialState(program);
  }

  run(schedule: readonly Transition[]): Transcript {
    for (const transition of schedule) {
      this.#apply(transition);
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

  #apply(transition: Transition): void {
    const before = this.#system;
    this.#begin(transition, before);
    const applied = applyTransition(before, transition, this.#program, this.#model);
    const { side } = applied;
    if (side !== null) {
      this.#listens(before, applied.system, side);
      for (const effect of applied.effects) this.#note(side, effect);
    }
    this.#system = applied.system;
  }

  /** Notes what the transition does to the wire, the script or a timer, as the cause of all that follows. */
  #begin(transition: Transition, system: SystemState): void {
    switch (transition.kind) {
      case 'call': {
        const call = nextCall(system, this.#program, transition.side)?.op ?? '';
        const record = this.#recorder.call(transition.side, transition.side, call, this.#now);
        this.#recorder.returned(
          record,
          this.#now,
          'ok',
          PORTS[transition.side],
          PORTS[otherSide(transition.side)],
        );
        this.#recorder.causedBy('call', record);
        return;
      }
      case 'timer': {
        this.#recorder.timerExpired(this.#connections[transition.side], transition.timer, this.#now);
        return;
      }
      default:
        this.#recorder.causedBy(
          'segment',
          this.#onWire(transition.kind, system.wire[transition.segment]?.key ?? ''),
        );
    }
  }

  #onWire(what: 'deliver' | 'lose' | 'duplicate', key: string): SegmentRecord {
    const inFlight = this.#inFlight.get(key) ?? [];
    const record = what === 'duplicate' ? inFlight[0] : inFlight.shift();
    if (record === undefined)
      throw new Error(`the schedule does not fit the program: no segment ${key} in flight`);
    if (what === 'deliver') record.arrivals = [...record.arrivals, this.#now];
    if (what === 'lose' && record.fate === 'delivered') record.fate = 'lost';
    if (what === 'duplicate') {
      record.fate = 'duplicated';
      inFlight.unshift(record);
    }
    return record;
  }

  /** LISTEN has no TCB and so no effect: its coming and going is read off the two states. */
  #listens(before: SystemState, after: SystemState, side: HostId): void {
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

  #send(from: HostId, effect: Extract<Effect, { kind: 'send' }>): void {
    const connection = this.#connections[from];
    const record = this.#recorder.segment(from, connection, effect, this.#now, 'delivered', [], null);
    const { key } = inFlight(from, effect.segment);
    const flyingAlike = this.#inFlight.get(key);
    if (flyingAlike === undefined) this.#inFlight.set(key, [record]);
    else flyingAlike.push(record);
  }
}

function recordedConnection(host: HostId): RecordedConnection {
  return {
    host,
    port: PORTS[host],
    peer: PORTS[otherSide(host)],
    running: noRunningTimers(),
    lastSent: null,
  };
}
