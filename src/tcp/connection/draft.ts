import type { Profile } from '../profile/profile.ts';
import type { RuleId } from '../rules.ts';
import type { TimerName } from '../simulator/transcript.ts';
import type { Effect } from './effects.ts';
import { NOTHING_IN_FLIGHT, NOTHING_OUT_OF_ORDER } from './new-tcb.ts';
import type { State } from './state.ts';
import type { Connection, Errno } from './tcb.ts';

/** A type with its `readonly` taken off. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * One step in the making: a private copy of the connection that the rules write to, and the effects so far.
 * It never leaves the model; callers see the pure `step`.
 */
export interface Draft {
  readonly c: Mutable<Connection>;
  /** Now, µs. */
  readonly now: number;
  readonly p: Profile;
  readonly effects: Effect[];
  /** The rule that decided the step; the last one to speak wins. */
  because: RuleId;
  /** What the call returns, see step.ts. */
  result: 'ok' | 'eof' | number | Errno | null;
}

/** Begins a step that writes to `c` itself: its only owner may save the copy. */
export function draftOf(c: Mutable<Connection>, now: number, p: Profile, because: RuleId): Draft {
  return { c, now, p, effects: [], because, result: null };
}

/** Begins a step on a draft whose last step is done and carried out. */
export function redraft(d: Mutable<Draft>, c: Mutable<Connection>, now: number, p: Profile): void {
  d.c = c;
  d.now = now;
  d.p = p;
  d.because = 'sequence/acceptable';
  d.result = null;
  // One by one: an array whose length is set to 0 gives up its room, and the next step would have to make it again.
  while (d.effects.length > 0) d.effects.pop();
}

/** Moves to another state. */
export function moveTo(d: Draft, to: State, because: RuleId): void {
  d.effects.push({ kind: 'state', from: d.c.state, to, because });
  d.c.state = to;
  d.because = because;
}

/** Notes that the segment at hand is refused or ignored. */
export function refuse(d: Draft, because: RuleId): void {
  d.effects.push({ kind: 'refuse', because });
  d.because = because;
}

/** Starts a timer that runs for `duration` µs, and on to the next whole one. The uses of the retransmission timer replace one another. */
export function startTimer(d: Draft, timer: TimerName, duration: number): void {
  const { c } = d;
  const at = Math.ceil(d.p.timerTick > 0 ? onTick(d.now, duration, d.p.timerTick) : d.now + duration);
  switch (timer) {
    case 'retransmission':
    case 'loss-probe':
    case 'reordering':
    case 'persist':
      if (c.retransmitAt >= 0 && c.retransmitFor !== timer) {
        d.effects.push({ kind: 'stop-timer', timer: c.retransmitFor });
      }
      c.retransmitFor = timer;
      c.retransmitAt = at;
      break;
    case 'delayed-ack':
      c.ackAt = at;
      break;
    case 'keepalive':
      c.keepaliveAt = at;
      break;
    case 'fin-wait-2':
    case 'time-wait':
      c.waitAt = at;
      break;
    default:
      timer satisfies never;
  }
  d.effects.push({ kind: 'start-timer', timer, at });
}

/**
 * Short timers of a kernel go off on a tick of its wheel, never early: every tick up to 63 ticks ahead, every eighth up to
 * 504. Longer ones stay exact here; how late they are depends on when the host was started.
 */
function onTick(now: number, duration: number, tick: number): number {
  const ticks = Math.ceil(duration / tick);
  if (ticks >= 504) return now + duration;
  const step = ticks < 63 ? 1 : 8;
  return (Math.floor((Math.floor(now / tick) + ticks) / step) + 1) * step * tick;
}

/** Stops the retransmission timer, whatever it is used for. */
export function stopRetransmitTimer(d: Draft): void {
  if (d.c.retransmitAt < 0) return;
  d.effects.push({ kind: 'stop-timer', timer: d.c.retransmitFor });
  d.c.retransmitAt = -1;
}

/** Stops a timer; one that does not run stays so. */
export function stopTimer(d: Draft, timer: TimerName): void {
  const { c } = d;
  switch (timer) {
    case 'retransmission':
    case 'loss-probe':
    case 'reordering':
    case 'persist':
      if (c.retransmitFor === timer) stopRetransmitTimer(d);
      return;
    case 'delayed-ack':
      if (c.ackAt < 0) return;
      c.ackAt = -1;
      break;
    case 'keepalive':
      if (c.keepaliveAt < 0) return;
      c.keepaliveAt = -1;
      break;
    case 'fin-wait-2':
    case 'time-wait':
      if (c.waitAt < 0) return;
      c.waitAt = -1;
      break;
    default:
      timer satisfies never;
  }
  d.effects.push({ kind: 'stop-timer', timer });
}

/** Stops every timer of the connection. */
export function stopAllTimers(d: Draft): void {
  stopRetransmitTimer(d);
  stopTimer(d, 'delayed-ack');
  stopTimer(d, 'keepalive');
  if (d.c.waitAt >= 0) stopTimer(d, d.c.state === 'FIN-WAIT-2' ? 'fin-wait-2' : 'time-wait');
}

/** Deletes the TCB: the connection is CLOSED, nothing is kept running. RFC 9293 section 3.10. */
export function closeNow(d: Draft, because: RuleId): void {
  stopAllTimers(d);
  if (d.c.flight.length > 0) d.c.flight = NOTHING_IN_FLIGHT;
  if (d.c.outOfOrder.length > 0) d.c.outOfOrder = NOTHING_OUT_OF_ORDER;
  moveTo(d, 'CLOSED', because);
}
