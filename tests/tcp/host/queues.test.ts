import { describe, expect, it } from 'vitest';
import type { ScenarioStep, Transcript } from '../../../src/tcp/index.ts';
import { ACK, flagNames, overridesOf, PSH, RST, SYN, simulate, stateAt } from '../../../src/tcp/index.ts';
import { print } from '../support/print.ts';
import {
  accept,
  CLIENT,
  call,
  connect,
  forge,
  isns,
  listen,
  lose,
  recv,
  SERVER,
  SERVER_PORT,
  scenario,
  send,
} from '../support/script.ts';

/** A run under linux with these parameters on the server, until so many seconds. */
function linux(steps: readonly ScenarioStep[], params: Record<string, number> = {}, until = 100): Transcript {
  const overrides = { client: overridesOf({ tcp_fastopen: 1 }), server: overridesOf(params) };
  return simulate(scenario(steps, { profile: 'linux', overrides, until: until * 1_000_000 }), { seed: 1 });
}

/** Connects another client socket from its own port. */
const connectFrom = (ms: number, port: number, timeout = 60_000): ScenarioStep =>
  call(ms, 'client', { op: 'connect', socket: `c${port}`, port, peer: SERVER_PORT }, timeout);

const flagsOf = (t: Transcript, from: 'client' | 'server'): string[] =>
  t.segments.filter((s) => s.from === from).map((s) => flagNames(s.segment.flags & ~PSH).join());

describe('accept queue (lx-07)', () => {
  const two = [listen(0, 0), connectFrom(1, 50_001), connectFrom(100, 50_002)];
  const stateOf = (t: Transcript, peer: number) => stateAt(t, { ...SERVER, peer }, t.end);

  it('backlog 0 admits one; the next SYN is dropped without an answer', () => {
    const t = linux(two, {}, 0.9);
    expect(stateOf(t, 50_001), print(t)).toBe('ESTABLISHED');
    expect(stateOf(t, 50_002)).toBe('CLOSED');
    expect(t.refusals.map((r) => r.because)).toEqual(['queue/accept-full-syn']);
  });

  it('a SYN sent again after accept() made room connects', () => {
    const t = linux([...two, accept(500)], {}, 5);
    expect([stateOf(t, 50_001), stateOf(t, 50_002)], print(t)).toEqual(['ESTABLISHED', 'ESTABLISHED']);
  });

  /** Backlog 1 admits two; when the second and the third shake hands at once, the third finds no room. */
  const filled = [listen(0, 1), connectFrom(1, 50_001), connectFrom(100, 50_003), connectFrom(101, 50_002)];

  it('full at the third ACK: it is ignored, the client is ESTABLISHED, the server is not; SYN,ACK comes again', () => {
    const t = linux(filled, { tcp_syncookies: 0 }, 2.5);
    const ignored = t.refusals.filter((r) => r.because === 'queue/accept-full');
    expect(ignored.length, print(t)).toBeGreaterThan(0);
    expect(stateOf(t, 50_002)).toBe('SYN-RECEIVED');
    expect(stateAt(t, { ...CLIENT, port: 50_002 }, t.end)).toBe('ESTABLISHED');
    expect(t.segments.filter((s) => s.segment.flags & RST)).toEqual([]);
  });

  it('tcp_abort_on_overflow=1: RST at the third ACK', () => {
    const t = linux(filled, { tcp_abort_on_overflow: 1, tcp_syncookies: 0 }, 2.5);
    const resets = t.segments.filter((s) => s.segment.flags & RST);
    expect(
      resets.map((s) => [s.from, s.because]),
      print(t),
    ).toEqual([['server', 'queue/accept-full-reset']]);
    expect(stateAt(t, { ...CLIENT, port: 50_002 }, t.end)).toBe('CLOSED');
  });

  it('rfc9293: a full queue ignores the third ACK and says so', () => {
    const t = simulate(scenario(filled, { until: 2_500_000 }), { seed: 1 });
    expect(
      t.refusals.some((r) => r.because === 'queue/accept-full'),
      print(t),
    ).toBe(true);
  });
});

describe('SYN queue (lx-08)', () => {
  const flood = (n: number): ScenarioStep[] => [
    listen(0, 4),
    lose(0, { from: 'server' }),
    ...Array.from({ length: n }, (_, i) => forge(1 + i, 'client', { flags: SYN, seq: 9, sport: 60_000 + i })),
  ];

  it('cookies off: backlog 4 keeps five half-open entries, later SYNs are dropped', () => {
    const t = linux(flood(8), { tcp_syncookies: 0 }, 0.5);
    expect(t.states.filter((s) => s.to === 'SYN-RECEIVED').length, print(t)).toBe(5);
    expect(t.refusals.map((r) => r.because)).toEqual(Array(3).fill('queue/syn-full'));
  });

  it('tcp_syncookies=1: later SYNs get a cookie and leave no state', () => {
    const t = linux(flood(8), {}, 0.5);
    expect(t.states.filter((s) => s.to === 'SYN-RECEIVED').length, print(t)).toBe(5);
    expect(t.segments.filter((s) => s.because === 'queue/cookie').length).toBe(3);
  });
});

