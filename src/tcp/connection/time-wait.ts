/** Entering TIME-WAIT and FIN-WAIT-2: RFC 9293 sections 3.6 and 3.10.8, and Linux's time-out of orphans. */

import type { RuleId } from '../rules.ts';
import type { Draft } from './draft.ts';
import { moveTo, startTimer, stopRetransmitTimer, stopTimer } from './draft.ts';
import { NOTHING_IN_FLIGHT } from './new-tcb.ts';

/** Enters TIME-WAIT: starts the time-wait timer of 2 MSL and stops the others. */
export function enterTimeWait(d: Draft, because: RuleId): void {
  stopRetransmitTimer(d);
  stopTimer(d, 'delayed-ack');
  stopTimer(d, 'keepalive');
  if (d.c.waitAt >= 0) stopTimer(d, 'fin-wait-2');
  if (d.c.flight.length > 0) d.c.flight = NOTHING_IN_FLIGHT;
  d.c.ackScheduled = false;
  moveTo(d, 'TIME-WAIT', because);
  restartTimeWait(d);
}

/** Starts the 2 MSL timer again. RFC 9293 section 3.10.7.4. */
export function restartTimeWait(d: Draft): void {
  startTimer(d, 'time-wait', d.p.timeWait);
}

/** Enters FIN-WAIT-2; when no process holds the connection, it lasts tcp_fin_timeout at most. */
export function enterFinWait2(d: Draft, because: RuleId): void {
  moveTo(d, 'FIN-WAIT-2', because);
  if (d.c.orphan) limitFinWait2(d);
}

/** Starts the time-out of an orphaned FIN-WAIT-2, where the profile has one. */
export function limitFinWait2(d: Draft): void {
  if (d.p.finTimeout !== null) startTimer(d, 'fin-wait-2', Math.max(d.p.finTimeout, 3.5 * d.c.rto));
}
