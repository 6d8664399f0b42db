import { expect, it } from 'vitest';
import { ACK, FIN, overridesOf, type ScenarioStep, SYN, simulate } from '../../../src/tcp/index.ts';
import { accept, connect, listen, lose, scenario, send, shutdown } from '../support/script.ts';

/** How many segments the server sends at once at 9 s, in a connection whose opening met `faults`. */
function firstFlight(faults: readonly ScenarioStep[]): number {
  const steps = [...faults, listen(0), connect(1), accept(50), send(9_000, 'server', 60_000)];
  const run = simulate(scenario(steps, { profile: 'linux', until: 9_005_000 }), { seed: 1 });
  return run.segments.filter(({ from, sentAt }) => from === 'server' && sentAt === 9_000_000).length;
}

it('the first congestion window is one segment once the SYN,ACK was repeated twice, ten otherwise', () => {
  const synAcks = (count: number) => [lose(0, { from: 'server', all: SYN }, count)];
  const thirdAck = [lose(0, { from: 'client', all: ACK, none: SYN }, 1)];
  expect([firstFlight([]), firstFlight(thirdAck), firstFlight(synAcks(4))]).toEqual([10, 10, 1]);
});

it('a FIN waits for the congestion window as text does', () => {
  const steps = [
    lose(0, { from: 'server', all: SYN }, 4),
    listen(0),
    connect(1),
    accept(50),
    send(9_000, 'server', 100),
    shutdown(9_001, 'server'),
  ];
  const run = simulate(scenario(steps, { profile: 'linux', until: 10_000_000 }), { seed: 1 });
  const fin = run.segments.find(({ from, segment }) => from === 'server' && segment.flags & FIN);
  expect(fin?.sentAt).toBe(9_020_000);
});

it('a timestamp that answers the first SYN shows that it was repeated for nothing', () => {
  // The server's SYN,ACKs are lost: each of them still echoes the first SYN.
  const steps = [
    lose(0, { from: 'server', all: SYN }, 4),
    listen(0),
    connect(1),
    send(9_000, 'client', 60_000),
  ];
  const flight = (timestamps: number): number => {
    const overrides = { client: overridesOf({ tcp_timestamps: timestamps }) };
    const run = simulate(scenario(steps, { profile: 'linux', overrides, until: 9_005_000 }), { seed: 1 });
    return run.segments.filter(({ from, sentAt }) => from === 'client' && sentAt === 9_000_000).length;
  };
  expect([flight(1), flight(0)]).toEqual([10, 1]);
});
