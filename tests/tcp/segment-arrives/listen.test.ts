import { describe, expect, it } from 'vitest';
import { ACK, overridesOf, RST, type ScenarioStep, SYN, simulate } from '../../../src/tcp/index.ts';
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

  it('opens nothing while a later SYN has a request, and its ACK gets no answer on Linux', () => {
    // The queue is full of strangers when the first SYN comes; one of them gives up its place before the second.
    const stranger = (ms: number, flags: number) =>
      forge(ms, 'client', { flags, seq: flags === SYN ? 9 : 10, sport: 60_000 });
    const steps = [
      listen(0, 0),
      lose(0, { from: 'server' }),
      stranger(1, SYN),
      forge(20, 'client', { flags: SYN, seq: 100 }),
      stranger(40, RST),
      forge(60, 'client', { flags: SYN, seq: 500 }),
    ];
    const answers = (ack: number) => {
      const forged = [...steps, forge(80, 'client', { flags: ACK, seq: 101, ack })];
      const part = { profile: 'linux', isns: isns([], [700, 900, 1_100]), until: 150_000 } as const;
      const run = simulate(scenario(forged, part), { seed: 1 });
      return [
        run.segments.filter(({ from, sentAt }) => from === 'server' && sentAt > 80_000).length,
        run.refusals.at(-1)?.because,
      ];
    };
    expect(answers(901)).toEqual([0, 'queue/cookie-too-late']);
    expect(answers(950)).toEqual([1, undefined]);
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
