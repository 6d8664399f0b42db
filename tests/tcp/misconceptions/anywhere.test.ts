/** Mutants on every script of the site and of their own: they may fail, but never hang, throw or change what they do not name. */
import { describe, expect, test } from 'vitest';
import type { HostId, Scenario, Transcript } from '../../../src/tcp/index.ts';
import { simulate } from '../../../src/tcp/index.ts';
import {
  cellsThatDiffer,
  MISCONCEPTIONS,
  simulateMisconception,
  simulateMutants,
} from '../../../src/tcp/misconceptions/index.ts';
import { SCENARIOS as SITE, scenarioOf } from '../../exercises/content.ts';
import { remembered } from '../../exercises/remembered.ts';
import { SCENARIOS } from './scenarios/index.ts';

const SEED = 8;

/** Two hosts that misunderstand each other retransmit until they give up; an endless exchange would be far above this. */
const MOST_SEGMENTS = 1_000;

const ALL: readonly Scenario[] = [...Object.values(SCENARIOS), ...SITE.map(scenarioOf)];

const truthOf = remembered((scenario: Scenario) => simulate(scenario, { seed: SEED }));
const path = ({ states }: Transcript): string[] => states.map(({ host, at, to }) => `${host} ${at} ${to}`);

describe.each(MISCONCEPTIONS)('$id', ({ id, changes }) => {
  test.each<HostId>(['client', 'server'])('on the %s alone, every run comes to an end', (side) => {
    const long = ALL.flatMap((scenario) => {
      const run = simulateMutants(scenario, { seed: SEED, mutants: { [side]: id } });
      return run.segments.length > MOST_SEGMENTS ? [`${scenario.name}: ${run.segments.length}`] : [];
    });
    expect(long).toEqual([]);
  });

  test('on both sides, every run comes to an end; where only numbers are misconceived, only numbers change', () => {
    const numbers = changes.every((cell) => cell === 'seq' || cell === 'ack' || cell === 'flags');
    for (const scenario of ALL) {
      const truth = truthOf(scenario);
      const run = simulateMisconception(scenario, SEED, id);
      expect(run.segments.length).toBeLessThan(MOST_SEGMENTS);
      // Where a host lost its state, whether a new SYN fits the old connection is a matter of its numbers.
      const decisive = scenario.steps.some(
        ({ action }) => 'call' in action && action.call.op === 'lose-state',
      );
      if (!numbers || decisive || truth.segments.some(({ injected }) => injected)) continue;
      expect([scenario.name, path(run)]).toEqual([scenario.name, path(truth)]);
      expect([scenario.name, ...changes]).toEqual(expect.arrayContaining(cellsThatDiffer(truth, run)));
    }
  });
});
