/** The SEND call: RFC 9293 section 3.10.2. */

import { seqAdd } from '../sequence.ts';
import { sendPending } from './output.ts';
import type { StepContext } from './step-context.ts';
import type { Errno } from './tcb.ts';

/** Queues `octets` and sends what may go. Returns the octets taken, or the error. `more` is MSG_MORE. */
export function send(ctx: StepContext, octets: number, more: boolean): number | Errno {
  const { tcb } = ctx;
  if (tcb.error !== null) {
    const error = tcb.error;
    tcb.error = null;
    return error;
  }
  switch (tcb.state) {
    case 'CLOSED':
    case 'LISTEN':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      return 'EPIPE';
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
      tcb.sndEnd = seqAdd(tcb.sndEnd, octets);
      if (tcb.synData > 0 && !tcb.active) sendPending(ctx, 'fast-open/early-answer');
      return octets;
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      tcb.sndEnd = seqAdd(tcb.sndEnd, octets);
      tcb.corked = more;
      sendPending(ctx, 'send/data');
      // Linux: MSG_MORE is a matter of this call. Whatever next makes it look at the queue sends the rest.
      tcb.corked = false;
      return octets;
    default:
      return tcb.state satisfies never;
  }
}
