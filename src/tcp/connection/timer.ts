/** The timers of a connection by number and by slot. */

import type { TimerName } from '../simulator/transcript.ts';
import { TIMERS } from '../simulator/transcript.ts';
import type { Tcb } from './tcb.ts';

/** Returns the number of a timer. By comparison: looking into a list by a name is slow. */
export function timerNumber(timer: TimerName): number {
  switch (timer) {
    case 'retransmission':
      return 0;
    case 'loss-probe':
      return 1;
    case 'reordering':
      return 2;
    case 'persist':
      return 3;
    case 'delayed-ack':
      return 4;
    case 'keepalive':
      return 5;
    case 'fin-wait-2':
      return 6;
    case 'time-wait':
      return 7;
    default:
      return timer satisfies never;
  }
}

/** Returns the timer with a number. */
export function timerAt(number: number): TimerName {
  const timer = TIMERS[number];
  if (timer === undefined) throw new RangeError(`No timer has the number ${number}.`);
  return timer;
}

/** Returns the slot of a timer: those that replace one another share one. */
export function slotOf(timer: TimerName): 0 | 1 | 2 | 3 {
  switch (timer) {
    case 'retransmission':
    case 'loss-probe':
    case 'reordering':
    case 'persist':
      return 0;
    case 'delayed-ack':
      return 1;
    case 'keepalive':
      return 2;
    case 'fin-wait-2':
    case 'time-wait':
      return 3;
    default:
      return timer satisfies never;
  }
}

/** Returns when a timer of a connection is due, µs; -1 when it does not run. */
export function deadlineOf(tcb: Tcb, timer: TimerName): number {
  switch (slotOf(timer)) {
    case 0:
      return tcb.retransmitFor === timer ? tcb.retransmitAt : -1;
    case 1:
      return tcb.ackAt;
    case 2:
      return tcb.keepaliveAt;
    default:
      return tcb.waitAt;
  }
}
