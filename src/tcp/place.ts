import type { HostId, TimerName } from './transcript.ts';

/** Which connection of which host a record is about. */
export interface Place {
  readonly host: HostId;
  readonly port: number;
  readonly peer: number | null;
  /** Indices of the records of its running timers, by slot: timers that replace one another share one. */
  readonly running: number[];
}

/** Returns the slots of a connection that has started no timer. */
export function noTimers(): number[] {
  return [-1, -1, -1, -1];
}

/** Returns the slot of a timer. */
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
