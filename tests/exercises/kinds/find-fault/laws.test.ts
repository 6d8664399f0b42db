import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breaches } from '../../../../src/exercises/kinds/find-fault/laws.ts';
import type { HostId, Scenario, Segment, Transcript } from '../../../../src/tcp/index.ts';
import { ACK, FIN, SYN, simulate } from '../../../../src/tcp/index.ts';
import { print } from '../../../tcp/support/print.ts';
import { anything, lossFree, lossy } from '../../../tcp/support/random.ts';
import { SCENARIOS, scenarioOf } from '../../content.ts';

function isnsOf(run: Transcript): Record<HostId, number> {
  const isn = (side: HostId) =>
    run.segments.find(({ from, segment }) => from === side && segment.flags & SYN)?.segment.seq ?? 0;
  return { client: isn('client'), server: isn('server') };
}

/** Tells whether each side has one ISN, and opens before it answers: the laws are about one connection. */
function isOneConnection(run: Transcript): boolean {
  return (['client', 'server'] as const).every((side) => {
    const sent = run.segments.filter(({ from }) => from === side);
    const syns = sent.filter(({ segment }) => segment.flags & SYN);
    if (syns.length > 0 && syns[0] !== sent[0]) return false;
    return new Set(syns.map(({ segment }) => `${segment.seq} ${segment.sport} ${segment.dport}`)).size <= 1;
  });
}

function keepsAll(run: Transcript): void {
  if (!isOneConnection(run)) return;
  const found = breaches(run, isnsOf(run));
  if (found.length > 0) throw new Error(`${JSON.stringify(found)}\n${print(run)}`);
}

describe('a true TCP keeps every law', () => {
  it.each(SCENARIOS)('in %s, over 20 seeds', (id) => {
    for (let seed = 0; seed < 20; seed += 1) {
      const run = simulate(scenarioOf(id), { seed });
      keepsAll(run);
    }
  });

  const over = (scenarios: fc.Arbitrary<Scenario>, numRuns: number) => () => {
    fc.assert(
      fc.property(scenarios, fc.nat(1000), (scenario, seed) => {
        const run = simulate(scenario, { seed });
        keepsAll(run);
      }),
      { seed: 9293, numRuns },
    );
  };

  it('in orderly random runs', over(lossFree, 100));
  it('in random runs with losses', over(lossy, 100));
  it('in random runs of any kind', over(anything, 300));
});

describe('each law is broken by its own slip', () => {
  const run = simulate(scenarioOf('close/four-way'), { seed: 1 });
  const isns = isnsOf(run);
  const spoilt = (index: number, change: Partial<Segment>): Transcript => ({
    ...run,
    segments: run.segments.map((record) =>
      record.index === index ? { ...record, segment: { ...record.segment, ...change } } : record,
    ),
  });
  const lawsAt = (index: number, change: Partial<Segment>) =>
    breaches(spoilt(index, change), isns)
      .filter(({ segment }) => segment === index)
      .map(({ law }) => law);
  const at = (index: number) => {
    const record = run.segments[index];
    if (!record) throw new Error(`no segment ${index + 1}`);
    return record.segment;
  };

  it.each([
    ['opens-with-syn', 1, { flags: ACK }],
    ['one-syn', 2, { flags: SYN | ACK }],
    ['ack-bit', 7, { flags: FIN }],
    ['ack-unheard', 2, { ack: at(2).ack + 1 }],
    ['ack-behind', 4, { ack: at(4).ack - 1 }],
    ['seq-gap', 3, { seq: at(3).seq + 1 }],
    ['seq-used', 7, { seq: at(7).seq - 1 }],
    ['after-fin', 10, { flags: FIN | ACK }],
  ] as const)('%s, at segment index %i', (law, index, change) => {
    expect(lawsAt(index, change)).toContain(law);
    expect(lawsAt(index, {})).toEqual([]);
  });
});
