/** What a learner with a misconception writes down, by hand: relative SEQ and ACK of one life of a connection (100 octets, then 40, then the close); and states. */
import { expect, test } from 'vitest';
import { simulate } from '../../../src/tcp/index.ts';
import {
  type MisconceptionId,
  simulateMisconception,
  simulateMutants,
} from '../../../src/tcp/misconceptions/index.ts';
import { SCENARIOS } from './scenarios/index.ts';

const LIFE = SCENARIOS['client-closes-first'];

function numbers(id: MisconceptionId | null): string[] {
  const run = id === null ? simulate(LIFE, { seed: 9 }) : simulateMisconception(LIFE, 9, id);
  return run.segments.map(({ rseq, rack }) => `${rseq}/${rack ?? '-'}`);
}

// The lines are: SYN, SYN-ACK, ACK, 100 octets, ACK, 40 octets, ACK, FIN, ACK, FIN, ACK.
const TRUTH = '0/- 0/1 1/1 1/1 1/101 1/101 101/41 101/41 41/102 41/102 102/42';

const EXPECTED: readonly (readonly [MisconceptionId, string])[] = [
  // Everything behind a SYN is one lower.
  ['syn-costs-nothing', '0/- 0/0 0/0 0/0 0/100 0/100 100/40 100/40 40/101 40/101 101/41'],
  // The last three lines change: the client's FIN at 101 is acknowledged with 101, the server's at 41 with 41.
  ['fin-costs-nothing', '0/- 0/1 1/1 1/1 1/101 1/101 101/41 101/41 41/101 41/101 101/41'],
  // The client's third segment takes 1, so the data starts at 2; the server's ACK takes 1, so its data starts at 2.
  ['pure-ack-costs-one', '0/- 0/1 1/1 2/1 1/102 2/102 102/42 103/42 42/104 43/104 104/44'],
  ['ack-is-last-octet-received', '0/- 0/0 1/0 1/0 1/100 1/100 101/40 101/40 41/101 41/101 102/41'],
  // 100 octets at 1 are acknowledged with 2, 40 octets at 1 with 2; SYN and FIN as in truth.
  ['ack-is-seq-plus-one', '0/- 0/1 1/1 1/1 1/2 1/2 101/2 101/2 41/102 41/102 102/42'],
  // 100 octets are acknowledged with 100, 40 with 40, a FIN with 1.
  ['ack-is-length', '0/- 0/1 1/1 1/1 1/100 1/100 101/40 101/40 41/1 41/1 102/1'],
];

test('the true run', () => {
  expect(numbers(null).join(' ')).toBe(TRUTH);
});

test.each(EXPECTED)('%s', (id, expected) => {
  expect(numbers(id).join(' ')).toBe(expected);
});

test('same-isn-both-sides: the server counts from the client’s ISN', () => {
  const [syn, synAck] = simulateMisconception(LIFE, 9, 'same-isn-both-sides').segments;
  expect(synAck?.segment.seq).toBe(syn?.segment.seq);
});

test('seq-and-ack-swapped: the SYN,ACK carries x + 1 as SEQ and y as ACK', () => {
  const [, truth] = simulate(LIFE, { seed: 9 }).segments;
  const [, misconceived] = simulateMisconception(LIFE, 9, 'seq-and-ack-swapped').segments;
  expect([misconceived?.segment.seq, misconceived?.segment.ack]).toEqual([
    truth?.segment.ack,
    truth?.segment.seq,
  ]);
});

test('retransmission-takes-new-numbers: 100 octets at 1 come again at 101, and the next 50 follow at 201', () => {
  const { segments } = simulateMisconception(SCENARIOS['lost-data'], 9, 'retransmission-takes-new-numbers');
  const data = segments.filter(({ segment }) => segment.len > 0);
  expect(data.map(({ rseq, segment }) => [rseq, segment.len])).toEqual([
    [1, 100],
    [101, 100],
    [201, 50],
  ]);
  expect(segments.filter(({ from }) => from === 'server').map(({ rack }) => rack)).toEqual([1, 201, 251]);
});

