import type { HostId, TimerName } from './transcript.ts';

/** Which connection of which host a record is about. */
export interface Place {
  readonly host: HostId;
  readonly port: number;
  readonly peer: number | null;
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
