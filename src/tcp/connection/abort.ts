/** The ABORT call: RFC 9293 section 3.10.5. */

import type { RuleId } from '../rules.ts';
import { ACK, RST } from '../segment.ts';
import type { Draft } from './draft.ts';
import { closeNow } from './draft.ts';
import { hasUnsent, transmit } from './output.ts';

/**
 * Deletes the connection; a reset tells the peer in the states where it may not know of the end, and wherever data it
 * sent was thrown away unread (RFC 9293 section 3.6.1, SHLD-3).
 */
export function abort(d: Draft, because: RuleId): void {
  const { c, p } = d;
  const flags = p.abortCarriesAck ? RST | ACK : RST;
  switch (c.state) {
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
      transmit(d, flags, c.sndNxt, 0, because);
      break;
    case 'CLOSING':
    case 'LAST-ACK':
      if (because === 'close/unread-data' || (p.abortCarriesAck && hasUnsent(c)))
        transmit(d, flags, c.sndNxt, 0, because);
      break;
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
    case 'TIME-WAIT':
      break;
    default:
      c.state satisfies never;
  }
  closeNow(d, because);
}
