import { expect, test } from 'vitest';
import type { HostId } from '../../../src/tcp/index.ts';
import { simulate } from '../../../src/tcp/index.ts';
import {
  firstFailure,
  MISCONCEPTIONS,
  type MisconceptionId,
  simulateMutants,
} from '../../../src/tcp/misconceptions/index.ts';
import { SCENARIOS, type ScenarioName, SHOWN_BY } from './scenarios/index.ts';

const SEED = 6;

function failure(id: MisconceptionId, side: HostId, name: ScenarioName = SHOWN_BY[id]) {
  const scenario = SCENARIOS[name];
  const found = firstFailure(
    simulateMutants(scenario, { seed: SEED, mutants: { [side]: id } }),
    simulate(scenario, { seed: SEED }),
  );
  return found === null ? null : `${found.segment} ${found.kind} by ${found.host}: ${found.because}`;
}

test.each<[MisconceptionId, HostId, string]>([
  // The SYN,ACK acknowledges ISN + 1; this client waits for ISN and answers with a reset.
  ['syn-costs-nothing', 'client', '1 refused by client: syn-sent/bad-ack'],
  ['syn-costs-nothing', 'server', '1 refused by client: syn-sent/bad-ack'],
  ['ack-is-last-octet-received', 'server', '1 refused by client: syn-sent/bad-ack'],
  ['ack-is-own-seq-plus-one', 'server', '1 refused by client: syn-sent/bad-ack'],
  ['seq-and-ack-swapped', 'server', '1 refused by client: syn-sent/bad-ack'],
  // The third segment is thought to take a number, so the data leaves a gap of one octet.
  ['pure-ack-costs-one', 'client', '3 refused by server: text/out-of-order'],
  // 100 octets are acknowledged as one; the client sends the other 99 again.
  ['ack-is-seq-plus-one', 'server', '3 sent-again by client: retransmit/rto'],
  ['ack-is-length', 'server', '3 sent-again by client: retransmit/rto'],
  ['first-fin-without-ack', 'client', '7 refused by server: ack/missing'],
  ['fin-closes-both-ways', 'server', 'null'],
  ['data-after-lost-third-ack-is-reset', 'server', '3 answered by server: misconception/applied'],
  ['listen-ignores-stray-ack', 'server', '0 refused by server: misconception/applied'],
])('%s on the %s: %s', (id, side, expected) => {
  expect(String(failure(id, side))).toBe(expected);
});

test('passive-closer-waits: without TIME-WAIT the repeated FIN of the server meets CLOSED', () => {
  expect(failure('passive-closer-waits', 'client', 'lost-last-ack')).toMatch(
    /answered by client: closed\/reset$/,
  );
});

test('a true run has no failure against itself', () => {
  for (const { id } of MISCONCEPTIONS) {
    const truth = simulate(SCENARIOS[SHOWN_BY[id]], { seed: SEED });
    expect(firstFailure(truth, truth)).toBeNull();
  }
});
