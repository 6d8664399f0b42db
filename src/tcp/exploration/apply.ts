/** A transition applied: the next system state, and the effects on the way. */

import type { Effect } from '../connection/effects.ts';
import type { Event } from '../connection/step.ts';
import type { HostId } from '../simulator/transcript.ts';
import { otherSide } from '../simulator/transcript.ts';
import type { Program } from './program.ts';
import { arrive, makeCall, type Outcome, type StepFunction, stepSide } from './step-side.ts';
import { type InFlight, inFlight, keyed, type SystemState } from './system-state.ts';
import { faultCost, nextCall, type Transition } from './transitions.ts';

/** What a transition led to. */
interface Applied {
  readonly system: SystemState;
  /** The side something happened to; null when only the wire acted. */
  readonly side: HostId | null;
  readonly effects: readonly Effect[];
}

const NOTHING: readonly Effect[] = [];

/** Applies a transition. Pure: the same state and transition give the same next state. */
export function applyTransition(
  system: SystemState,
  transition: Transition,
  program: Program,
  model: StepFunction,
): Applied {
  const faults = system.faults - faultCost(system, transition);
  const onlyWire = (wire: readonly InFlight[]): Applied => ({
    system: { ...system, faults, wire },
    side: null,
    effects: NOTHING,
  });
  switch (transition.kind) {
    case 'lose':
      return onlyWire(without(system.wire, transition.segment));
    case 'duplicate': {
      const twin = system.wire[transition.segment];
      return onlyWire(twin === undefined ? system.wire : sorted([...system.wire, twin]));
    }
    case 'deliver':
      return deliver(system, transition.segment, model, faults);
    case 'timer': {
      const { tcb } = system[transition.side];
      if (tcb === null)
        throw new Error(`the ${transition.side} has no connection whose ${transition.timer} timer could run`);
      const event: Event = { kind: 'timer', timer: transition.timer, queue: null };
      return withSide(system, transition.side, stepSide(system[transition.side], tcb, event, model), faults);
    }
    case 'call': {
      const call = nextCall(system, program, transition.side);
      if (call === undefined) throw new Error(`the ${transition.side} has made all its calls`);
      const [side, effects] = makeCall(system[transition.side], transition.side, call, model);
      return withSide(system, transition.side, [keyed({ ...side, calls: side.calls + 1 }), effects], faults);
    }
    default:
      return transition satisfies never;
  }
}

function deliver(system: SystemState, index: number, model: StepFunction, faults: number): Applied {
  const one = system.wire[index];
  if (one === undefined) throw new Error(`no segment ${index} in flight; there are ${system.wire.length}`);
  const side = otherSide(one.from);
  const before = { ...system, wire: without(system.wire, index) };
  return withSide(before, side, arrive(system[side], side, one.segment, model), faults);
}

function withSide(system: SystemState, id: HostId, [side, effects]: Outcome, faults: number): Applied {
  const sent: InFlight[] = [];
  for (const effect of effects) if (effect.kind === 'send') sent.push(inFlight(id, effect.segment));
  const wire = sent.length === 0 ? system.wire : sorted([...system.wire, ...sent]);
  const next =
    id === 'client' ? { ...system, client: side, wire, faults } : { ...system, server: side, wire, faults };
  return { system: next, side: id, effects };
}

function without(wire: readonly InFlight[], index: number): readonly InFlight[] {
  return wire.toSpliced(index, 1);
}

function sorted(wire: InFlight[]): readonly InFlight[] {
  return wire.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
