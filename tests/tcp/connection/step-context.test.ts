import { expect, it } from 'vitest';
import { type ProfileOverrides, simulate } from '../../../src/tcp/index.ts';
import { call, connect, lose, SERVER_PORT, scenario } from '../support/script.ts';

const TICK = 4_000;

/** When SYNs go out that nobody answers, in ticks; the first one at tick `start`. */
function syns(start: number, timerLevels: number): number[] {
  const overrides = { client: { timerTick: TICK, timerLevels } };
  const steps = [lose(0), connect((start * TICK) / 1000)];
  const run = simulate(scenario(steps, { profile: 'linux', overrides, until: 40_000_000 }), { seed: 1 });
  return run.segments.map(({ sentAt }) => sentAt / TICK).slice(0, 8);
}

it('a timer goes off in a slot of the wheel: 8 ticks wide from 63 ticks on, 64 from 504 on', () => {
  const waits = (times: number[]) => times.slice(1).map((at, i) => at - (times[i] ?? 0));
  expect(syns(10, 6)).toEqual([10, 264, 520, 776, 1032, 1288, 1792, 2816]);
  expect(waits(syns(10, 2))).toEqual([254, 256, 256, 256, 256, 504, 1000]);
});

/** From which port each SYN goes out again, and when, ms, of four that went out a millisecond after the other. */
function repeated(overrides: ProfileOverrides): [number, number][] {
  const connects = [0, 1, 2, 3].map((n) =>
    call(n, 'client', { op: 'connect', socket: `c${n}`, port: 50_000 + n, peer: SERVER_PORT }),
  );
  const client = { timerTick: TICK, timerLevels: 6, ...overrides };
  const part = { profile: 'linux', overrides: { client }, until: 1_100_000 } as const;
  const { segments } = simulate(scenario([lose(0), ...connects], part), { seed: 1 });
  return segments.slice(4).map(({ segment, sentAt }) => [segment.sport, sentAt / 1000]);
}

it('of the timers in a slot the one set last goes off first', () => {
  expect(repeated({})).toEqual([3, 2, 1, 0].map((n) => [50_000 + n, 1024]));
});

it('of two processors one may be a tick late', () => {
  // The ports of the second and the fourth connection, 50001 + 80 and 50003 + 80, are 1 and 3 modulo 8.
  const late = repeated({ timerLate: TICK, lateConnections: 0b1010 });
  expect(late).toEqual([
    [50_002, 1024],
    [50_000, 1024],
    [50_003, 1028],
    [50_001, 1028],
  ]);
});
