import { describe, expect, it } from 'vitest';
import { ACK, overridesOf, type ScenarioStep, SYN, simulate } from '../../../src/tcp/index.ts';
import { accept, call, connect, duplicate, forge, isns, listen, lose, scenario } from '../support/script.ts';

/** What the server answers by cookies only. */
function byCookie(steps: readonly ScenarioStep[], params: Record<string, number> = {}) {
  const overrides = { server: overridesOf({ tcp_syncookies: 2, ...params }) };
  const all = [...steps, listen(0), connect(1), accept(50)];
  const part = { profile: 'linux', overrides, isns: isns([100], [900]), until: 2_000_000 } as const;
  return simulate(scenario(all, part), { seed: 1 });
}

describe('a SYN cookie', () => {
  it('is the same for the same SYN', () => {
    const run = byCookie([duplicate(0, { from: 'client', all: SYN })]);
    const [first, second, ...more] = run.segments.filter(({ because }) => because === 'queue/cookie');
    expect(second?.segment.seq).toBe(first?.segment.seq);
    expect(more).toEqual([]);
    expect(run.segments.some(({ because }) => because === 'listen/ack')).toBe(false);
  });

  it('opens the connection once more when the server has lost it', () => {
    const lost = call(100, 'server', { op: 'lose-state', socket: 's' });
    const again = forge(200, 'client', { flags: ACK, seq: 101, ack: 901 });
    const states = byCookie([lost, again]).states.filter(({ host, peer }) => host === 'server' && peer);
    expect(states.map(({ to }) => to)).toEqual(['ESTABLISHED', 'CLOSED', 'ESTABLISHED']);
  });

  it('names another MSS in an ACK that is a little off, and none in one that is further off', () => {
    const lost = lose(0, { from: 'client', all: ACK });
    const opened = (seq: number) => {
      const run = byCookie([lost, forge(200, 'client', { flags: ACK, seq, ack: 901 })]);
      return run.states.some(({ because }) => because === 'queue/cookie-accepted');
    };
    expect([100, 101, 104, 105].map(opened)).toEqual([false, true, true, false]);
  });

  it('has no place for window scale and SACK without a timestamp', () => {
    const optionsWith = (timestamps: number) =>
      byCookie([], { tcp_timestamps: timestamps }).segments.find(({ because }) => because === 'queue/cookie')
        ?.segment.options;
    expect(Object.keys(optionsWith(1) ?? {}).sort()).toEqual([
      'mss',
      'sackPermitted',
      'timestamps',
      'windowScale',
    ]);
    expect(Object.keys(optionsWith(0) ?? {})).toEqual(['mss']);
  });
});
