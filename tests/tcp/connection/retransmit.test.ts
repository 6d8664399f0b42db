import { describe, expect, it } from 'vitest';
import type { Match, Transcript } from '../../../src/tcp/index.ts';
import { ACK, FIN, RST, SYN, stateAt } from '../../../src/tcp/index.ts';
import { print } from '../support/print.ts';
import { linux, run } from '../support/run.ts';
import {
  accept,
  close,
  connect,
  forge,
  isns,
  listen,
  lose,
  OPEN,
  recv,
  SERVER,
  send,
  setOption,
} from '../support/script.ts';

/** When matching segments were sent after the first of them, s. */
function gaps(t: Transcript, match: Match): number[] {
  const sent = t.segments.filter(
    (s) =>
      s.from === match.from &&
      (s.segment.flags & (match.all ?? 0)) === (match.all ?? 0) &&
      (match.data === undefined || match.data === s.segment.len > 0) &&
      (s.segment.flags & (match.none ?? 0)) === 0,
  );
  const first = sent[0]?.sentAt ?? 0;
  return sent.slice(1).map((s) => Math.round((s.sentAt - first) / 1000) / 1000);
}

/** How long a state lasted, s. */
function lasted(t: Transcript, host: 'client' | 'server', state: string): number | undefined {
  const into = t.states.find((s) => s.host === host && s.to === state && s.peer !== null);
  const out = t.states.find((s) => s.host === host && s.from === state && s.peer !== null);
  return into && out ? (out.at - into.at) / 1_000_000 : undefined;
}

const lastCall = (t: Transcript) => t.calls.at(-1);

describe('SYN retransmission', () => {
  const lost = [lose(0), connect(0)];
  const SYNS = { from: 'client', all: SYN } as const;

  it('lx-01 tcp_syn_linear_timeouts=0: 1, 3, 7, 15, 31, 63 s; ETIMEDOUT at 127 s', () => {
    const t = linux(lost, { tcp_syn_linear_timeouts: 0 });
    expect(gaps(t, SYNS), print(t)).toEqual([1, 3, 7, 15, 31, 63]);
    expect([lastCall(t)?.result, lastCall(t)?.returnedAt]).toEqual(['ETIMEDOUT', 127_000_000]);
  });

  it('lx-02 defaults: 1, 2, 3, 4, 5, 7, 11, 19, 35, 67 s; ETIMEDOUT at 131 s', () => {
    const t = linux(lost);
    expect(gaps(t, SYNS), print(t)).toEqual([1, 2, 3, 4, 5, 7, 11, 19, 35, 67]);
    expect([lastCall(t)?.result, lastCall(t)?.returnedAt]).toEqual(['ETIMEDOUT', 131_000_000]);
  });

  it('tcp_syn_retries=2 without the linear ones: 1, 3 s; ETIMEDOUT at 7 s', () => {
    const t = linux(lost, { tcp_syn_linear_timeouts: 0, tcp_syn_retries: 2 });
    expect(gaps(t, SYNS)).toEqual([1, 3]);
    expect(lastCall(t)?.returnedAt).toBe(7_000_000);
  });

  it('rfc9293: doubling up to 60 s, and not given up before 3 minutes (MUST-23)', () => {
    const t = run(lost);
    expect(gaps(t, SYNS), print(t)).toEqual([1, 3, 7, 15, 31, 63, 123]);
    expect(lastCall(t)?.result).toBe('ETIMEDOUT');
    expect(lastCall(t)?.returnedAt).toBeGreaterThanOrEqual(180_000_000);
  });

  it('SYN-SENT: a stale SYN,ACK → RST; Linux sends its SYN again 8 ms later, the RFC after its second', () => {
    const stale = [lose(0), connect(0), forge(5, 'server', { flags: SYN | ACK, seq: 5, ack: 77 })];
    const isn = { isns: isns([1000], []), until: 1_500_000 };
    expect(gaps(run(stale, { profile: 'linux', ...isn }), SYNS)[0]).toBe(0.023);
    expect(gaps(run(stale, isn), SYNS)).toEqual([1]);
  });
});

describe('SYN,ACK retransmission', () => {
  const lost = [
    lose(0, { from: 'server' }),
    lose(0, { from: 'client', none: SYN }),
    listen(0),
    connect(0, 1),
  ];
  const SYN_ACKS = { from: 'server', all: SYN | ACK } as const;

  it('lx-03 tcp_synack_retries=5: 1, 3, 7, 15, 31 s; the entry goes at 63 s, without a word', () => {
    const t = linux([...lost.slice(0, 3), forge(0, 'client', { flags: SYN, seq: 9 })]);
    expect(gaps(t, SYN_ACKS), print(t)).toEqual([1, 3, 7, 15, 31]);
    expect(lasted(t, 'server', 'SYN-RECEIVED')).toBe(63);
    expect(t.segments.filter((s) => s.segment.flags & RST)).toEqual([]);
    expect(stateAt(t, { ...SERVER, peer: null }, t.end)).toBe('LISTEN');
  });

  it('rfc9293: at least 3 minutes', () => {
    const t = run([...lost.slice(0, 3), forge(0, 'client', { flags: SYN, seq: 9 })]);
    expect(gaps(t, SYN_ACKS).slice(0, 6), print(t)).toEqual([1, 3, 7, 15, 31, 63]);
    expect(lasted(t, 'server', 'SYN-RECEIVED')).toBeGreaterThanOrEqual(180);
  });

  it('hs-03 a lost third ACK is not retransmitted: the SYN,ACK is, and each one is answered', () => {
    const t = run([lose(0, { from: 'client', none: SYN }, 1), listen(0), connect(0)], { until: 3_000_000 });
    const flags = t.segments.map((s) => [s.from, s.segment.flags, s.sentAt]);
    expect(flags, print(t)).toEqual([
      ['client', SYN, 0],
      ['server', SYN | ACK, 10_000],
      ['client', ACK, 20_000],
      ['server', SYN | ACK, 1_010_000],
      ['client', ACK, 1_020_000],
    ]);
  });
});

