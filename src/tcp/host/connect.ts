/** connect(), and send() with MSG_FASTOPEN: the port an active OPEN takes, and how the call ends. */

import { openActive } from '../connection/open.ts';
import type { Errno } from '../connection/tcb.ts';
import { policiesOf } from '../profile/policies-of.ts';
import type { Call } from '../simulator/scenario.ts';
import type { CallResult } from '../simulator/transcript.ts';
import type { Socket } from './connection.ts';
import { keyOf } from './four-tuple.ts';
import type { Host } from './host.ts';
import type { Ports } from './ports.ts';
import { successorIsn } from './ports.ts';
import type { CallOutcome } from './socket.ts';
import { attach, BLOCKED, done, isConnected } from './socket.ts';

/** Where an active OPEN goes, and from which port. */
export type Target = Pick<Extract<Call, { op: 'connect' }>, 'port' | 'peer' | 'ephemeral'>;

/**
 * Starts an active OPEN; `octets` is what MSG_FASTOPEN would send with the SYN, null for connect(). Returns the errno
 * where the socket or the ports do not allow it.
 */
export function startConnect(
  host: Host,
  ports: Ports,
  socket: Socket,
  to: Target,
  octets: number | null,
): Errno | null {
  const { peer } = to;
  if (isConnected(socket)) return whyNotAgain(socket);
  if (socket.listener !== null) return 'EISCONN';
  const ephemeral = socket.port === null && (to.port === null || to.ephemeral === true);
  const error = ephemeral ? pickPort(ports, socket, to) : bindTo(ports, socket, to.port ?? 0);
  if (error !== null) return error;
  const local = socket.port ?? 0;
  const old = host.connections.get(keyOf(local, peer)) ?? null;
  const planned = old === null ? null : successorIsn(host, old, ephemeral);
  if (old !== null && planned === null) return 'EADDRNOTAVAIL';
  if (old !== null) host.remove(old, 'time-wait/reuse');
  const { environment, id, profile } = host;
  const opening = {
    port: local,
    peer,
    iss: environment.pickIsn(id, local, peer, planned),
    options: socket.options,
    tsOffset: environment.tsOffset(id, local, peer),
    echo: old !== null && policiesOf(profile.policies).synEchoesTimeWait ? old.tcb : null,
  };
  const fast = octets === null ? null : { cookie: host.fastOpenCookie, octets };
  attach(socket, host.add(openActive(opening, profile, environment.now, fast), null, false));
  socket.connecting = true;
  return null;
}

/**
 * Returns the errno of a further connect(), null where that is the first to say how the opening has ended, because the
 * one before has not waited for it: Linux `__inet_stream_connect`.
 */
function whyNotAgain({ connecting, connection }: Socket): Errno | null {
  if (!connecting) return 'EISCONN';
  const state = connection?.tcb.state;
  return state === 'SYN-SENT' || state === 'SYN-RECEIVED' ? 'EALREADY' : null;
}

function pickPort(ports: Ports, socket: Socket, { port, peer }: Target): Errno | null {
  const picked = port ?? ports.ephemeral(peer);
  if (picked === null) return 'EADDRNOTAVAIL';
  ports.take(socket, picked);
  socket.portWasPicked = true;
  return null;
}

function bindTo(ports: Ports, socket: Socket, port: number): Errno | null {
  return socket.port === null ? ports.bind(socket, port) : null;
}

/** Returns `success` once the connection is open, or why it is not; until then the call blocks. */
export function finishConnect(ports: Ports, socket: Socket, success: CallResult): CallOutcome {
  if (socket.connection === null) return done('ENOTCONN');
  const { tcb } = socket.connection;
  const { state, error } = tcb;
  if (state === 'SYN-SENT' || (state === 'SYN-RECEIVED' && error === null)) return BLOCKED;
  socket.connecting = false;
  if (state !== 'CLOSED') return done(success);
  tcb.error = null;
  disconnect(ports, socket);
  return done(error ?? 'ECONNRESET');
}

/** Leaves a socket whose connect() has failed as it was before, as Linux does; a port that was picked for it goes back. */
function disconnect(ports: Ports, socket: Socket): void {
  socket.connection = null;
  socket.connectFailed = true;
  if (!socket.portWasPicked) return;
  ports.release(socket);
  socket.port = null;
  socket.portWasPicked = false;
}
