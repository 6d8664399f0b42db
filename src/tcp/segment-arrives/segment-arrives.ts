/** SEGMENT ARRIVES: RFC 9293 section 3.10.7, by state. CLOSED and LISTEN are the host's: closed.ts and listen.ts. */

import type { Listening } from '../connection/listening.ts';
import type { StepContext } from '../connection/step-context.ts';
import { refuse } from '../connection/step-context.ts';
import type { Tcb } from '../connection/tcb.ts';
import { miniSocketTakes } from '../profile/linux/mini-sockets.ts';
import type { Segment } from '../segment.ts';
import { ACK, RST, SYN } from '../segment.ts';
import { seqAdd } from '../sequence.ts';
import { segmentArrivesSynSent } from './syn-sent.ts';
import { segmentArrivesSynchronized } from './synchronized.ts';
import { segmentArrivesTimeWait } from './time-wait.ts';

/** Processes a segment for a connection. `listening` tells of the listener while it is still a request of one, else null. */
export function segmentArrives(ctx: StepContext, seg: Segment, listening: Listening | null): void {
  const { tcb, policies } = ctx;
  if (policies.miniSockets && miniSocketTakes(ctx, seg, listening)) return;
  switch (tcb.state) {
    case 'CLOSED':
    case 'LISTEN':
      refuse(ctx, 'closed/segment');
      return;
    case 'SYN-SENT':
      segmentArrivesSynSent(ctx, seg);
      return;
    case 'SYN-RECEIVED':
      if (listening?.acceptQueueFull && completesHandshake(tcb, seg)) refuse(ctx, 'queue/accept-full');
      else segmentArrivesSynchronized(ctx, seg);
      return;
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
      segmentArrivesSynchronized(ctx, seg);
      return;
    case 'TIME-WAIT':
      segmentArrivesTimeWait(ctx, seg);
      return;
    default:
      tcb.state satisfies never;
  }
}

/** Tells whether a segment is the ACK that ends the handshake. */
function completesHandshake(tcb: Tcb, seg: Segment): boolean {
  return (seg.flags & (ACK | RST | SYN)) === ACK && seg.ack === seqAdd(tcb.iss, 1);
}