test('fin-wait-2-is-never-skipped: the FIN,ACK leads to FIN-WAIT-2, and what sends the last ACK leads to TIME-WAIT', () => {
  const { segments, states } = simulateMisconception(
    SCENARIOS['three-segment-close'],
    9,
    'fin-wait-2-is-never-skipped',
  );
  const [finAck, lastAck] = segments.slice(-2);
  const client = states.filter((s) => s.host === 'client').slice(-3);
  expect(client.map(({ to }) => to)).toEqual(['FIN-WAIT-2', 'TIME-WAIT', 'CLOSED']);
  expect(client[0]?.cause).toEqual({ kind: 'segment', index: finAck?.index });
  expect(client[1]?.cause).toEqual(lastAck?.cause);
  expect(client[1]?.cause.kind).toBe('timer');
  expect([client[0]?.at, client[1]?.at]).toEqual([lastAck?.sentAt, lastAck?.sentAt]);
});

test('both-established-at-once: without the third segment the server is ESTABLISHED all the same', () => {
  const { states } = simulateMisconception(SCENARIOS['lost-third-ack'], 9, 'both-established-at-once');
  const established = states.filter(({ to }) => to === 'ESTABLISHED').map(({ host, at }) => [host, at]);
  expect(established).toEqual([
    ['server', 40_000],
    ['client', 40_000],
  ]);
});

test('third-ack-is-repeated: the client repeats it 1 s after it was sent, the server nothing', () => {
  const { segments } = simulateMisconception(SCENARIOS['lost-third-ack'], 9, 'third-ack-is-repeated');
  expect(segments.map(({ from, sentAt }) => [from, sentAt])).toEqual([
    ['client', 0],
    ['server', 20_000],
    ['client', 40_000],
    ['client', 1_040_000],
  ]);
});

test('syn-rto-3-6-12: a SYN lost three times leaves at 0, 3, 9 and 21 s', () => {
  const lost = SCENARIOS['lost-syn'];
  const steps = lost.steps.map((step) =>
    'filter' in step.action
      ? { ...step, action: { ...step.action, filter: { ...step.action.filter, count: 3 } } }
      : step,
  );
  const { segments } = simulateMisconception({ ...lost, steps }, 9, 'syn-rto-3-6-12');
  expect(segments.slice(0, 4).map(({ sentAt }) => sentAt / 1_000_000)).toEqual([0, 3, 9, 21]);
});

test.each<[MisconceptionId, number]>([
  ['time-wait-is-240-on-linux', 240],
  ['time-wait-is-120-on-linux', 120],
])('%s: TIME-WAIT lasts %i s', (id, seconds) => {
  const { states } = simulateMisconception(SCENARIOS['three-segment-close'], 9, id);
  const at = (pick: (s: (typeof states)[number]) => boolean) => states.find(pick)?.at ?? 0;
  const lasted = at(({ from }) => from === 'TIME-WAIT') - at(({ to }) => to === 'TIME-WAIT');
  expect(lasted).toBe(seconds * 1_000_000);
});

test('two-msl-from-first-fin: TIME-WAIT ends 240 s after the first FIN was sent', () => {
  const { states, segments } = simulateMisconception(LIFE, 9, 'two-msl-from-first-fin');
  const fin = segments.find(({ segment }) => segment.flags & 0x01);
  const end = states.find(({ from }) => from === 'TIME-WAIT');
  expect((end?.at ?? 0) - (fin?.sentAt ?? 0)).toBe(240_000_000);
});

test('fin-closes-both-ways: FIN-WAIT-2 and TIME-WAIT begin together, and only the timer started last goes off', () => {
  const id = 'fin-closes-both-ways';
  const run = simulateMutants(SCENARIOS['lost-fin'], { seed: 9, mutants: { client: id, server: id } });
  const ends = run.states.filter(({ from }) => from === 'TIME-WAIT');
  expect(ends.map(({ because }) => because)).toEqual(['timeout/time-wait']);
});