describe('retransmission of data', () => {
  const DATA = { from: 'client', data: true } as const;
  const unheard = [...OPEN, lose(90), send(100, 'client', 10), recv(101, 'client')];

  it('rfc9293: 1 s, doubling; given up once 100 s have passed (R2)', () => {
    const t = run(unheard);
    expect(gaps(t, DATA), print(t)).toEqual([1, 3, 7, 15, 31, 63]);
    expect(lastCall(t)?.result).toBe('ETIMEDOUT');
    expect(lastCall(t)?.returnedAt).toBe(123_100_000);
  });

  it('lx-06 Linux: the first gap is a loss probe, so the first two are about equal; then doubling', () => {
    const [probe = 0, first = 0, second = 0, third = 0] = gaps(linux(unheard, {}, 10), DATA);
    expect(probe).toBeCloseTo(0.24, 1);
    expect((second - first) / (first - probe)).toBeCloseTo(2, 1);
    expect((third - second) / (second - first)).toBeCloseTo(2, 1);
    expect((first - probe) / probe).toBeLessThan(1.2);
  });

  it('tcp_early_retrans=0: doubling from the start, RTO 220 ms for a round trip of 20 ms', () => {
    expect(gaps(linux(unheard, { tcp_early_retrans: 0 }, 5), DATA)).toEqual([0.22, 0.66, 1.54, 3.3]);
  });

  it('lx-04 tcp_retries2=15: ETIMEDOUT at the first RTO past 924.6 s', () => {
    const t = linux(unheard);
    const given = ((lastCall(t)?.returnedAt ?? 0) - 100_000) / 1_000_000;
    expect(lastCall(t)?.result, print(t)).toBe('ETIMEDOUT');
    expect(given).toBeGreaterThan(924.6);
    expect(given).toBeLessThan(924.6 + 120 + 10);
  });

  it('lx-04 tcp_retries2=3: the bound is (2^4 - 1) · 200 ms = 3 s', () => {
    const t = linux(unheard, { tcp_retries2: 3 });
    const given = ((lastCall(t)?.returnedAt ?? 0) - 100_000) / 1_000_000;
    expect(given).toBeGreaterThan(3);
    expect(given).toBeLessThan(7);
  });

  it('lx-05 tcp_orphan_retries=0 means 8: an orphan gives up past 102.2 s; =3 past 3 s', () => {
    const orphan = [...OPEN, lose(90), close(100, 'client')];
    const past8 = lasted(linux(orphan), 'client', 'FIN-WAIT-1') ?? 0;
    const past3 = lasted(linux(orphan, { tcp_orphan_retries: 3 }), 'client', 'FIN-WAIT-1') ?? 0;
    expect([past8 > 102.2, past8 < 135, past3 > 3, past3 < 7]).toEqual([true, true, true, true]);
  });

  it('the bound is one of time, not of retransmissions, and tcp_rto_min_us does not move it', () => {
    const orphan = [...OPEN, lose(90), close(100, 'client')];
    const trial = (settings: Record<string, number>): [number, number] => {
      const t = linux(orphan, { tcp_orphan_retries: 3, ...settings });
      return [
        gaps(t, { from: 'client', all: FIN }).length,
        Math.floor(lasted(t, 'client', 'FIN-WAIT-1') ?? 0),
      ];
    };
    expect(trial({})).toEqual([4, 3]);
    expect(trial({ tcp_rto_min_us: 50_000 })).toEqual([6, 4]);
    expect(trial({ tcp_rto_min_us: 800_000 })).toEqual([3, 6]);
  });

  it('TCP_USER_TIMEOUT 5 s: ETIMEDOUT at 5 s', () => {
    const limit = setOption(60, 'client', 'c', { name: 'TCP_USER_TIMEOUT', value: 5000 });
    const t = linux([...OPEN, limit, lose(90), send(100, 'client', 10), recv(101, 'client')]);
    const given = ((lastCall(t)?.returnedAt ?? 0) - 100_000) / 1_000_000;
    expect(lastCall(t)?.result, print(t)).toBe('ETIMEDOUT');
    expect(given).toBeGreaterThan(4.9);
    expect(given).toBeLessThan(5.6);
  });

  it('rto-06 the SYN was retransmitted and no timestamp tells: RTO 3 s for data; with timestamps as measured', () => {
    const steps = [listen(0), lose(0, { from: 'client', all: SYN }, 1), connect(0), accept(0), lose(1100)];
    const data = [...steps, send(1200, 'client', 10)];
    expect(gaps(run(data, { until: 6_000_000 }), DATA)).toEqual([3]);
    expect(gaps(linux(data, { tcp_timestamps: 0, tcp_early_retrans: 0 }, 6), DATA)).toEqual([3]);
    expect(gaps(linux(data, { tcp_early_retrans: 0 }, 1.6), DATA)[0]).toBeLessThan(0.3);
  });

  it("rto-07 Karn: a retransmitted segment's ACK changes no RTO where there are no timestamps", () => {
    const steps = [...OPEN, lose(90, { from: 'client' }, 1), send(100, 'client', 10), lose(1300)];
    const t = run([...steps, send(1400, 'client', 10)], { until: 4_000_000 });
    const second = t.segments.filter((s) => s.rseq === 11 && s.segment.len > 0).map((s) => s.sentAt);
    // Back-off stays until a segment sent once is acknowledged: 2 s, not 1 s.
    expect(second, print(t)).toEqual([1_400_000, 3_400_000]);
  });
});
