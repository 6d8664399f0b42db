/** The ABORT call: RFC 9293 section 3.10.5. */

import type { RuleId } from '../rules.ts';
import { transmit } from './output.ts';
import type { StepContext } from './step-context.ts';
import { closeNow } from './step-context.ts';

/**
 * Deletes the connection; the peer gets a reset in the states where it may not know of the end, and wherever data it
 * sent was thrown away unread (RFC 9293 section 3.6.1, SHLD-3).
 */
export function abort(ctx: StepContext, because: RuleId): void {
  const { tcb, policies } = ctx;
  switch (tcb.state) {
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
      transmit(ctx, policies.resetFlags, policies.seqWithoutText(tcb), 0, because);
      break;
    case 'CLOSING':
    case 'LAST-ACK':
      if (because === 'close/unread-data' || policies.resetsWhileClosing(tcb))
        transmit(ctx, policies.resetFlags, policies.seqWithoutText(tcb), 0, because);
      break;
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
    case 'TIME-WAIT':
      break;
    default:
      tcb.state satisfies never;
  }
  closeNow(ctx, because);
}
