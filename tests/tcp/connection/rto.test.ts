import { describe, expect, it } from 'vitest';
import { closedTcb } from '../../../src/tcp/connection/new-tcb.ts';
import { backOff, computedRto, measure } from '../../../src/tcp/connection/rto.ts';
import type { StepContext } from '../../../src/tcp/connection/step-context.ts';
import { stepContext } from '../../../src/tcp/connection/step-context.ts';
import { DEFAULT_OPTIONS } from '../../../src/tcp/connection/tcb.ts';
import type { Profile } from '../../../src/tcp/index.ts';
import { LINUX, RFC9293 } from '../../../src/tcp/index.ts';

const MS = 1000;

function fresh(profile: Profile): StepContext {
  return stepContext(closedTcb(1, 2, 0, DEFAULT_OPTIONS, profile, 0), 0, profile, 'sequence/acceptable');
}

/** RTO in ms after these round trips, ms. Each sample belongs to a window of its own. */
function measured(profile: Profile, ...rtts: number[]): StepContext {
  const ctx = fresh(profile);
  for (const rtt of rtts) {
    ctx.tcb.sndNxt += 100;
    measure(ctx, rtt * MS);
    ctx.tcb.sndUna = ctx.tcb.sndNxt;
  }
  return ctx;
}

const rto = (profile: Profile, ...rtts: number[]): number => measured(profile, ...rtts).tcb.rto / MS;

/** RFC 6298 without its lower bound, so that the formula shows. */
const UNBOUNDED: Profile = { ...RFC9293, rtoMin: 0 };

describe('RTO by RFC 6298', () => {
  it('before any sample → 1 s (2.1)', () => {
    expect(computedRto(fresh(RFC9293))).toBe(1000 * MS);
  });

  it('first sample R → SRTT = R, RTTVAR = R/2, RTO = R + 4 · R/2 = 3 R (2.2)', () => {
    const { tcb } = measured(UNBOUNDED, 400);
    expect([tcb.srtt, tcb.rttvar, tcb.rto]).toEqual([400 * MS, 200 * MS, 1200 * MS]);
  });

  it('second sample: RTTVAR from the old SRTT first, then SRTT (2.3)', () => {
    const { tcb } = measured(UNBOUNDED, 400, 600);
    // RTTVAR = 3/4 · 200 + 1/4 · |400 - 600| = 200; SRTT = 7/8 · 400 + 1/8 · 600 = 425; RTO = 425 + 4 · 200.
    expect([tcb.srtt, tcb.rttvar, tcb.rto]).toEqual([425 * MS, 200 * MS, 1225 * MS]);
  });

  it('a shorter round trip widens RTTVAR like a longer one', () => {
    const { tcb } = measured(UNBOUNDED, 400, 200);
    // RTTVAR = 150 + 50 = 200; SRTT = 350 + 25 = 375.
    expect([tcb.srtt, tcb.rttvar, tcb.rto]).toEqual([375 * MS, 200 * MS, 1175 * MS]);
  });

  it('steady samples of 100 ms → RTTVAR falls by a quarter each time', () => {
    const { tcb } = measured(UNBOUNDED, 100, 100, 100);
    expect([tcb.srtt, tcb.rttvar, tcb.rto]).toEqual([100 * MS, 28_125, 212_500]);
  });

  it('never below 1 s (2.4), never above 60 s (2.5)', () => {
    expect(rto(RFC9293, 20)).toBe(1000);
    expect(rto(RFC9293, 30_000)).toBe(60_000);
  });

  it('steady samples leave max(G, 4 RTTVAR) at the clock tick', () => {
    const { tcb } = measured(UNBOUNDED, ...Array.from({ length: 200 }, () => 100));
    expect(tcb.rto).toBe(100 * MS + 1);
  });

  it('back-off doubles RTO up to the bound (5.5)', () => {
    const ctx = measured(RFC9293, 20);
    const seen = Array.from({ length: 8 }, () => {
      backOff(ctx);
      return ctx.tcb.rto / 1_000_000;
    });
    expect(seen).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });
});

describe("RTO by Linux's variant", () => {
  it('first sample R → SRTT = R, variance term max(2 R, 200 ms)', () => {
    expect(rto(LINUX, 20)).toBe(220);
    expect(rto(LINUX, 40)).toBe(240);
    expect(rto(LINUX, 300)).toBe(900);
  });

  it('the lower bound is on the variance term: RTO stays 200 ms above SRTT however steady the path', () => {
    const { tcb } = measured(LINUX, ...Array.from({ length: 50 }, () => 20));
    expect(tcb.rto).toBe(220 * MS);
  });

  it('a longer round trip raises it at once', () => {
    const before = rto(LINUX, 300);
    expect(rto(LINUX, 300, 900)).toBeGreaterThan(before);
  });

  it('a shorter round trip widens the variance by an eighth of what a longer one does', () => {
    const steady = Array.from({ length: 40 }, () => 1000);
    const base = measured(LINUX, ...steady).tcb.mdev;
    const longer = measured(LINUX, ...steady, 1500).tcb.mdev - base;
    const shorter = measured(LINUX, ...steady, 500).tcb.mdev - base;
    expect(longer).toBeGreaterThan(400 * MS);
    expect(shorter).toBeCloseTo(longer / 8, -3);
  });

  it('the variance term falls at most once a round trip', () => {
    const ctx = measured(LINUX, 300, 300, 300, 300);
    const first = ctx.tcb.rttvar;
    ctx.tcb.sndUna = ctx.tcb.rttSeq;
    measure(ctx, 300 * MS);
    expect(ctx.tcb.rttvar, 'within the same round trip').toBe(first);
    ctx.tcb.sndUna = ctx.tcb.rttSeq + 1;
    measure(ctx, 300 * MS);
    expect(ctx.tcb.rttvar, 'in the next one').toBeLessThan(first);
  });

  it('tcp_rto_min_us and tcp_rto_max_ms bound it', () => {
    expect(rto({ ...LINUX, rtoMin: 50 * MS }, 10)).toBe(60);
    expect(rto({ ...LINUX, rtoMax: 5000 * MS }, 4000)).toBe(5000);
    expect(rto(LINUX, 60_000)).toBe(120_000);
  });
});
