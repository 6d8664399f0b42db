import { expect, it } from 'vitest';
import { ACK, type HostId, simulate } from '../../../src/tcp/index.ts';
import { accept, connect, forge, isns, listen, scenario } from '../support/script.ts';

it('on Linux the ACK of nothing, one below SND.UNA, is old to who sent the SYN and too old to who answered it', () => {
  const answersOf = (side: HostId): number => {
    const from = side === 'client' ? 'server' : 'client';
    const numbers = from === 'server' ? { seq: 901, ack: 100 } : { seq: 101, ack: 900 };
    const steps = [listen(0), connect(1), accept(50), forge(100, from, { flags: ACK, ...numbers })];
    const run = simulate(scenario(steps, { profile: 'linux', isns: isns([100], [900]) }), { seed: 1 });
    return run.segments.filter(({ because }) => because === 'ack/too-old').length;
  };
  expect([answersOf('client'), answersOf('server')]).toEqual([0, 1]);
});
