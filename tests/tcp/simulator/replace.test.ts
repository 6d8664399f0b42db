import { expect, test } from 'vitest';
import type { Filter, Scenario } from '../../../src/tcp/index.ts';
import { FIN, SYN, simulate } from '../../../src/tcp/index.ts';
import { Script } from '../misconceptions/scenarios/script.ts';

const SEED = 3;

/** The handshake, and 100 octets from the client at 200 ms, on a wire with these filters. */
function handshake(...filters: readonly Omit<Filter, 'id'>[]): Scenario {
  const script = new Script();
  script.startAt(1000, 5000);
  const [connected] = script.open();
  script.call('client', { op: 'send', socket: 'c', bytes: 100 }, [connected], 160);
  const scenario = script.scenario('test', 'linux');
  const wire = filters.map((filter, i) => ({
    action: { side: 'wire' as const, filter: { id: `f${i}`, ...filter } },
    after: [],
    wait: 0,
  }));
  const shift = wire.length;
  const steps = scenario.steps.map((step) => ({ ...step, after: step.after.map((i) => i + shift) }));
  return { ...scenario, steps: [...wire, ...steps] };
}

const replace = (skip: number, rewrite: Filter['rewrite'] = {}): Omit<Filter, 'id'> => ({
  action: 'replace',
  count: 1,
  match: { skip },
  rewrite,
});
const lose = (skip: number): Omit<Filter, 'id'> => ({ action: 'lose', count: 1, match: { skip } });

test('the rewritten segment travels, marked as not the host’s own', () => {
  const truth = simulate(handshake(), { seed: SEED });
  const run = simulate(handshake(replace(2, { ack: 5000 })), { seed: SEED });
  const [, , third] = run.segments;
  expect(third).toMatchObject({
    injected: true,
    because: 'wire/replaced',
    fate: 'delivered',
    rseq: 1,
    rack: 0,
    sentAt: truth.segments[2]?.sentAt,
    cause: truth.segments[2]?.cause,
  });
  expect(third?.segment).toEqual({ ...truth.segments[2]?.segment, ack: 5000 });
  expect(run.segments[3]).toMatchObject({
    from: 'server',
    cause: { kind: 'segment', index: 2 },
    because: 'ack/syn-received-bad',
  });
});

test('the host goes on as if its own had travelled', () => {
  const run = simulate(handshake(replace(3, { len: 60 })), { seed: SEED });
  const again = run.segments.find((record) => record.from === 'client' && record.because.startsWith('retr'));
  expect(run.segments[3]?.segment.len).toBe(60);
  expect(again).toMatchObject({ rseq: 61, segment: { len: 40 } });
});

test('a SYN that is rewritten keeps relative numbers counted from the true ISN', () => {
  const [syn, answer] = simulate(handshake(replace(0, { seq: 1007 })), { seed: SEED }).segments;
  expect(syn).toMatchObject({ rseq: 7, segment: { flags: SYN } });
  expect(answer).toMatchObject({ rack: 8, segment: { ack: 1008 } });
});

test('what becomes of it is left to the other filters, which match what the host sent', () => {
  const finless: Omit<Filter, 'id'> = { action: 'lose', count: 1, match: { all: FIN } };
  const lost = simulate(handshake(replace(2), lose(2)), { seed: SEED }).segments[2];
  expect(lost).toMatchObject({ fate: 'lost', arrivals: [], injected: true });
  const kept = simulate(handshake(replace(2, { flags: FIN }), finless), { seed: SEED });
  expect(kept.segments[2]?.fate).toBe('delivered');
  expect(kept.unusedFilters).toEqual(['f1']);
});

test('a filter before it decides alone, and leaves the replacement for a later segment', () => {
  const run = simulate(handshake(lose(0), replace(0, { seq: 7 })), { seed: SEED });
  expect(run.segments[0]).toMatchObject({ fate: 'lost', injected: false });
  expect(run.segments[1]).toMatchObject({ injected: true, segment: { seq: 7 } });
});

test('delayedAck always: an ACK waits also where Linux gives one at once', () => {
  const patient = (delayedAck: 'always' | 'adaptive'): Scenario => ({
    ...handshake(),
    overrides: { server: { delayedAck } },
  });
  const ackOf = (scenario: Scenario) =>
    simulate(scenario, { seed: SEED }).segments.find(({ from, rack }) => from === 'server' && rack === 101);
  expect(ackOf(patient('adaptive'))?.because).toBe('ack/at-once');
  expect(ackOf(patient('always'))).toMatchObject({ because: 'ack/delayed' });
});

test('delayedAck always: reading what has arrived does not send the ACK either', () => {
  const script = new Script();
  const [connected, accepted] = script.open();
  script.call('client', { op: 'send', socket: 'c', bytes: 100 }, [connected], 160);
  const read = script.call('server', { op: 'recv', socket: 's', max: 1000 }, [accepted]);
  script.call('server', { op: 'send', socket: 's', bytes: 30 }, [read]);
  const scenario = {
    ...script.scenario('test', 'linux'),
    overrides: { server: { delayedAck: 'always' } },
  } as const;
  const answer = simulate(scenario, { seed: SEED }).segments.find(
    ({ from, rack }) => from === 'server' && rack === 101,
  );
  expect(answer?.segment).toMatchObject({ len: 30 });
});
