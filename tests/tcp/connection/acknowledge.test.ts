import { describe, expect, it } from 'vitest';
import { ACK, FIN, type ScenarioStep, simulate } from '../../../src/tcp/index.ts';
import { close, forge, isns, OPEN, scenario, send, shutdown } from '../support/script.ts';

/** What the server sends from 100 ms on: when, and with which acknowledgment number. */
function answers(steps: readonly ScenarioStep[], timerTick = 0): [at: number, rack: number | null][] {
  const overrides = timerTick > 0 ? { client: { timerTick }, server: { timerTick } } : {};
  const run = simulate(
    scenario([...OPEN, ...steps], { profile: 'linux', isns: isns([100], [900]), until: 400_000, overrides }),
    { seed: 1 },
  );
  return run.segments
    .filter(({ from, sentAt }) => from === 'server' && sentAt > 100_000)
    .map(({ sentAt, rack }) => [sentAt / 1000, rack]);
}

const fin = shutdown(100, 'client');
/** Repeats what the client has acknowledged already, at the next number. */
const bareAck = (ms: number): ScenarioStep => forge(ms, 'client', { flags: ACK, seq: 102, ack: 901 });

describe('a FIN before any text, on Linux', () => {
  it('is acknowledged within a tick', () => {
    expect(answers([fin])).toEqual([[114, 2]]);
    expect(answers([shutdown(101, 'client')], 4_000)).toEqual([[112, 2]]);
    expect(answers([shutdown(103, 'client')], 4_000)).toEqual([[116, 2]]);
  });

  it('is acknowledged with the next segment that arrives in that tick', () => {
    expect(answers([fin, bareAck(101)])).toEqual([[111, 2]]);
    expect(answers([shutdown(102, 'client'), bareAck(102.5)], 4_000)).toEqual([[112.5, 2]]);
  });

  it('is not acknowledged any sooner for a FIN that came before its turn', () => {
    const early = forge(90, 'client', { flags: FIN | ACK, seq: 106, ack: 901 });
    expect(answers([early, close(115, 'client')]).at(-1)).toEqual([129, 2]);
  });
});

it('a FIN behind text that was taken before waits as a FIN behind text does, on Linux', () => {
  const again = forge(150, 'client', { flags: FIN | ACK, seq: 101, ack: 901, len: 5 });
  expect(answers([send(100, 'client', 5), again]).slice(0, 2)).toEqual([
    [110, 6],
    [200, 7],
  ]);
});
