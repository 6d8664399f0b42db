/** Misconceptions about closing a connection and about TIME-WAIT. */

import { sendAck } from '../connection/output.ts';
import type { Event } from '../connection/step.ts';
import type { StepContext } from '../connection/step-context.ts';
import { moveTo, startTimer } from '../connection/step-context.ts';
import type { Tcb } from '../connection/tcb.ts';
import { enterTimeWait } from '../connection/time-wait.ts';
import type { Profile, ProfileOverrides } from '../profile/profile.ts';
import { ACK, FIN } from '../segment.ts';
import { dropEffects, dropTimer, endsIn } from './change.ts';
import { type Hooks, misconception } from './definition.ts';

const S = 1_000_000;

/** Overrides that hold under profile `linux` only. */
function onLinux(overrides: ProfileOverrides): (truth: Profile) => ProfileOverrides {
  return (truth) => (truth.name === 'linux' ? overrides : {});
}

/** Misconceptions about closing a connection and about TIME-WAIT. */
export const CLOSING = [
  misconception({
    id: 'first-fin-without-ack',
    changes: ['flags', 'ack'],
    hooks: () => ({
      write: (s, tcb) =>
        s.flags & FIN && tcb !== null && !tcb.finReceived ? { ...s, flags: s.flags & ~ACK, ack: 0 } : s,
    }),
  }),
  misconception({ id: 'fin-closes-both-ways', changes: ['state', 'segments'], hooks: finClosesBothWays }),
  misconception({
    id: 'passive-closer-waits',
    changes: ['state'],
    hooks: () => timeWaitFallsTo(() => 'passive', false),
  }),
  misconception({
    id: 'client-always-waits',
    changes: ['state'],
    hooks: () => timeWaitFallsTo((active) => (active ? 'self' : 'other'), true),
  }),
  misconception({
    id: 'one-time-wait-in-simultaneous-close',
    changes: ['state'],
    hooks: () => ({
      afterStep(ctx, was) {
        if (was.state === 'CLOSING' && ctx.tcb.state === 'TIME-WAIT' && !was.active)
          endsIn(ctx, was.state, 'CLOSED');
      },
    }),
  }),
  misconception({
    id: 'fin-wait-2-is-never-skipped',
    changes: ['state'],
    hooks: () => ({ afterStep: goThroughFinWait2, insteadOfStep: leaveFinWait2 }),
  }),
  misconception({ id: 'out-of-order-fin-closes', changes: ['state'], hooks: outOfOrderFinCloses }),
  misconception({ id: 'two-msl-from-first-fin', changes: ['time'], hooks: twoMslFromFirstFin }),
  misconception({
    id: 'retransmitted-fin-does-not-restart',
    changes: ['time'],
    hooks: () => ({
      afterStep(ctx, was, event) {
        if (event.kind !== 'segment' || was.state !== 'TIME-WAIT' || ctx.tcb.state !== 'TIME-WAIT') return;
        dropTimer(ctx, 'time-wait');
        ctx.tcb.waitAt = was.waitAt;
      },
    }),
  }),
  misconception({
    id: 'time-wait-is-240-on-linux',
    changes: ['time'],
    profile: onLinux({ timeWait: 240 * S }),
  }),
  misconception({
    id: 'time-wait-is-120-on-linux',
    changes: ['time'],
    profile: onLinux({ timeWait: 120 * S }),
  }),
] as const;

/** The first FIN ends the whole connection: its receiver acknowledges it and is CLOSED, its sender waits for nothing more. */
function finClosesBothWays(): Hooks {
  return {
    afterStep(ctx, was) {
      if (was.state === 'ESTABLISHED' && ctx.tcb.state === 'CLOSE-WAIT') {
        if (ctx.tcb.ackScheduled) sendAck(ctx, 'ack/fin');
        endsIn(ctx, was.state, 'CLOSED');
      } else if (was.state === 'FIN-WAIT-1' && ctx.tcb.state === 'FIN-WAIT-2') {
        endsIn(ctx, was.state, 'TIME-WAIT');
      }
    },
  };
}

