/** What a believer writes down, by hand: relative SEQ and ACK of one life of a connection (100 octets, then 40, then the close). */
import { expect, test } from 'vitest';
import { simulate } from '../../../src/tcp/index.ts';
import type { MutantId } from '../../../src/tcp/mutants/index.ts';
import { SCENARIOS, simulateBelief } from '../../../src/tcp/mutants/index.ts';

const LIFE = SCENARIOS['client-closes-first'];

function numbers(id: MutantId | null): string[] {
  const run = id === null ? simulate(LIFE, { seed: 9 }) : simulateBelief(LIFE, 9, id);
  return run.segments.map(({ rseq, rack }) => `${rseq}/${rack ?? '-'}`);
}

// The lines are: SYN, SYN-ACK, ACK, 100 octets, ACK, 40 octets, ACK, FIN, ACK, FIN, ACK.
const TRUTH = '0/- 0/1 1/1 1/1 1/101 1/101 101/41 101/41 41/102 41/102 102/42';

const BELIEVED: readonly (readonly [MutantId, string])[] = [
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

test.each(BELIEVED)('%s', (id, expected) => {
  expect(numbers(id).join(' ')).toBe(expected);
});

test('same-isn-both-sides: the server counts from the client’s ISN', () => {
  const [syn, synAck] = simulateBelief(LIFE, 9, 'same-isn-both-sides').segments;
  expect(synAck?.segment.seq).toBe(syn?.segment.seq);
});

test('seq-and-ack-swapped: the SYN,ACK carries x + 1 as SEQ and y as ACK', () => {
  const [, truth] = simulate(LIFE, { seed: 9 }).segments;
  const [, believed] = simulateBelief(LIFE, 9, 'seq-and-ack-swapped').segments;
  expect([believed?.segment.seq, believed?.segment.ack]).toEqual([truth?.segment.ack, truth?.segment.seq]);
});

test('retransmission-takes-new-numbers: 100 octets at 1 come again at 101, and the next 50 follow at 201', () => {
  const { segments } = simulateBelief(SCENARIOS['lost-data'], 9, 'retransmission-takes-new-numbers');
  const data = segments.filter(({ segment }) => segment.len > 0);
  expect(data.map(({ rseq, segment }) => [rseq, segment.len])).toEqual([
    [1, 100],
    [101, 100],
    [201, 50],
  ]);
  expect(segments.filter(({ from }) => from === 'server').map(({ rack }) => rack)).toEqual([1, 201, 251]);
});
