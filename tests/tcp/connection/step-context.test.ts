import { expect, it } from 'vitest';
import { simulate } from '../../../src/tcp/index.ts';
import { connect, lose, scenario } from '../support/script.ts';

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
