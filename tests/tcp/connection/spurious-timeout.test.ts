import { expect, it } from 'vitest';
import type { ScenarioStep, Transcript } from '../../../src/tcp/index.ts';
import { LINUX, overridesOf, simulate } from '../../../src/tcp/index.ts';
import { accept, connect, hold, listen, lose, scenario, send } from '../support/script.ts';

const data = { from: 'client', data: true } as const;
const open = [listen(0), connect(1), accept(50)];

function run(steps: readonly ScenarioStep[], params: Record<string, number> = {}): Transcript {
  const client = { ...LINUX, ...overridesOf({ tcp_early_retrans: 0, ...params }) };
  const one = scenario([...open, ...steps], {
    profile: 'linux',
    delay: 10_000,
    overrides: { client },
    until: 4_000_000,
  });
  return simulate(one, { seed: 1 });
}

/** What the client sends of its data: relative SEQ and why. */
const sent = ({ segments }: Transcript): [number | null, string][] =>
  segments.filter((s) => s.from === 'client' && s.segment.len > 0).map((s) => [s.rseq, s.because]);

/** Three segments that the wire holds back until the time-out is over. */
const late = [hold(90, data, 215, 3), send(100, 'client', 4000)];

it('an echo of the first transmission takes a time-out back: the rest is not sent again', () => {
  expect(sent(run(late)).slice(3)).toEqual([[1, 'retransmit/rto']]);
});

it('without timestamps and without new data nothing shows it, and the rest is sent again', () => {
  const reasons = sent(run(late, { tcp_timestamps: 0 })).slice(3);
  expect(reasons.map(([, because]) => because)).toEqual([
    'retransmit/rto',
    'retransmit/after-loss',
    'retransmit/after-loss',
  ]);
});

/** A segment and the one behind it are lost; a third is queued before the ACK of the first comes. */
const lost = [lose(90, data, 3), send(100, 'client', 2000), send(120, 'client', 300)];

it('after a time-out new data goes before the rest, until a SACK shows that this is lost', () => {
  expect(sent(run(lost)).slice(-3)).toEqual([
    [1, 'retransmit/rto'],
    [2001, 'send/after-timeout'],
    [1449, 'retransmit/after-loss'],
  ]);
});

it('with tcp_frto=0 the rest goes at once', () => {
  expect(sent(run(lost, { tcp_frto: 0 }))).not.toContainEqual([2001, 'send/after-timeout']);
});
