/** Queues and sends a FIN: RFC 9293 section 3.10.4. */

import type { RuleId } from '../rules.ts';
import { sendPending } from './output.ts';
import type { StepContext } from './step-context.ts';
import { moveTo } from './step-context.ts';

/** Moves to `to` and sends a FIN behind everything queued, as soon as the window allows. */
export function queueFin(ctx: StepContext, to: 'FIN-WAIT-1' | 'LAST-ACK', because: RuleId): void {
  ctx.tcb.finQueued = true;
  ctx.tcb.corked = false;
  moveTo(ctx, to, because);
  sendPending(ctx, because, true);
}
