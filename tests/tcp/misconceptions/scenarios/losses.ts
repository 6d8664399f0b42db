/** Lives in which segments are lost or late. */

import { ACK, FIN, PSH, SYN } from '../../../../src/tcp/segment.ts';
import type { Scenario } from '../../../../src/tcp/simulator/scenario.ts';
import { Script } from './script.ts';

const PAUSE = 300;

/** Opens, then the client closes and the server follows; `faults` says what the wire does. */
function closing(s: Script, name: string): Scenario {
  const [connected, accepted] = s.open();
  s.call('client', { op: 'close', socket: 'c' }, [connected, accepted], PAUSE);
  const end = s.call('server', { op: 'recv', socket: 's', max: 1 }, [accepted]);
  s.call('server', { op: 'close', socket: 's' }, [end], PAUSE);
  return s.scenario(name, 'linux');
}

/** The first SYN is lost. */
export function lostSyn(): Scenario {
  const s = new Script();
  s.fault('lose', { from: 'client', all: SYN });
  return closing(s, 'lost-syn');
}

/** The ACK of the last FIN is lost, so that FIN comes again to TIME-WAIT. */
export function lostLastAck(): Scenario {
  const s = new Script();
  s.fault('lose', { from: 'client', all: ACK, none: SYN | FIN | PSH, skip: 1 });
  return closing(s, 'lost-last-ack');
}

/** The first FIN is lost. */
export function lostFin(): Scenario {
  const s = new Script();
  s.fault('lose', { from: 'client', all: FIN });
  return closing(s, 'lost-fin');
}

/** The third segment of the handshake is lost and nobody has anything to say. */
export function lostThirdAck(): Scenario {
  const s = new Script();
  s.fault('lose', { from: 'client', all: ACK, none: SYN });
  s.open();
  return s.scenario('lost-third-ack', 'rfc9293');
}

/** The third segment is lost and the client sends data before anything is repeated. */
export function dataAfterLostThirdAck(): Scenario {
  const s = new Script();
  s.fault('lose', { from: 'client', all: ACK, none: SYN });
  const [connected, accepted] = s.open();
  s.call('client', { op: 'send', socket: 'c', bytes: 5 }, [connected], 100);
  s.call('server', { op: 'recv', socket: 's', max: 5 }, [accepted]);
  return s.scenario('data-after-lost-third-ack', 'rfc9293');
}

/** Data is lost `times` times and sent again; more data follows. */
export function lostData(name: string, times: number): Scenario {
  const s = new Script();
  s.fault('lose', { from: 'client', data: true }, times);
  const [connected, accepted] = s.open();
  const first = s.call('client', { op: 'send', socket: 'c', bytes: 100 }, [connected, accepted], PAUSE);
  s.call('client', { op: 'send', socket: 'c', bytes: 50 }, [first], 3_000);
  return s.scenario(name, 'linux');
}

/** Data is late, so that the FIN behind it arrives first. */
export function finOvertakes(): Scenario {
  const s = new Script();
  s.fault('delay', { from: 'client', data: true }, 1, 100);
  const [connected, accepted] = s.open();
  const sent = s.call('client', { op: 'send', socket: 'c', bytes: 100 }, [connected, accepted], PAUSE);
  s.call('client', { op: 'shutdown', socket: 'c', how: 'WR' }, [sent], 10);
  const read = s.call('server', { op: 'recv', socket: 's', max: 100 }, [accepted], 3 * PAUSE);
  s.call('server', { op: 'close', socket: 's' }, [read], PAUSE);
  return s.scenario('fin-overtakes', 'rfc9293');
}
