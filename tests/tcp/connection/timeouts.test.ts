import { describe, expect, it } from 'vitest';
import type { Transcript } from '../../../src/tcp/index.ts';
import { ACK, FIN, overridesOf, RST, stateAt } from '../../../src/tcp/index.ts';
import { print } from '../support/print.ts';
import { linux, run } from '../support/run.ts';
import {
  CLIENT,
  close,
  forge,
  isns,
  lose,
  OPEN,
  recv,
  SERVER,
  setOption,
  shutdown,
} from '../support/script.ts';

/** How long a state lasted, s. */
function lasted(t: Transcript, host: 'client' | 'server', state: string): number | undefined {
  const into = t.states.find((s) => s.host === host && s.to === state && s.peer !== null);
  const out = t.states.find((s) => s.host === host && s.from === state && s.peer !== null);
  return into && out ? (out.at - into.at) / 1_000_000 : undefined;
}

describe('TIME-WAIT', () => {
  const both = [...OPEN, shutdown(100, 'client'), shutdown(200, 'server')];

  it.each([
    ['rfc9293', 240],
    ['linux', 60],
  ] as const)('tw-01 %s: %i s', (profile, seconds) => {
    expect(lasted(run(both, { profile }), 'client', 'TIME-WAIT')).toBe(seconds);
  });

  it('m03 tcp_fin_timeout does not change it', () => {
    expect(lasted(linux(both, { tcp_fin_timeout: 5 }), 'client', 'TIME-WAIT')).toBe(60);
  });

  it.each([
    ['rfc9293', 240],
    ['linux', 60],
  ] as const)(
    'tw-05 %s: the last ACK is lost: the FIN comes again, is acknowledged, and restarts it',
    (profile, s) => {
      const t = run([...both.slice(0, 4), lose(150, { from: 'client' }, 1), shutdown(200, 'server')], {
        profile,
      });
      const fins = t.segments.filter((x) => x.from === 'server' && x.segment.flags & FIN);
      expect(fins.length, print(t)).toBe(2);
      const again = fins[1]?.arrivals[0] ?? 0;
      const end = t.states.find((x) => x.host === 'client' && x.from === 'TIME-WAIT')?.at;
      expect(end).toBe(again + s * 1_000_000);
    },
  );

  it('a pure ACK restarts it on Linux, not by the RFC', () => {
    const ack = forge(5000, 'server', { flags: ACK, seq: 302, ack: 102 });
    const steps = { isns: isns([100], [300]) };
    expect(lasted(run([...both, ack], { profile: 'linux', ...steps }), 'client', 'TIME-WAIT')).toBeCloseTo(
      64.8,
      1,
    );
    expect(lasted(run([...both, ack], steps), 'client', 'TIME-WAIT')).toBe(240);
  });

  it('tcp_max_tw_buckets=0: closed at once', () => {
    const t = linux(both, { tcp_max_tw_buckets: 0 });
    expect(lasted(t, 'client', 'TIME-WAIT'), print(t)).toBe(0);
  });

  it('tcp_max_tw_buckets=0: FIN-WAIT-2 ends as soon as nobody holds the connection', () => {
    const t = linux([...OPEN, shutdown(100, 'client'), close(300, 'client')], { tcp_max_tw_buckets: 0 });
    expect(lasted(t, 'client', 'FIN-WAIT-2'), print(t)).toBeLessThan(1);
    expect(t.states.at(-1)?.because, print(t)).toBe('time-wait/too-many');
  });

  it('tw-04 RST at RCV.NXT ends it; tcp_rfc1337=1 ignores it', () => {
    const rst = forge(5000, 'server', { flags: RST, seq: 302 });
    const ended = (params: Record<string, number>) =>
      lasted(
        run([...both, rst], {
          profile: 'linux',
          isns: isns([100], [300]),
          overrides: { client: overridesOf(params) },
        }),
        'client',
        'TIME-WAIT',
      );
    expect(ended({})).toBeLessThan(5);
    expect(ended({ tcp_rfc1337: 1 })).toBe(60);
  });
});

