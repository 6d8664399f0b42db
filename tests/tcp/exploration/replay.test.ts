import { expect, test } from 'vitest';
import type { Transition } from '../../../src/tcp/exploration/index.ts';
import { explore, handshake, handshakeAndClose, replay } from '../../../src/tcp/exploration/index.ts';
import type { State, Transcript } from '../../../src/tcp/index.ts';
import { flagLetters } from '../../../src/tcp/index.ts';

/** Where a side is at the end of a run, read off its state records. */
function last(run: Transcript, host: 'client' | 'server'): State {
  return run.states.filter((s) => s.host === host).at(-1)?.to ?? 'CLOSED';
}

const lines = (run: Transcript): string[] =>
  run.segments.map(
    ({ from, segment, rseq, rack }) => `${from} ${flagLetters(segment.flags)} ${rseq}/${rack ?? '-'}`,
  );

test('every pair that exploration finds is where the replay of its schedule ends', () => {
  const program = handshakeAndClose(1);
  const found = explore(program);
  const ends = found.pairs.map(([client, server]) => {
    const run = replay(program, found.scheduleTo(client, server) ?? []);
    return [last(run, 'client'), last(run, 'server')];
  });
  expect(ends).toEqual(found.pairs);
  expect(ends.length).toBeGreaterThan(30);
});

test('(TIME-WAIT, TIME-WAIT) is figure 13: two FINs cross, then their ACKs', () => {
  const program = handshakeAndClose(0);
  const run = replay(program, explore(program).scheduleTo('TIME-WAIT', 'TIME-WAIT') ?? []);
  const [open, close] = [lines(run).slice(0, 3), lines(run).slice(3)];
  expect(open).toEqual(['client S 0/-', 'server SA 0/1', 'client A 1/1']);
  expect([...close].sort()).toEqual(['client A 2/2', 'client FA 1/1', 'server A 2/2', 'server FA 1/1']);
  expect(run.calls.map(({ host, call }) => `${host} ${call}`).sort()).toEqual([
    'client close',
    'client connect',
    'server close',
    'server listen',
  ]);
});

test('a lost, a repeated and a duplicated segment are told as such', () => {
  const schedule: Transition[] = [
    { kind: 'call', side: 'server' },
    { kind: 'call', side: 'client' },
    { kind: 'lose', segment: 0 },
    { kind: 'timer', side: 'client', timer: 'retransmission' },
    { kind: 'duplicate', segment: 0 },
    { kind: 'deliver', segment: 0 },
    { kind: 'deliver', segment: 0 },
  ];
  const run = replay(handshake(2), schedule);
  expect(run.segments.slice(0, 2).map(({ fate, retransmits }) => [fate, retransmits])).toEqual([
    ['lost', null],
    ['duplicated', 0],
  ]);
  expect(run.segments[0]?.arrivals).toEqual([]);
  // Sent at the fourth transition, delivered at the sixth and seventh: 60, 100 and 120 ms.
  expect([run.segments[1]?.sentAt, run.segments[1]?.arrivals]).toEqual([60_000, [100_000, 120_000]]);
  expect(run.timers[0]).toMatchObject({ timer: 'retransmission', outcome: 'expired', endedAt: 60_000 });
});

test('every segment that arrives does so after it was sent, and its cause is in the transcript', () => {
  const program = handshakeAndClose(1);
  const found = explore(program);
  for (const [client, server] of found.pairs) {
    const run = replay(program, found.scheduleTo(client, server) ?? []);
    for (const { sentAt, arrivals, cause } of run.segments) {
      for (const at of arrivals) expect(at).toBeGreaterThan(sentAt);
      if (cause.kind === 'segment') expect(run.segments[cause.index]?.arrivals).toContain(sentAt);
      else if (cause.kind === 'call') expect(run.calls[cause.index]?.at).toBe(sentAt);
      else if (cause.kind === 'timer') expect(run.timers[cause.index]?.endedAt).toBe(sentAt);
    }
  }
});

test('a schedule that does not fit the program is refused', () => {
  expect(() => replay(handshake(0), [{ kind: 'deliver', segment: 0 }])).toThrow(/no segment/);
});
