/** Queues and sends a FIN: RFC 9293 section 3.10.4. */

import type { RuleId } from '../rules.ts';
import type { Draft } from './draft.ts';
import { moveTo } from './draft.ts';
import { sendPending } from './output.ts';

/** Moves to `to` and sends a FIN behind everything queued, as soon as the window allows. */
export function queueFin(d: Draft, to: 'FIN-WAIT-1' | 'LAST-ACK', because: RuleId): void {
  d.c.finQueued = true;
  d.c.corked = false;
  moveTo(d, to, because);
  sendPending(d, because, true);
}
