/** The explorer finds what is wrong with a wrong TCP. */
import { describe, expect, test } from 'vitest';
import type { Invariant, SystemState } from '../../../src/tcp/exploration/index.ts';
import { explore, handshakeAndClose, replay, stateOf } from '../../../src/tcp/exploration/index.ts';
import type { MisconceptionId } from '../../../src/tcp/misconceptions/index.ts';
import { mutantStep } from '../../../src/tcp/misconceptions/index.ts';

const HALF_OPEN = 'a connection is half-open only after a crash or a reset';
const WRONG_SIDE = 'who was in CLOSE-WAIT is never in TIME-WAIT';

test.each<[MisconceptionId, string[]]>([
  ['fin-closes-both-ways', [HALF_OPEN]],
  ['one-time-wait-in-simultaneous-close', [HALF_OPEN]],
  ['passive-closer-waits', [HALF_OPEN, WRONG_SIDE]],
  ['client-always-waits', [HALF_OPEN, WRONG_SIDE]],
])('%s violates: %j', (id, invariants) => {
  const { violations } = explore(handshakeAndClose(1), { model: mutantStep(id) });
  expect(violations.map(({ invariant }) => invariant)).toEqual(invariants);
});

test('the true model as a mutant without hooks violates nothing', () => {
  const { violations, states } = explore(handshakeAndClose(1), { model: mutantStep('same-isn-both-sides') });
  expect(violations).toEqual([]);
  expect(states).toBe(explore(handshakeAndClose(1)).states);
});

test('a violation is shown by its shortest schedule: the FIN that closes both ways leaves FIN-WAIT-1 alone', () => {
  const program = handshakeAndClose(1);
  const model = mutantStep('fin-closes-both-ways');
  const [violation] = explore(program, { model }).violations;
  expect(violation?.wrong).toBe('server has closed, the other is in FIN-WAIT-1');
  const { states } = replay(program, violation?.schedule ?? [], model);
  const last = (host: 'client' | 'server') => states.filter((s) => s.host === host).at(-1)?.to;
  expect([last('client'), last('server')]).toEqual(['FIN-WAIT-1', 'CLOSED']);
});

describe('an invariant of one’s own', () => {
  const assassinated: Invariant = {
    name: 'TIME-WAIT ends by its timer only',
    check: ({ client }: SystemState) => (client.ending === 'reset' ? `${stateOf(client)} by a reset` : null),
  };

  test('without any loss, an ACK that its own FIN has overtaken makes the reset that ends TIME-WAIT (RFC 1337)', () => {
    const program = handshakeAndClose(0);
    const [violation] = explore(program, { invariants: [assassinated] }).violations;
    expect(violation?.schedule.length).toBe(12);
    const run = replay(program, violation?.schedule ?? []);
    expect(run.states.at(-1)).toMatchObject({ from: 'TIME-WAIT', to: 'CLOSED', because: 'time-wait/rst' });
    // The server's ACK of the FIN comes late, TIME-WAIT answers it, and that answer meets CLOSED.
    const [ack, answer, reset] = [run.segments[4], run.segments[7], run.segments[8]];
    expect(ack).toMatchObject({ from: 'server', because: 'ack/at-once' });
    expect(answer).toMatchObject({ from: 'client', cause: { kind: 'segment', index: 4 } });
    expect(reset).toMatchObject({
      from: 'server',
      because: 'closed/reset',
      cause: { kind: 'segment', index: 7 },
    });
  });
});