describe('FIN-WAIT-2 and CLOSE-WAIT', () => {
  it('cl-11 Linux: an orphan in FIN-WAIT-2 lasts tcp_fin_timeout, 60 s, and goes without a word', () => {
    const t = linux([...OPEN, close(100, 'client')], {}, 200);
    expect(lasted(t, 'client', 'FIN-WAIT-2'), print(t)).toBe(60);
    expect(stateAt(t, SERVER, t.end)).toBe('CLOSE-WAIT');
    expect(
      lasted(linux([...OPEN, close(100, 'client')], { tcp_fin_timeout: 5 }, 200), 'client', 'FIN-WAIT-2'),
    ).toBe(5);
  });

  it('held by its process (shutdown) it has no time-out; by the RFC never', () => {
    expect(stateAt(linux([...OPEN, shutdown(100, 'client')], {}, 9000), CLIENT, 9_000_000_000)).toBe(
      'FIN-WAIT-2',
    );
    const rfc = run([...OPEN, close(100, 'client')], { until: 9_000_000_000 });
    expect(stateAt(rfc, CLIENT, rfc.end)).toBe('FIN-WAIT-2');
  });

  it.each(['rfc9293', 'linux'] as const)('cl-10 %s: CLOSE-WAIT has no time-out', (profile) => {
    const t = run([...OPEN, shutdown(100, 'client')], { profile, until: 90_000_000_000 });
    expect(stateAt(t, SERVER, t.end)).toBe('CLOSE-WAIT');
  });
});

describe('keepalive (RFC 9293 3.8.4)', () => {
  const on = setOption(60, 'client', 'c', { name: 'SO_KEEPALIVE', value: true });
  const lost = [...OPEN, on, recv(70, 'client'), lose(80)];

  it('off: an idle connection whose peer is gone lives for ever', () => {
    const t = run([...OPEN, lose(80)], { profile: 'linux', until: 100_000_000_000 });
    expect(stateAt(t, CLIENT, t.end), print(t)).toBe('ESTABLISHED');
  });

  it.each(['rfc9293', 'linux'] as const)(
    'rto-10 %s: 7200 s, then 9 probes 75 s apart: ETIMEDOUT after 2 h 11 min 15 s and a last RST',
    (profile) => {
      const t = run(lost, { profile });
      const probes = t.segments.filter((s) => s.because === 'keepalive/probe');
      const first = probes[0]?.sentAt ?? 0;
      expect(probes.map((s) => (s.sentAt - first) / 1_000_000)).toEqual([
        0, 75, 150, 225, 300, 375, 450, 525, 600,
      ]);
      expect(Math.round(first / 1_000_000)).toBe(7200);
      expect(
        probes.every((s) => s.rseq === 0 && s.segment.len === 0),
        'SEQ = SND.NXT - 1',
      ).toBe(true);
      const end = t.calls.findLast((c) => c.call === 'recv');
      expect([end?.result, Math.round((end?.returnedAt ?? 0) / 1_000_000)]).toEqual(['ETIMEDOUT', 7875]);
      expect((t.segments.at(-1)?.segment.flags ?? 0) & RST, print(t)).toBe(RST);
    },
  );

  it('a peer that answers keeps the connection open', () => {
    const settings = [
      setOption(61, 'client', 'c', { name: 'TCP_KEEPIDLE', value: 10 }),
      setOption(62, 'client', 'c', { name: 'TCP_KEEPINTVL', value: 2 }),
      setOption(63, 'client', 'c', { name: 'TCP_KEEPCNT', value: 3 }),
    ];
    const alive = linux([...OPEN, on, ...settings], {}, 100);
    const probes = alive.segments.filter((s) => s.because === 'keepalive/probe');
    expect(probes.length, print(alive)).toBeGreaterThanOrEqual(9);
    expect(stateAt(alive, CLIENT, alive.end)).toBe('ESTABLISHED');
    const dead = linux([...OPEN, on, ...settings, lose(80)], {}, 100);
    expect(lasted(dead, 'client', 'ESTABLISHED')).toBeCloseTo(16, 0);
  });
});
