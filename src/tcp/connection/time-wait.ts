/** Entering TIME-WAIT and FIN-WAIT-2: RFC 9293 sections 3.6 and 3.10.8, and Linux's time-out of orphans. */

import type { RuleId } from '../rules.ts';
import { NOTHING_IN_FLIGHT } from './new-tcb.ts';
import { receiveWindow } from './receive-space.ts';
import type { StepContext } from './step-context.ts';
import { moveTo, startTimer, stopRetransmitTimer, stopTimer } from './step-context.ts';

/** Enters TIME-WAIT: starts the time-wait timer of 2 MSL and stops the others. */
export function enterTimeWait(ctx: StepContext, because: RuleId): void {
  stopRetransmitTimer(ctx);
  stopTimer(ctx, 'delayed-ack');
  stopTimer(ctx, 'keepalive');
  if (ctx.tcb.waitAt >= 0) stopTimer(ctx, 'fin-wait-2');
  if (ctx.tcb.flight.length > 0) ctx.tcb.flight = NOTHING_IN_FLIGHT;
  ctx.tcb.ackScheduled = false;
  keepWindow(ctx);
  if (ctx.tcb.state !== 'FIN-WAIT-2' || !isLimited(ctx)) shrinkToMiniSocket(ctx);
  moveTo(ctx, 'TIME-WAIT', because);
  restartTimeWait(ctx);
}

/** Starts the 2 MSL timer again. RFC 9293 section 3.10.7.4. */
export function restartTimeWait(ctx: StepContext): void {
  startTimer(ctx, 'time-wait', ctx.profile.timeWait);
}

/** Enters FIN-WAIT-2; when no process holds the connection, it lasts tcp_fin_timeout at most. */
export function enterFinWait2(ctx: StepContext, because: RuleId): void {
  moveTo(ctx, 'FIN-WAIT-2', because);
  if (ctx.tcb.orphan) limitFinWait2(ctx);
}

/** From here on the window stays as it was last offered. */
function keepWindow({ tcb }: StepContext): void {
  tcb.rcvWnd = receiveWindow(tcb);
  tcb.rcvWup = tcb.rcvNxt;
}

/** Starts the time-out of an orphaned FIN-WAIT-2, where the profile has one. */
export function limitFinWait2(ctx: StepContext): void {
  if (ctx.profile.finTimeout === null) return;
  keepWindow(ctx);
  shrinkToMiniSocket(ctx);
  startTimer(ctx, 'fin-wait-2', Math.max(ctx.profile.finTimeout, 3.5 * ctx.tcb.rto));
}

/** Tells whether an orphan's FIN-WAIT-2 ends by time-out. */
function isLimited({ tcb, profile }: StepContext): boolean {
  return tcb.orphan && profile.finTimeout !== null;
}

/**
 * The mini socket that Linux keeps instead counts its answers to invalid segments anew and sends no keepalive probes:
 * `tcp_time_wait`.
 */
function shrinkToMiniSocket(ctx: StepContext): void {
  if (!ctx.policies.miniSockets) return;
  ctx.tcb.challengeAt = -1;
  stopTimer(ctx, 'keepalive');
}
