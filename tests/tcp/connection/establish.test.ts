import { describe, expect, it } from 'vitest';
import { ACK, FIN, overridesOf, type ScenarioStep, SYN, simulate } from '../../../src/tcp/index.ts';
import {
  accept,
  CLIENT_PORT,
  call,
  connect,
  forge,
  isns,
  listen,
  lose,
  SERVER_PORT,
  scenario,
  send,
  shutdown,
} from '../support/script.ts';

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

it('a D-SACK in the third ACK takes that back on Linux (tcp_try_undo_dsack)', () => {
  const flight = (from: number): number => {
    const sackBlocks = [[from, from + 5]] as const;
    const steps = [
      lose(0, { from: 'server', all: SYN }, 4),
      lose(0, { from: 'client', all: ACK, none: SYN }),
      listen(0),
      connect(1),
      forge(8_000, 'client', { flags: ACK, seq: 101, ack: 901, options: { sackBlocks } }),
      accept(8_050),
      send(9_000, 'server', 60_000),
    ];
    const part = { profile: 'linux', isns: isns([100], [900]), until: 9_005_000 } as const;
    const run = simulate(scenario(steps, part), { seed: 1 });
    return run.segments.filter(({ from, sentAt }) => from === 'server' && sentAt === 9_000_000).length;
  };
  expect([flight(890), flight(950)]).toEqual([10, 1]);
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

describe('a simultaneous open on Linux', () => {
  const crossing = [
    call(1, 'server', { op: 'connect', socket: 's', port: SERVER_PORT, peer: CLIENT_PORT }),
    call(2, 'client', { op: 'connect', socket: 'c', port: CLIENT_PORT, peer: SERVER_PORT }),
  ];
  const run = (steps: readonly ScenarioStep[]) =>
    simulate(scenario([...crossing, ...steps], { profile: 'linux', until: 2_000_000 }), { seed: 1 });

  it('measures the round trip from the SYN,ACK, not from the SYN', () => {
    const lost = run([lose(90, { from: 'client', data: true }, 1), send(100, 'client', 5)]);
    const again = lost.segments.find(({ because }) => because === 'retransmit/loss-probe');
    // The SYN,ACKs cross: 11 ms from the one sent to the one received. With rto_min that is the time-out, which the
    // probe does not outwait.
    expect(again?.sentAt).toBe(311_000);
  });

  it('waits with the ACK of the FIN as after text', () => {
    const fin = run([shutdown(100, 'client')]).segments.find(({ because }) => because === 'ack/delayed');
    expect(fin?.sentAt).toBe(150_000);
  });
});
