import { expect, it } from 'vitest';
import type { Transcript } from '../../../src/tcp/index.ts';
import { LINUX, simulate } from '../../../src/tcp/index.ts';
import { accept, connect, hold, listen, lose, recv, scenario, send } from '../support/script.ts';

/** Two segments are sent at 300 ms on a path of 10 ms one way; `fault` befalls the first. */
function twoSegments(fault: ReturnType<typeof lose>, off = false): Transcript {
  const steps = [listen(0), connect(1), accept(50), send(100, 'client', 5), recv(150, 'server'), fault];
  const overrides = off ? { client: { ...LINUX, lossByTime: false } } : {};
  const more = [send(300, 'client', 2800)];
  return simulate(scenario([...steps, ...more], { profile: 'linux', overrides, until: 2_000_000 }), {
    seed: 1,
  });
}

const data = { from: 'client', data: true } as const;
const repeated = (run: Transcript): [number, string][] =>
  run.segments.filter((s) => s.retransmits !== null).map((s) => [s.sentAt, s.because]);

it('a segment overtaken by one that is held is sent again a quarter of a round trip and 2 ms later', () => {
  const run = twoSegments(lose(290, data, 1));
  expect(repeated(run)).toEqual([[300_000 + 20_000 + 20_000 / 4 + 2_000, 'retransmit/overtaken']]);
  expect(run.timers.filter((t) => t.timer === 'reordering').map((t) => t.outcome)).toEqual(['expired']);
});

it('a segment that is only late by less is not sent again', () => {
  const run = twoSegments(hold(290, data, 4));
  expect(repeated(run)).toEqual([]);
  expect(run.timers.filter((t) => t.timer === 'reordering').map((t) => t.outcome)).toEqual(['stopped']);
});

it('without it the tail loss probe and the time-out are left', () => {
  const [, because] = repeated(twoSegments(lose(290, data, 1), true))[0] ?? [];
  expect(because).toBe('retransmit/loss-probe');
});
