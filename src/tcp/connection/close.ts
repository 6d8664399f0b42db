/** The CLOSE call and its half, shutdown(SHUT_WR): RFC 9293 section 3.10.4; close() of the socket API on top: 3.6.1. */
import { abort } from './abort.ts';
import type { Draft } from './draft.ts';
import { closeNow } from './draft.ts';
import { hasUnsent } from './output.ts';
import { queueFin } from './queue-fin.ts';
import type { Connection, Errno } from './tcb.ts';
import { limitFinWait2 } from './time-wait.ts';

/** No more sending: a FIN goes out behind what is queued, receiving goes on. */
export function closeForSending(d: Draft): 'ok' | Errno {
  const { c } = d;
  switch (c.state) {
    case 'CLOSED':
    case 'LISTEN':
      return 'ENOTCONN';
    case 'SYN-SENT':
      c.error = 'ECONNRESET';
      closeNow(d, 'close/syn-sent');
      return 'ok';
    case 'SYN-RECEIVED':
      if (hasUnsent(c) || (d.p.shutdownRules && c.active)) c.finQueued = true;
      else queueFin(d, 'FIN-WAIT-1', 'close/syn-received');
      return 'ok';
    case 'ESTABLISHED':
      queueFin(d, 'FIN-WAIT-1', 'close/established');
      return 'ok';
    case 'CLOSE-WAIT':
      queueFin(d, 'LAST-ACK', 'close/close-wait');
      return 'ok';
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSING':
    case 'LAST-ACK':
      d.because = 'close/closing';
      return 'ok';
    case 'TIME-WAIT':
      d.because = 'close/closing';
      return d.p.shutdownRules ? 'ENOTCONN' : 'ok';
    default:
      return c.state satisfies never;
  }
}

/** shutdown(SHUT_RD): nothing is sent and what arrives is still taken, but a recv() with nothing to read no longer waits. */
export function closeForReceiving(d: Draft): 'ok' | Errno {
  const { c, p } = d;
  if (p.shutdownRules && (c.state === 'SYN-SENT' || c.state === 'TIME-WAIT')) return closeForSending(d);
  c.receiveShutdown = true;
  d.because = 'close/receiving';
  return 'ok';
}

/** Tells whether close() still waits for the peer's acknowledgment of the FIN: SO_LINGER with a time. */
export function isLingering(c: Connection): boolean {
  return c.state === 'FIN-WAIT-1' || c.state === 'CLOSING' || c.state === 'LAST-ACK';
}

/** The process lets go at last: what is left of the connection is an orphan. */
export function orphan(d: Draft): 'ok' {
  const { c } = d;
  c.orphan = true;
  if (c.state === 'FIN-WAIT-2' && c.waitAt < 0) limitFinWait2(d);
  return 'ok';
}

/**
 * close(): the process lets go of the connection. Unread data or SO_LINGER 0 turn it into an abort
 * (RFC 9293 section 3.6.1, SHLD-3); otherwise it closes for sending and lives on as an orphan.
 * TIME-WAIT always runs its time: the peer has closed, and nothing can be lost any more (MUST-13).
 * With `linger` the process keeps it until {@link orphan}.
 */
export function close(d: Draft, linger: boolean): 'ok' {
  const { c } = d;
  const unread = c.unread > 0;
  c.receiveShutdown = true;
  c.unread = 0;
  if (c.state === 'CLOSED' || c.state === 'TIME-WAIT') {
    d.because = 'close/closing';
    c.orphan = true;
    return 'ok';
  }
  if (unread) {
    abort(d, 'close/unread-data');
  } else if (c.options.linger === 0) {
    abort(d, 'close/linger-0');
  } else if (c.state === 'SYN-RECEIVED' && !hasUnsent(c)) {
    queueFin(d, 'FIN-WAIT-1', 'close/syn-received');
  } else {
    closeForSending(d);
  }
  return linger && isLingering(c) ? 'ok' : orphan(d);
}
