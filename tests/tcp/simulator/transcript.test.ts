/** A long run is recorded like a short one. */
import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/tcp/index.ts';
import { lifecycles } from '../../tools/lifecycles.ts';
import { accept, close, connect, listen, recv, scenario, send, shutdown } from '../support/script.ts';

describe('the transcript of a long run', () => {
  const long = simulate(lifecycles(0, 1200), { seed: 1 });

  it('ends as it began: each life of a connection has the same events', () => {
    expect(long.segments).toHaveLength(1200 * 7);
    const life = (n: number) => {
      const port = (long.segments[0]?.segment.sport ?? 0) + n;
      const own = long.segments.filter(({ segment: { sport, dport } }) => sport === port || dport === port);
      return own.map((r) => `${r.from} ${r.segment.flags} ${r.rseq} ${r.rack} ${r.because}`);
    };
    expect(life(0)).toHaveLength(7);
    expect([life(146), life(147), life(1199)]).toEqual([life(0), life(0), life(0)]);
    expect(long.timers.filter(({ outcome }) => outcome === 'pending')).toEqual([]);
    expect(long.calls.filter(({ returnedAt }) => returnedAt === null)).toEqual([]);
    expect(long.states.map(({ index }) => index)).toEqual(long.states.map((_, index) => index));
  });
});

describe('a closed socket, whose connection is over', () => {
  it('tells what it told before: the end, EPIPE, ENOTCONN, EISCONN', () => {
    const open = [listen(0), connect(1), accept(50), close(100, 'client'), close(200, 'server')];
    const late = 300_000;
    const calls = [recv(late, 'client'), send(late, 'client', 5), shutdown(late, 'client'), connect(late)];
    const run = simulate(scenario([...open, ...calls]), { seed: 1 });
    expect(run.states.at(-1)).toMatchObject({ host: 'client', from: 'TIME-WAIT', to: 'CLOSED' });
    expect(run.calls.slice(-4).map(({ result, peer }) => [result, peer])).toEqual([
      ['eof', 80],
      ['EPIPE', 80],
      ['ENOTCONN', 80],
      ['EISCONN', 80],
    ]);
  });
});
