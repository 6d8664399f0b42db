/** The RECEIVE call: RFC 9293 section 3.10.3. */
import { acknowledgeRead } from './acknowledge.ts';
import type { StepContext } from './step-context.ts';
import type { Errno, Tcb } from './tcb.ts';

/** Tells whether RECEIVE would return now rather than wait. */
export function isReadable(tcb: Tcb): boolean {
  if (tcb.unread > 0 || tcb.error !== null || tcb.finReceived || tcb.receiveShutdown) return true;
  return tcb.state !== 'SYN-SENT' && tcb.state !== 'SYN-RECEIVED' && !canStillReceive(tcb);
}

function canStillReceive(tcb: Tcb): boolean {
  return tcb.state === 'ESTABLISHED' || tcb.state === 'FIN-WAIT-1' || tcb.state === 'FIN-WAIT-2';
}

/** Hands over up to `max` octets; `'eof'` after the peer's FIN, or the pending error. Call only when readable. */
export function receive(ctx: StepContext, max: number): number | 'eof' | Errno {
  const { tcb, policies } = ctx;
  if (tcb.unread > 0) {
    const octets = Math.min(max, tcb.unread);
    policies.releaseText(tcb, octets);
    tcb.unread -= octets;
    // Linux takes a FIN that is there together with the last octet before it.
    if (tcb.unread === 0) tcb.finRead = tcb.finReceived;
    ctx.because = 'receive/octets';
    acknowledgeRead(ctx, octets);
    return octets;
  }
  if (tcb.finReceived) {
    policies.releaseText(tcb, 0);
    tcb.finRead = true;
    ctx.because = 'receive/eof';
    return 'eof';
  }
  if (tcb.error !== null) {
    const error = tcb.error;
    tcb.error = null;
    return error;
  }
  return 'eof';
}