describe('SYN cookies (RFC 4987 3.6)', () => {
  it('tcp_syncookies=2: no SYN-RECEIVED; the third ACK makes the connection out of nothing', () => {
    const t = linux([listen(0), connect(1), accept(50), send(100, 'client', 10), recv(150, 'server')], {
      tcp_syncookies: 2,
    });
    expect(t.states.filter((s) => s.host === 'server' && s.peer !== null).map((s) => s.to)).toEqual([
      'ESTABLISHED',
    ]);
    expect(t.calls.at(-1)?.result, print(t)).toBe(10);
  });

  it('the SYN,ACK is never sent again; data that carries the cookie connects after a lost third ACK', () => {
    const lost = [listen(0), lose(0, { from: 'client', none: SYN }, 1), connect(1), accept(50)];
    const idle = linux(lost, { tcp_syncookies: 2 }, 60);
    expect(flagsOf(idle, 'server'), print(idle)).toEqual(['SYN,ACK']);
    expect(stateAt(idle, CLIENT, idle.end)).toBe('ESTABLISHED');
    const talks = linux([...lost, send(5000, 'client', 10), recv(5500, 'server')], { tcp_syncookies: 2 }, 60);
    expect(talks.calls.at(-1)?.result, print(talks)).toBe(10);
  });

  it('a SYN that comes twice gets the same cookie, which takes one ISN', () => {
    const syn = (ms: number, seq: number) => forge(ms, 'client', { flags: SYN, seq });
    const t = simulate(
      scenario([listen(0), lose(0, { from: 'client' }), syn(1, 9), syn(2, 9), syn(3, 10)], {
        profile: 'linux',
        overrides: { server: overridesOf({ tcp_syncookies: 2 }) },
        isns: isns([], [700, 800]),
        until: 1_000_000,
      }),
      { seed: 1 },
    );
    const answers = t.segments.filter(({ because }) => because === 'queue/cookie');
    expect(
      answers.map(({ segment }) => segment.seq),
      print(t),
    ).toEqual([700, 700, 800]);
  });

  it('an ACK with a wrong cookie → <SEQ=SEG.ACK><CTL=RST>', () => {
    const wrong = forge(5, 'client', { flags: ACK, seq: 10, ack: 4711 });
    const t = linux(
      [listen(0), forge(1, 'client', { flags: SYN, seq: 9 }), lose(0), wrong],
      { tcp_syncookies: 2 },
      1,
    );
    const reset = t.segments.findLast((s) => s.segment.flags & RST)?.segment;
    expect([reset?.flags, reset?.seq], print(t)).toEqual([RST, 4711]);
  });
});

describe('Fast Open (RFC 7413)', () => {
  const SERVES = { tcp_fastopen: 3 };
  const listener = [
    call(0, 'server', { op: 'set-option', socket: 'l', option: { name: 'TCP_FASTOPEN', value: 16 } }),
    listen(0),
  ];
  const fast = (ms: number, port: number): ScenarioStep =>
    call(ms, 'client', { op: 'send', socket: `f${port}`, bytes: 20, fastOpen: { port, peer: SERVER_PORT } });
  const syns = (t: Transcript) =>
    t.segments.filter((s) => (s.segment.flags & (SYN | ACK)) === SYN).map((s) => s.segment.len);

  it('tfo-01 first a request without data, then a cookie with data; SYN,ACK takes ISN + 1 + 20', () => {
    const t = linux([...listener, fast(1, 50_001), fast(500, 50_002)], SERVES, 1);
    const [first, second] = t.segments.filter((s) => (s.segment.flags & (SYN | ACK)) === SYN);
    expect(first?.segment.options?.fastOpen, print(t)).toBe('request');
    expect(second?.segment.options?.fastOpen).toMatch(/^[0-9a-f]{16}$/);
    expect(syns(t)).toEqual([0, 20]);
    const answers = t.segments.filter((s) => s.segment.flags === (SYN | ACK)).map((s) => s.rack);
    expect(answers).toEqual([1, 21]);
  });

  it('the data is there for the server before the third ACK', () => {
    const early = call(540, 'server', { op: 'accept', socket: 'l', as: 'e2' });
    const read = call(541, 'server', { op: 'recv', socket: 'e2', max: 100 });
    const quiet = lose(480, { from: 'client', none: SYN });
    const first = call(300, 'server', { op: 'accept', socket: 'l', as: 'e1' });
    const t = linux(
      [...listener, fast(1, 50_001), first, quiet, fast(500, 50_002), early, read],
      SERVES,
      0.6,
    );
    expect(t.calls.at(-1)?.result, print(t)).toBe(20);
    expect(stateAt(t, { ...SERVER, peer: 50_002 }, t.end)).toBe('SYN-RECEIVED');
  });

  it('a bad cookie: SYN,ACK takes ISN + 1 only, and the data follows with the third segment', () => {
    const newKey = call(400, 'server', { op: 'set-param', overrides: { fastOpenKey: 99 } });
    const t = linux([...listener, fast(1, 50_001), newKey, fast(500, 50_002)], SERVES, 1);
    const answer = t.segments.findLast((s) => s.segment.flags === (SYN | ACK));
    expect([answer?.rack, answer?.segment.options?.fastOpen !== undefined], print(t)).toEqual([1, true]);
    const third = t.segments[(answer?.index ?? 0) + 1];
    expect([third?.rseq, third?.segment.len]).toEqual([1, 20]);
  });

  it('tfo-02 the SYN is lost: it is sent again without data and without the option', () => {
    const t = linux(
      [...listener, fast(1, 50_001), lose(400, { from: 'client', all: SYN }, 1), fast(500, 50_002)],
      SERVES,
      3,
    );
    const again = t.segments.filter((s) => (s.segment.flags & (SYN | ACK)) === SYN).at(-1);
    expect([again?.segment.len, again?.segment.options?.fastOpen], print(t)).toEqual([0, undefined]);
    expect(t.calls.at(-1)?.result).toBe(20);
  });

  it('rfc9293 has none: EOPNOTSUPP', () => {
    const t = simulate(scenario([...listener, fast(1, 50_001)]), { seed: 1 });
    expect(t.calls.at(-1)?.result).toBe('EOPNOTSUPP');
  });
});

