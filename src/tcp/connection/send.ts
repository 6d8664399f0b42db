/** The SEND call: RFC 9293 section 3.10.2. */

import { seqAdd } from '../sequence.ts';
import type { Draft } from './draft.ts';
import { sendPending } from './output.ts';
import type { Errno } from './tcb.ts';

/** Queues `octets` and sends what may go. Returns the octets taken, or the error. `more` is MSG_MORE. */
export function send(d: Draft, octets: number, more: boolean): number | Errno {
  const { c } = d;
  if (c.error !== null) {
    const error = c.error;
    c.error = null;
    return error;
  }
  switch (c.state) {
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
      c.sndEnd = seqAdd(c.sndEnd, octets);
      if (c.synData > 0 && !c.active) sendPending(d, 'fast-open/early-answer');
      return octets;
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      c.sndEnd = seqAdd(c.sndEnd, octets);
      c.corked = more;
      sendPending(d, 'send/data');
      // Linux: MSG_MORE is a matter of this call. Whatever next makes it look at the queue sends the rest.
      c.corked = false;
      return octets;
    default:
      return c.state satisfies never;
  }
}
