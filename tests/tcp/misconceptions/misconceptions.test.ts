import { describe, expect, test } from 'vitest';
import type { Transcript } from '../../../src/tcp/index.ts';
import { simulate } from '../../../src/tcp/index.ts';
import {
  cellsThatDiffer,
  MISCONCEPTIONS,
  type MisconceptionId,
  misconceptionOf,
  simulateMisconception,
  simulateMutants,
} from '../../../src/tcp/misconceptions/index.ts';
import { SCENARIOS, type ScenarioName, SHOWN_BY } from './scenarios/index.ts';

const SEEDS = [1, 7, 2_026];
const NAMES = Object.keys(SCENARIOS) as ScenarioName[];

/** Everything of a run that a learner could be asked for, as one string. */
function written(run: Transcript): string {
  const segments = run.segments.map(({ from, sentAt, segment: s }) =>
    [from, sentAt, s.flags, s.seq, s.flags & 0x10 ? s.ack : '', s.len].join(' '),
  );
  const states = run.states.map(({ host, at, from, to }) => [host, at, from, to].join(' '));
  return [...segments, ...states].join('\n');
}

describe.each(MISCONCEPTIONS)('$id', ({ id, changes }) => {
  test.each(SEEDS)('differs on its script in exactly the cells it names (seed %i)', (seed) => {
    const scenario = SCENARIOS[SHOWN_BY[id]];
    const truth = simulate(scenario, { seed });
    expect(cellsThatDiffer(truth, simulateMisconception(scenario, seed, id)).sort()).toEqual(
      [...changes].sort(),
    );
  });

  test('is the same run every time', () => {
    const scenario = SCENARIOS[SHOWN_BY[id]];
    expect(simulateMisconception(scenario, 3, id)).toEqual(simulateMisconception(scenario, 3, id));
  });
});

test.each(NAMES)('%s: every fault of the script acts, and no mutants are the true model', (name) => {
  const scenario = SCENARIOS[name];
  const truth = simulate(scenario, { seed: 5 });
  expect(truth.unusedFilters).toEqual([]);
  expect(simulateMutants(scenario, { seed: 5, mutants: {} })).toEqual(truth);
});

test('no two misconceptions give the same on all scripts', () => {
  const all = new Map<string, MisconceptionId>();
  for (const { id } of MISCONCEPTIONS) {
    const run = NAMES.map((name) => written(simulateMisconception(SCENARIOS[name], 11, id))).join('\n\n');
    expect(all.get(run)).toBeUndefined();
    all.set(run, id);
  }
  const truth = NAMES.map((name) => written(simulate(SCENARIOS[name], { seed: 11 }))).join('\n\n');
  expect(all.has(truth)).toBe(false);
  expect(all.size).toBe(MISCONCEPTIONS.length);
});

test('two of them differ on the script of one or the other: the scripts are enough to tell any pair apart', () => {
  const at = (id: MisconceptionId, name: ScenarioName) =>
    written(simulateMisconception(SCENARIOS[name], 11, id));
  const alike: string[] = [];
  MISCONCEPTIONS.forEach(({ id: a }, i) => {
    for (const { id: b } of MISCONCEPTIONS.slice(i + 1)) {
      const own = new Set([SHOWN_BY[a], SHOWN_BY[b]]);
      if (![...own].some((name) => at(a, name) !== at(b, name))) alike.push(`${a} = ${b}`);
    }
  });
  expect(alike).toEqual([]);
});

test('misconceptions about numbers alone change no state, no time and no call', () => {
  const numbers = MISCONCEPTIONS.filter(({ changes }) =>
    changes.every((c) => c === 'seq' || c === 'ack' || c === 'flags'),
  );
  expect(numbers.length).toBeGreaterThanOrEqual(12);
  for (const { id } of numbers) {
    for (const name of NAMES) {
      const truth = simulate(SCENARIOS[name], { seed: 4 });
      const run = simulateMisconception(SCENARIOS[name], 4, id);
      const path = ({ states }: Transcript) => states.map(({ host, at, to }) => `${host} ${at} ${to}`);
      expect([id, name, path(run)]).toEqual([id, name, path(truth)]);
      expect([id, name, run.calls]).toEqual([id, name, truth.calls]);
    }
  }
});

test('an unknown id is refused with the known ones', () => {
  expect(() => misconceptionOf('syn-costs-two' as MisconceptionId)).toThrow(
    /no misconception "syn-costs-two"; there are syn-costs-nothing, /,
  );
});
