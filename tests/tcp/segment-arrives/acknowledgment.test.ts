import { expect, it } from 'vitest';
import { ACK, type HostId, SYN, simulate } from '../../../src/tcp/index.ts';
import { accept, connect, forge, hold, isns, listen, scenario, send } from '../support/script.ts';

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

it('an ACK that came late does not take the timestamp back', () => {
  const held = hold(0, { from: 'client', all: ACK, none: SYN }, 100);
  const steps = [
    held,
    listen(0),
    connect(1),
    accept(50),
    forge(60, 'server', { flags: ACK, seq: 950, ack: 50 }),
  ];
  const run = simulate(
    scenario([...steps, send(300, 'server', 5)], {
      profile: 'linux',
      isns: isns([100], [900]),
      until: 310_000,
    }),
    { seed: 1 },
  );
  const acks = run.segments.filter(({ from, segment }) => from === 'client' && segment.flags === ACK);
  const sent = run.segments.find(({ segment }) => segment.len > 0);
  expect(acks.map(({ arrivals }) => arrivals[0]).slice(0, 2)).toEqual([131_000, 80_000]);
  expect(sent?.segment.options?.timestamps?.echo).toBe(acks[1]?.segment.options?.timestamps?.value);
});
