/** What may happen next in a state. */
import type { HostId, TimerName } from '../simulator/transcript.ts';
import { SIDES } from '../simulator/transcript.ts';
import type { Call, Program } from './program.ts';
import { type Side, type SystemState, stateOf } from './system-state.ts';

/** One thing that may happen next. `segment` is a position in the wire. */
export type Transition =
  | { readonly kind: 'call'; readonly side: HostId }
  | { readonly kind: 'deliver' | 'lose' | 'duplicate'; readonly segment: number }
  | { readonly kind: 'timer'; readonly side: HostId; readonly timer: TimerName };

/**
 * Lists what may happen next. Any segment in flight may arrive, be lost or be duplicated, any side may make its next
 * call, any running timer may go off, with two bounds that time sets in reality. A retransmission timer is longer than
 * a round trip: it goes off for nothing when nothing is in flight, and else counts as a fault of the wire, which was
 * slow. TIME-WAIT, keepalive and the like outlast all segments and retransmissions: they go off only when nothing is in
 * flight and no retransmission timer runs.
 */
export function transitionsFrom(system: SystemState, program: Program): Transition[] {
  const transitions: Transition[] = [];
  for (const side of SIDES)
    if (mayCall(system[side], program[side])) transitions.push({ kind: 'call', side });
  system.wire.forEach((one, segment) => {
    if (one.key === system.wire[segment - 1]?.key) return;
    transitions.push({ kind: 'deliver', segment });
    if (system.faults > 0) transitions.push({ kind: 'lose', segment }, { kind: 'duplicate', segment });
  });
  const idle = system.wire.length === 0;
  const quiet = idle && fastTimer(system.client) === null && fastTimer(system.server) === null;
  for (const side of SIDES) {
    const fast = fastTimer(system[side]);
    if (fast !== null && (idle || system.faults > 0)) transitions.push({ kind: 'timer', side, timer: fast });
    if (quiet) for (const timer of slowTimers(system[side])) transitions.push({ kind: 'timer', side, timer });
  }
  return transitions;
}

/** Returns how many of the wire's faults a transition uses up. */
export function faultCost(system: SystemState, transition: Transition): 0 | 1 {
  if (transition.kind === 'lose' || transition.kind === 'duplicate') return 1;
  return transition.kind === 'timer' && system.wire.length > 0 ? 1 : 0;
}

/** Returns the next call of a side, undefined when it has made them all. */
export function nextCall(system: SystemState, program: Program, side: HostId): Call | undefined {
  return program[side][system[side].calls];
}

function mayCall(side: Side, calls: readonly Call[]): boolean {
  const next = calls[side.calls];
  if (next === undefined) return false;
  const state = stateOf(side);
  const opening = state === 'LISTEN' || state === 'SYN-SENT' || state === 'SYN-RECEIVED';
  switch (next.op) {
    case 'listen':
    case 'connect':
      return state === 'CLOSED';
    case 'send':
    case 'close':
    case 'abort':
      return !opening;
    case 'receive':
      return !opening && (side.tcb === null || side.tcb.unread > 0 || side.tcb.finReceived);
    case 'receive-end':
      return !opening && (side.tcb === null || side.tcb.finReceived);
    case 'cancel':
    case 'crash':
      return true;
    default:
      return next satisfies never;
  }
}

function fastTimer({ tcb }: Side): TimerName | null {
  if (tcb === null) return null;
  if (tcb.retransmitAt >= 0) return tcb.retransmitFor;
  return tcb.ackAt >= 0 ? 'delayed-ack' : null;
}

function slowTimers({ tcb }: Side): TimerName[] {
  if (tcb === null) return [];
  return [
    ...(tcb.keepaliveAt >= 0 ? (['keepalive'] as const) : []),
    ...(tcb.waitAt >= 0 ? ([tcb.state === 'TIME-WAIT' ? 'time-wait' : 'fin-wait-2'] as const) : []),
  ];
}