describe.each(['rfc9293', 'linux'] as const)(
  '%s: a window shut by an application that does not read',
  (profile) => {
    const octets = 3 * 4000;
    const steps = [listen(0), connect(1), accept(50), send(100, 'client', octets)];
    const shut = (more: readonly ScenarioStep[], until: number): Transcript =>
      simulate(
        scenario([...steps, ...more], {
          profile,
          isns: isns([0], [0]),
          until: until * 1_000_000,
          overrides: { server: { receiveWindow: 4000, windowScale: null }, client: { windowScale: null } },
        }),
        { seed: 1 },
      );
    const probes = (t: Transcript) => t.segments.filter((s) => s.because === 'window/probe');

    it('probes go out after RTO and then at doubling intervals (MUST-36, SHLD-29, SHLD-30)', () => {
      const at = probes(shut([], 60)).map((s) => s.sentAt);
      const gaps = at.slice(1).map((time, i) => time - (at[i] ?? 0));
      expect(gaps.length).toBeGreaterThanOrEqual(4);
      gaps.slice(1, 4).forEach((gap, i) => {
        const ratio = gap / (gaps[i] ?? 1);
        expect(ratio).toBeGreaterThan(1.85);
        expect(ratio).toBeLessThan(2.05);
      });
    });

    it('a probe is one new octet by the RFC, an empty segment at SND.UNA - 1 on Linux; both are answered', () => {
      const t = shut([], 10);
      const [first] = probes(t);
      const una = t.segments.filter((s) => s.from === 'server').at(-1)?.rack ?? 0;
      expect([first?.segment.len, (first?.rseq ?? 0) - una], print(t)).toEqual(
        profile === 'linux' ? [0, -1] : [1, 0],
      );
      expect(t.segments.some((s) => s.cause.kind === 'segment' && s.cause.index === first?.index)).toBe(true);
    });

    it('as long as probes are answered the connection stays (MUST-37)', () => {
      const t = shut([], 3000);
      expect(stateAt(t, CLIENT, t.end)).toBe('ESTABLISHED');
    });

    it.each([0, 1, 2])(
      '%i window updates are lost: the next probe finds the window open, nothing is lost',
      (lost) => {
        const reads = Array.from({ length: 40 }, (_, i) => recv(5000 + i * 5000, 'server', 1_000_000, 4000));
        const faults = lost > 0 ? [lose(4900, { from: 'server' }, lost)] : [];
        const t = shut([...faults, ...reads], 300);
        const got = t.calls.filter((c) => c.call === 'recv' && typeof c.result === 'number');
        expect(
          got.reduce((sum, c) => sum + Number(c.result), 0),
          print(t),
        ).toBe(octets);
      },
    );
  },
);

describe('delayed ACK (RFC 9293 3.8.6.3)', () => {
  const steps = [listen(0), connect(1), accept(50), send(100, 'client', 10)];

  it('rfc9293 acknowledges every segment at once', () => {
    const t = simulate(scenario(steps), { seed: 1 });
    expect(t.segments.at(-1)?.sentAt, print(t)).toBe(110_000);
  });

  it('Linux acknowledges at once when a connection begins, and 40 ms late once both sides talk', () => {
    const ping = [send(200, 'server', 10), send(220, 'client', 10)];
    const t = linux([...steps, recv(150, 'server'), recv(215, 'client'), ...ping], {}, 1);
    const acks = t.segments.filter(
      (s) => s.segment.flags === ACK && s.segment.len === 0 && s.sentAt > 50_000,
    );
    const waits = acks.map(
      (s) => s.sentAt - Math.max(...t.segments.flatMap((x) => x.arrivals).filter((a) => a <= s.sentAt)),
    );
    expect(waits[0], print(t)).toBe(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(200_000);
  });
});
