/** Segments that nobody of the two has sent. */

import { ACK, RST, SYN } from '../../../../src/tcp/segment.ts';
import type { Injection, Scenario } from '../../../../src/tcp/simulator/scenario.ts';
import type { HostId } from '../../../../src/tcp/simulator/transcript.ts';
import { PEER, PORT, Script } from './script.ts';

const PAUSE = 300;

/** Where both sides of an aimed script begin to count. */
const CLIENT_ISN = 1_000;
const SERVER_ISN = 7_000;

function forged(from: HostId, flags: number, seq: number, ack: number): Injection {
  const ports = from === 'client' ? { sport: PEER, dport: PORT } : { sport: PORT, dport: PEER };
  return { from, segment: { ...ports, seq, ack, flags, len: 0, wnd: 65535 } };
}

/** An ACK comes to a listener that knows of no connection. */
export function strayAck(): Scenario {
  const s = new Script();
  const listening = s.call('server', { op: 'listen', socket: 'listener', port: PORT, backlog: 8 });
  s.inject(forged('client', ACK, 5_000, 9_000), [listening], 10);
  return s.scenario('stray-ack', 'rfc9293');
}

/** An old SYN,ACK comes to a client whose SYN has been lost. */
export function staleSynAck(): Scenario {
  const s = new Script();
  s.fault('lose', { from: 'client', all: SYN });
  s.open();
  s.inject(forged('server', SYN | ACK, 5_000, 9_000), [], 100);
  return s.scenario('stale-syn-ack', 'rfc9293');
}

/** A reset comes that lies in the window and is not exactly next. */
export function resetInWindow(): Scenario {
  const s = new Script();
  s.startAt(CLIENT_ISN, SERVER_ISN);
  const [connected, accepted] = s.open();
  s.inject(forged('client', RST, CLIENT_ISN + 101, 0), [connected, accepted], PAUSE);
  return s.scenario('reset-in-window', 'rfc9293');
}

/** A SYN comes to an established connection, as from a peer that has rebooted. */
export function synInEstablished(): Scenario {
  const s = new Script();
  s.startAt(CLIENT_ISN, SERVER_ISN);
  const [connected, accepted] = s.open();
  s.inject(forged('client', SYN, CLIENT_ISN + 101, 0), [connected, accepted], PAUSE);
  return s.scenario('syn-in-established', 'rfc9293');
}
