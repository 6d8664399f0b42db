/** The RECEIVE call: RFC 9293 section 3.10.3. */
import { acknowledgeRead } from './acknowledge.ts';
import type { Draft } from './draft.ts';
import type { Connection, Errno } from './tcb.ts';

/** Tells whether RECEIVE would return now rather than wait. */
export function isReadable(c: Connection): boolean {
  if (c.unread > 0 || c.error !== null || c.finReceived || c.receiveShutdown) return true;
  return c.state !== 'SYN-SENT' && c.state !== 'SYN-RECEIVED' && !canStillReceive(c);
}

function canStillReceive(c: Connection): boolean {
  return c.state === 'ESTABLISHED' || c.state === 'FIN-WAIT-1' || c.state === 'FIN-WAIT-2';
}

/** Hands over up to `max` octets; `'eof'` after the peer's FIN, or the pending error. Call only when readable. */
export function receive(d: Draft, max: number): number | 'eof' | Errno {
  const { c } = d;
  if (c.unread > 0) {
    const octets = Math.min(max, c.unread);
    c.unread -= octets;
    d.because = 'receive/octets';
    acknowledgeRead(d, octets);
    return octets;
  }
  if (c.finReceived) {
    d.because = 'receive/eof';
    return 'eof';
  }
  if (c.error !== null) {
    const error = c.error;
    c.error = null;
    return error;
  }
  return 'eof';
}
