import type { Policies } from '../profile/policies.ts';
import { policiesOf } from '../profile/policies-of.ts';
import type { Profile } from '../profile/profile.ts';
import type { RuleId } from '../rules.ts';
import type { Effect } from './effects.ts';
import { NOTHING_IN_FLIGHT, NOTHING_OUT_OF_ORDER } from './new-tcb.ts';
import type { State } from './state.ts';
import type { Errno, Mutable, Tcb } from './tcb.ts';
import type { TimerName } from './timer.ts';

/**
 * What one step works on: the TCB that the rules write to, and the effects so far. It never leaves the model; callers
 * see the pure `step`.
 */
export interface StepContext {
  readonly tcb: Mutable<Tcb>;
  /** Now, µs. */
  readonly now: number;
  readonly profile: Profile;
  /** Those that `profile.policies` names. */
  readonly policies: Policies;
  readonly effects: Effect[];
  /** The rule that decided the step: the last one to apply. */
  because: RuleId;
  /** What the call returns, see step.ts. */
  result: 'ok' | 'eof' | number | Errno | null;
}

/** Begins a step that writes to `tcb` itself: for its owner, or with a copy of it. */
export function stepContext(tcb: Mutable<Tcb>, now: number, profile: Profile, because: RuleId): StepContext {
  return { tcb, now, profile, policies: policiesOf(profile.policies), effects: [], because, result: null };
}

/** Begins the next step of a host on a context whose last step has been carried out. */
export function resetContext(
  ctx: Mutable<StepContext>,
  tcb: Mutable<Tcb>,
  now: number,
  profile: Profile,
): void {
  ctx.tcb = tcb;
  ctx.now = now;
  ctx.profile = profile;
  ctx.policies = policiesOf(profile.policies);
  ctx.because = 'sequence/acceptable';
  ctx.result = null;
  // pop() keeps the array's memory for the next step; setting its length to 0 would release it.
  while (ctx.effects.length > 0) ctx.effects.pop();
}

/** Moves to another state. */
export function moveTo(ctx: StepContext, to: State, because: RuleId): void {
  ctx.effects.push({ kind: 'state', from: ctx.tcb.state, to, because });
  ctx.tcb.state = to;
  ctx.because = because;
}

/** Notes that the segment at hand is refused or ignored. */
export function refuse(ctx: StepContext, because: RuleId): void {
  ctx.effects.push({ kind: 'refuse', because });
  ctx.because = because;
}

/**
 * Starts a timer that is due in `duration` µs, rounded up to a whole one, or on a tick of the profile's. The uses of the
 * retransmission timer replace one another.
 */
export function startTimer(ctx: StepContext, timer: TimerName, duration: number): void {
  const { tcb } = ctx;
  const at = Math.ceil(ctx.profile.timerTick > 0 ? onTick(ctx, duration) : ctx.now + duration);
  switch (timer) {
    case 'retransmission':
    case 'loss-probe':
    case 'reordering':
    case 'persist':
      if (tcb.retransmitAt >= 0 && tcb.retransmitFor !== timer) {
        ctx.effects.push({ kind: 'stop-timer', timer: tcb.retransmitFor });
      }
      tcb.retransmitFor = timer;
      tcb.retransmitAt = at;
      break;
    case 'delayed-ack':
      tcb.ackAt = at;
      break;
    case 'keepalive':
      tcb.keepaliveAt = at;
      break;
    case 'fin-wait-2':
    case 'time-wait':
      tcb.waitAt = at;
      break;
    default:
      timer satisfies never;
  }
  ctx.effects.push({ kind: 'start-timer', timer, at });
}

/** Returns how long ago a moment was, µs; in whole ticks where the profile has them, as the kernel counts. */
export function elapsedSince({ profile, now }: Pick<StepContext, 'profile' | 'now'>, since: number): number {
  const tick = profile.timerTick || 1;
  return (Math.floor(now / tick) - Math.floor(since / tick)) * tick;
}

/**
 * Timers of a kernel go off in a slot of its timer wheel, never early: every tick up to 63 ticks ahead, every eighth up to
 * 504, every 64th up to 4,032, and so on. Timers beyond the levels that the profile has stay exact.
 */
function onTick(ctx: StepContext, duration: number): number {
  const { now } = ctx;
  const { timerTick: tick, timerLevels } = ctx.profile;
  const ticks = Math.ceil(duration / tick);
  let step = 1;
  for (let level = 1; ticks >= 63 * step; level += 1) {
    if (level === timerLevels) return now + duration;
    step *= 8;
  }
  return (Math.floor((Math.floor(now / tick) + ticks) / step) + 1) * step * tick + lateness(ctx);
}

/** Returns how late the timers of a connection are, µs. */
export function lateness({ tcb, profile }: Pick<StepContext, 'tcb' | 'profile'>): number {
  const bit = (tcb.port + tcb.peer) % 8;
  return (profile.lateConnections >> bit) & 1 ? profile.timerLate : 0;
}

/** Stops the retransmission timer in any of its uses. */
export function stopRetransmitTimer(ctx: StepContext): void {
  if (ctx.tcb.retransmitAt < 0) return;
  ctx.effects.push({ kind: 'stop-timer', timer: ctx.tcb.retransmitFor });
  ctx.tcb.retransmitAt = -1;
}

/** Stops a timer; one that does not run stays so. */
export function stopTimer(ctx: StepContext, timer: TimerName): void {
  const { tcb } = ctx;
  switch (timer) {
    case 'retransmission':
    case 'loss-probe':
    case 'reordering':
    case 'persist':
      if (tcb.retransmitFor === timer) stopRetransmitTimer(ctx);
      return;
    case 'delayed-ack':
      if (tcb.ackAt < 0) return;
      tcb.ackAt = -1;
      break;
    case 'keepalive':
      if (tcb.keepaliveAt < 0) return;
      tcb.keepaliveAt = -1;
      break;
    case 'fin-wait-2':
    case 'time-wait':
      if (tcb.waitAt < 0) return;
      tcb.waitAt = -1;
      break;
    default:
      timer satisfies never;
  }
  ctx.effects.push({ kind: 'stop-timer', timer });
}

/** Stops every timer of the connection. */
function stopAllTimers(ctx: StepContext): void {
  stopRetransmitTimer(ctx);
  stopTimer(ctx, 'delayed-ack');
  stopTimer(ctx, 'keepalive');
  if (ctx.tcb.waitAt >= 0) stopTimer(ctx, ctx.tcb.state === 'FIN-WAIT-2' ? 'fin-wait-2' : 'time-wait');
}

/** Deletes the TCB: the connection is CLOSED, nothing is kept running. RFC 9293 section 3.10. */
export function closeNow(ctx: StepContext, because: RuleId): void {
  stopAllTimers(ctx);
  if (ctx.tcb.flight.length > 0) ctx.tcb.flight = NOTHING_IN_FLIGHT;
  if (ctx.tcb.outOfOrder.length > 0) ctx.tcb.outOfOrder = NOTHING_OUT_OF_ORDER;
  moveTo(ctx, 'CLOSED', because);
}