/** TIME-WAIT falls to the passive closer, or to one side whoever closes first. */
function timeWaitFallsTo(
  who: (active: boolean) => 'passive' | 'self' | 'other',
  alsoSimultaneous: boolean,
): Hooks {
  return {
    afterStep(ctx, was, event) {
      const by = who(was.active);
      const { state } = ctx.tcb;
      if (
        was.state === 'LAST-ACK' &&
        state === 'CLOSED' &&
        ctx.because === 'ack/last-ack' &&
        by !== 'other'
      ) {
        endsIn(ctx, was.state, 'TIME-WAIT');
      }
      const closing = was.state === 'CLOSING' && alsoSimultaneous;
      const first = closing || was.state === 'FIN-WAIT-1' || was.state === 'FIN-WAIT-2';
      if (event.kind === 'segment' && first && state === 'TIME-WAIT' && by !== 'self') {
        endsIn(ctx, was.state, 'CLOSED');
      }
    },
  };
}

/**
 * The ACK of a segment that carries ACK and FIN leads to FIN-WAIT-2, and only what follows in the same instant to
 * TIME-WAIT: a timer of length 0 separates the two, so that each has its own cause.
 */
function goThroughFinWait2(ctx: StepContext, was: Tcb): void {
  if (was.state !== 'FIN-WAIT-1' || ctx.tcb.state !== 'TIME-WAIT') return;
  dropEffects(ctx, (e) => e.kind === 'state' || e.kind === 'send');
  dropTimer(ctx, 'time-wait');
  ctx.tcb.state = was.state;
  moveTo(ctx, 'FIN-WAIT-2', 'misconception/applied');
  startTimer(ctx, 'fin-wait-2', 0);
}

function leaveFinWait2(ctx: StepContext, event: Event): boolean {
  const isSecondHalf = event.kind === 'timer' && event.timer === 'fin-wait-2' && ctx.tcb.finReceived;
  if (!isSecondHalf) return false;
  ctx.tcb.waitAt = -1;
  sendAck(ctx, 'ack/fin');
  enterTimeWait(ctx, 'fin/fin-wait-2');
  return true;
}

/** A FIN counts when it arrives, also ahead of octets that are still missing; those are taken in afterwards. */
function outOfOrderFinCloses(): Hooks {
  let early = false;
  return {
    beforeStep(ctx, event) {
      if (early && event.kind === 'segment' && ctx.tcb.state === 'CLOSE-WAIT') ctx.tcb.state = 'ESTABLISHED';
    },
    afterStep(ctx, _was, event) {
      const { tcb } = ctx;
      if (event.kind !== 'segment') return;
      if (early) {
        if (tcb.state === 'ESTABLISHED') tcb.state = 'CLOSE-WAIT';
        else early = false;
        dropEffects(ctx, (e) => e.kind === 'state' && e.to === 'CLOSE-WAIT');
      } else if (tcb.state === 'ESTABLISHED' && tcb.outOfOrder.some((o) => o.fin)) {
        early = true;
        moveTo(ctx, 'CLOSE-WAIT', 'misconception/applied');
      }
    },
  };
}

/** 2 MSL is counted from the first FIN of the connection on, not from entering TIME-WAIT. */
function twoMslFromFirstFin(): Hooks {
  let firstFin = -1;
  return {
    afterStep(ctx, was) {
      const { tcb, profile, now } = ctx;
      const fin = tcb.finReceived || ctx.effects.some((e) => e.kind === 'send' && e.segment.flags & FIN);
      if (firstFin < 0 && fin) firstFin = now;
      if (was.state === 'TIME-WAIT' || tcb.state !== 'TIME-WAIT') return;
      dropTimer(ctx, 'time-wait');
      startTimer(ctx, 'time-wait', Math.max(firstFin + profile.timeWait - now, 1));
    },
  };
}
