/** The timers of a connection. They are started and stopped in step-context.ts, and go off in timeouts.ts. */

import type { Tcb } from './tcb.ts';

/** The timers of a connection. */
export const TIMERS = [
  'retransmission',
  'loss-probe',
  'reordering',
  'persist',
  'delayed-ack',
  'keepalive',
  'fin-wait-2',
  'time-wait',
] as const;

/** One of the timers of a connection. */
export type TimerName = (typeof TIMERS)[number];

/** The deadlines of a TCB none of whose timers is running. */
export const NO_DEADLINES = {
  retransmitAt: -1,
  ackAt: -1,
  keepaliveAt: -1,
  waitAt: -1,
} as const satisfies Partial<Tcb>;

/** Returns the slot of a timer: those that replace one another share one, and one deadline. */
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
