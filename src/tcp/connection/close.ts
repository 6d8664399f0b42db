/** The CLOSE call and its half, shutdown(SHUT_WR): RFC 9293 section 3.10.4; close() of the socket API on top: 3.6.1. */
import type { RuleId } from '../rules.ts';
import { abort } from './abort.ts';
import { sendPending } from './send.ts';
import type { StepContext } from './step-context.ts';
import { closeNow, moveTo } from './step-context.ts';
import type { Errno, Tcb } from './tcb.ts';
import { hasUnsent } from './tcb.ts';
import { limitFinWait2 } from './time-wait.ts';

/** No more sending: a FIN goes out behind what is queued, receiving goes on. */
export function closeForSending(ctx: StepContext): 'ok' | Errno {
  const { tcb } = ctx;
  switch (tcb.state) {
    case 'CLOSED':
    case 'LISTEN':
      return 'ENOTCONN';
    case 'SYN-SENT':
      tcb.error = 'ECONNRESET';
      closeNow(ctx, 'close/syn-sent');
      return 'ok';
    case 'SYN-RECEIVED':
      if (ctx.policies.finWaitsForEstablished(tcb)) tcb.finQueued = true;
      else queueFin(ctx, 'FIN-WAIT-1', 'close/syn-received');
      return 'ok';
    case 'ESTABLISHED':
      queueFin(ctx, 'FIN-WAIT-1', 'close/established');
      return 'ok';
    case 'CLOSE-WAIT':
      queueFin(ctx, 'LAST-ACK', 'close/close-wait');
      return 'ok';
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSING':
    case 'LAST-ACK':
      ctx.because = 'close/closing';
      return 'ok';
    case 'TIME-WAIT':
      ctx.because = 'close/closing';
      return ctx.policies.shutdownInTimeWait;
    default:
      return tcb.state satisfies never;
  }
}

/** Moves to `to` and sends a FIN behind everything queued, as soon as the window allows. */
export function queueFin(ctx: StepContext, to: 'FIN-WAIT-1' | 'LAST-ACK', because: RuleId): void {
  ctx.tcb.finQueued = true;
  ctx.tcb.corked = false;
  moveTo(ctx, to, because);
  sendPending(ctx, because, true);
}

/**
 * shutdown(SHUT_RD): nothing is sent and what arrives is still taken, but a recv() with nothing to read no longer
 * waits.
 */
export function closeForReceiving(ctx: StepContext): 'ok' | Errno {
  const { tcb, policies } = ctx;
  if (policies.shutdownReadDisconnects(tcb.state)) return closeForSending(ctx);
  tcb.receiveShutdown = true;
  ctx.because = 'close/receiving';
  return 'ok';
}

/** Tells whether close() still waits for the peer's acknowledgment of the FIN: SO_LINGER with a time. */
export function isLingering(tcb: Tcb): boolean {
  return tcb.state === 'FIN-WAIT-1' || tcb.state === 'CLOSING' || tcb.state === 'LAST-ACK';
}

/** The process has no use of the connection any more: what is left of it is an orphan. */
export function orphan(ctx: StepContext): 'ok' {
  const { tcb } = ctx;
  tcb.orphan = true;
  if (tcb.state === 'FIN-WAIT-2' && tcb.waitAt < 0) limitFinWait2(ctx);
  return 'ok';
}

/**
 * close(): the process is done with the connection. Unread data or SO_LINGER 0 turn it into an abort
 * (RFC 9293 section 3.6.1, SHLD-3); otherwise it closes for sending and lives on as an orphan.
 * TIME-WAIT always runs its time: the peer has closed, and nothing can be lost any more (MUST-13).
 * With `linger` close() has not returned yet, and the connection becomes an orphan later: see {@link orphan}.
 */
export function close(ctx: StepContext, linger: boolean): 'ok' {
  const { tcb } = ctx;
  const unread = tcb.unread > 0;
  if (unread) ctx.policies.releaseText(tcb, tcb.unread);
  tcb.receiveShutdown = true;
  tcb.unread = 0;
  if (tcb.state === 'CLOSED' || tcb.state === 'TIME-WAIT') {
    ctx.because = 'close/closing';
    tcb.orphan = true;
    return 'ok';
  }
  if (unread) {
    abort(ctx, 'close/unread-data');
  } else if (tcb.options.linger === 0) {
    abort(ctx, 'close/linger-0');
  } else if (tcb.state === 'SYN-RECEIVED' && !hasUnsent(tcb)) {
    queueFin(ctx, 'FIN-WAIT-1', 'close/syn-received');
  } else {
    closeForSending(ctx);
  }
  return linger && isLingering(tcb) ? 'ok' : orphan(ctx);
}
