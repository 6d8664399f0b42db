/** Whole lives of a connection on a good wire. */
import type { ProfileName } from '../../../../src/tcp/profile/profile.ts';
import type { Scenario } from '../../../../src/tcp/simulator/scenario.ts';
import type { HostId } from '../../../../src/tcp/simulator/transcript.ts';
import { facing, Script, SOCKET } from './script.ts';

const PAUSE = 300;
/** Longer than the first RTO, so that a wrong acknowledgment is found out. */
const LONG_PAUSE = 1_500;

/** Handshake, 100 octets one way, 40 the other, four segments of closing; `first` closes first. */
export function life(name: string, profile: ProfileName, first: HostId): Scenario {
  const s = new Script();
  const [connected, accepted] = s.open();
  const asked = s.call('client', { op: 'send', socket: 'c', bytes: 100 }, [connected], LONG_PAUSE);
  const received = s.call('server', { op: 'recv', socket: 's', max: 100 }, [accepted]);
  const answered = s.call('server', { op: 'send', socket: 's', bytes: 40 }, [received], LONG_PAUSE);
  const read = s.call('client', { op: 'recv', socket: 'c', max: 100 }, [asked]);
  const second = facing(first);
  s.call(first, { op: 'shutdown', socket: SOCKET[first], how: 'WR' }, [read, answered], LONG_PAUSE);
  const end = s.call(second, { op: 'recv', socket: SOCKET[second], max: 1 }, [read, answered]);
  s.call(second, { op: 'close', socket: SOCKET[second] }, [end], LONG_PAUSE);
  return s.scenario(name, profile);
}

/** The last data and the FIN travel in one segment. */
export function finWithData(): Scenario {
  const s = new Script();
  const [connected, accepted] = s.open();
  const sent = s.call(
    'client',
    { op: 'send', socket: 'c', bytes: 100, more: true },
    [connected, accepted],
    PAUSE,
  );
  s.call('client', { op: 'shutdown', socket: 'c', how: 'WR' }, [sent]);
  const read = s.call('server', { op: 'recv', socket: 's', max: 100 }, [accepted]);
  s.call('server', { op: 'close', socket: 's' }, [read], PAUSE);
  return s.scenario('fin-with-data', 'linux');
}

/** The passive closer's ACK and FIN travel in one segment. */
export function threeSegmentClose(): Scenario {
  const s = new Script();
  const [connected, accepted] = s.open();
  s.call('client', { op: 'close', socket: 'c' }, [connected, accepted], PAUSE);
  const end = s.call('server', { op: 'recv', socket: 's', max: 1 }, [accepted]);
  s.call('server', { op: 'close', socket: 's' }, [end]);
  return s.scenario('three-segment-close', 'linux');
}

/** Both close at the same moment: the FINs cross. */
export function simultaneousClose(): Scenario {
  const s = new Script();
  const [connected, accepted] = s.open();
  s.call('client', { op: 'close', socket: 'c' }, [connected, accepted], PAUSE);
  s.call('server', { op: 'close', socket: 's' }, [connected, accepted], PAUSE);
  return s.scenario('simultaneous-close', 'rfc9293');
}

/** The client gives up before anybody has answered. */
export function closeInSynSent(): Scenario {
  const s = new Script();
  s.fault('lose', { from: 'client', all: 0x02 });
  s.open();
  s.call('client', { op: 'close', socket: 'c' }, [], 200);
  return s.scenario('close-in-syn-sent', 'rfc9293');
}
