import { describe, expect, it } from 'vitest';
import { drawnAs, stateSteps } from '../../../src/components/states/steps.ts';
import { ARROW_IDS, arrowOf, OTHER_WAYS } from '../../../src/components/states/transitions.ts';
import { type NamedRun, segmentsAround, waysOf } from '../../../src/components/states/ways.ts';
import { explore, handshakeAndClose, replay, simultaneousOpen } from '../../../src/tcp/exploration/index.ts';
import { type ProfileName, STATES, simulate } from '../../../src/tcp/index.ts';
import { SCENARIOS, scenarioOf } from '../../exercises/content.ts';

const runsUnder = (profile?: ProfileName): NamedRun[] =>
  SCENARIOS.map((id) => {
    const scenario = scenarioOf(id);
    return { id, transcript: simulate(profile ? { ...scenario, profile } : scenario, { seed: 1 }) };
  });
const runs = runsUnder();

/** The arrows that no call of the socket interface takes. */
const WITHOUT_A_RUN = ['listen-syn-sent'];

describe('the state diagram', () => {
  it('names each arrow by the states it joins, and has each pair once', () => {
    for (const id of ARROW_IDS) {
      const { from, to } = arrowOf(id);
      expect(id).toBe(`${from}-${to}`.toLowerCase());
    }
  });

  it('has every state', () => {
    const drawn = new Set(ARROW_IDS.flatMap((id) => [arrowOf(id).from, arrowOf(id).to]));
    expect([...drawn].sort()).toEqual([...STATES].sort());
  });

  it('has an arrow or a name for every state change of every run of the site, under both profiles', () => {
    for (const { transcript } of [...runs, ...runsUnder('linux'), ...runsUnder('rfc9293')]) {
      for (const record of transcript.states) expect(() => drawnAs(record)).not.toThrow();
    }
  });

  it('has an arrow that a run of the site takes, or says that it has none', () => {
    const untaken = waysOf(runs).filter(({ taken }) => taken === null);
    expect(
      untaken.map(({ key }) => key),
      'no scenario takes these arrows',
    ).toEqual(WITHOUT_A_RUN);
    expect(ARROW_IDS.filter((id) => arrowOf(id).rules.length === 0)).toEqual(WITHOUT_A_RUN);
  });

  it.each([
    ['a handshake and a close', handshakeAndClose(1)],
    ['a simultaneous open and a close', simultaneousOpen(1)],
  ])(
    'has an arrow or a name for every state change on the way to every pair of states of %s',
    (_, program) => {
      const found = explore(program);
      for (const [client, server] of found.pairs) {
        const schedule = found.scheduleTo(client, server) ?? [];
        for (const record of replay(program, schedule).states) expect(() => drawnAs(record)).not.toThrow();
      }
    },
  );

  it('takes no rule for two different things', () => {
    const drawn = ARROW_IDS.flatMap((id) => arrowOf(id).rules);
    const other = Object.values(OTHER_WAYS).flat();
    expect(new Set([...drawn, ...other]).size).toBe(drawn.length + other.length);
  });

  it('refuses a change it does not know', () => {
    const [record] = runs[0]!.transcript.states;
    expect(() => drawnAs({ ...record!, to: 'CLOSING' })).toThrow(/no arrow from .* to CLOSING by the rule/);
  });
});

describe('the path of a run', () => {
  const steps = (id: string, host: 'client' | 'server') =>
    stateSteps(simulate(scenarioOf(id), { seed: 1 }), host).map(({ from, to }) => `${from} → ${to}`);

  it('of a server begins with its listener and goes on with its connection', () => {
    expect(steps('close/four-way', 'server')).toEqual([
      'CLOSED → LISTEN',
      'LISTEN → SYN-RECEIVED',
      'SYN-RECEIVED → ESTABLISHED',
      'ESTABLISHED → CLOSE-WAIT',
      'CLOSE-WAIT → LAST-ACK',
      'LAST-ACK → CLOSED',
    ]);
  });

  it('of a simultaneous close goes through CLOSING', () => {
    expect(steps('close/simultaneous', 'client').slice(2)).toEqual([
      'ESTABLISHED → FIN-WAIT-1',
      'FIN-WAIT-1 → CLOSING',
      'CLOSING → TIME-WAIT',
      'TIME-WAIT → CLOSED',
    ]);
  });
});

it('shows a change with the segments of its cause, one before and one after', () => {
  const way = waysOf(runs.filter(({ id }) => id === 'close/four-way')).find(
    ({ key }) => key === 'established-close-wait',
  );
  const { transcript } = way!.taken!;
  const { from, to } = segmentsAround(way!.taken!);
  const shown = transcript.segments.slice(from - 1, to).map(({ because }) => because);
  expect(shown).toContain('close/established');
  expect(to - from).toBeLessThan(5);
});
