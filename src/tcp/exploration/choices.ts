/** What may happen next in a world. */
import type { HostId, TimerName } from '../simulator/transcript.ts';
import type { Act, Choice, Play, Side, World } from './world.ts';
import { SIDES, stateOf } from './world.ts';

/**
 * Lists what may happen next. Any segment in flight may arrive, be lost or be duplicated, any side may make its next
 * call, any running timer may go off, with two bounds that time sets in reality. A retransmission timer is longer than
 * a round trip: it goes off for nothing when nothing is in flight, and else counts as a fault of the wire, which was
 * slow. TIME-WAIT, keepalive and the like outlast all segments and retransmissions: they go off only when nothing is in
 * flight and no retransmission timer runs.
 */
export function choicesOf(world: World, play: Play): Choice[] {
  const choices: Choice[] = [];
  for (const side of SIDES) if (mayCall(world[side], play[side])) choices.push({ kind: 'call', side });
  world.wire.forEach((one, segment) => {
    if (one.key === world.wire[segment - 1]?.key) return;
    choices.push({ kind: 'deliver', segment });
    if (world.faults > 0) choices.push({ kind: 'lose', segment }, { kind: 'duplicate', segment });
  });
  const idle = world.wire.length === 0;
  const quiet = idle && fastTimer(world.client) === null && fastTimer(world.server) === null;
  for (const side of SIDES) {
    const fast = fastTimer(world[side]);
    if (fast !== null && (idle || world.faults > 0)) choices.push({ kind: 'timer', side, timer: fast });
    if (quiet) for (const timer of slowTimers(world[side])) choices.push({ kind: 'timer', side, timer });
  }
  return choices;
}

/** Tells what a choice takes from the wire's faults. */
export function costOf(world: World, choice: Choice): 0 | 1 {
  if (choice.kind === 'lose' || choice.kind === 'duplicate') return 1;
  return choice.kind === 'timer' && world.wire.length > 0 ? 1 : 0;
}

/** Returns the next call of a side, undefined when it has made them all. */
export function nextAct(world: World, play: Play, side: HostId): Act | undefined {
  return play[side][world[side].calls];
}

function mayCall(side: Side, acts: readonly Act[]): boolean {
  const next = acts[side.calls];
  if (next === undefined) return false;
  const state = stateOf(side);
  const opening = state === 'LISTEN' || state === 'SYN-SENT' || state === 'SYN-RECEIVED';
  switch (next.act) {
    case 'listen':
    case 'connect':
      return state === 'CLOSED';
    case 'send':
    case 'close':
    case 'abort':
      return !opening;
    case 'receive':
      return !opening && (side.c === null || side.c.unread > 0 || side.c.finReceived);
    case 'receive-end':
      return !opening && (side.c === null || side.c.finReceived);
    case 'cancel':
    case 'crash':
      return true;
    default:
      return next satisfies never;
  }
}

function fastTimer({ c: tcb }: Side): TimerName | null {
  if (tcb === null) return null;
  if (tcb.retransmitAt >= 0) return tcb.retransmitFor;
  return tcb.ackAt >= 0 ? 'delayed-ack' : null;
}

function slowTimers({ c: tcb }: Side): TimerName[] {
  if (tcb === null) return [];
  return [
    ...(tcb.keepaliveAt >= 0 ? (['keepalive'] as const) : []),
    ...(tcb.waitAt >= 0 ? ([tcb.state === 'TIME-WAIT' ? 'time-wait' : 'fin-wait-2'] as const) : []),
  ];
}
