import { describe, expect, it } from 'vitest';
import { replay } from '../../../src/conformance/replay.ts';
import { FIN, LINUX, overridesOf, type Scenario, simulate } from '../../../src/tcp/index.ts';
import { encodeSegment } from '../../../src/tcp/wire-format/index.ts';
import {
  accept,
  close,
  connect,
  isns,
  listen,
  lose,
  recv,
  scenario,
  send,
} from '../../tcp/support/script.ts';
import type { SeenSegment } from './kernel.ts';
import { randomScenarios } from './random.ts';
import { kernelRun, sysctlsOf } from './script.ts';
import { toCapture } from './to-capture.ts';

const MICROS = 1_000_000;
const ADDRESSES = { source: Uint8Array.of(10, 0, 0, 1), destination: Uint8Array.of(10, 0, 0, 2) };

/** Has the model play the kernel: what a run of it gives, in the shape of what kernel.py prints. */
function asKernel(run: Scenario) {
  const { segments, calls, states, end } = simulate(run, { seed: 3 });
  const left = run.steps.map(({ action }, step) => ({ action, step }));
  return {
    name: run.name,
    end: end / MICROS,
    ticks: { length: 0.004, atStart: 1000.25 },
    segments: segments.map(({ segment, from, sentAt, arrivals, fate, injected }): SeenSegment => {
      const { sport, dport, seq, ack, flags, wnd, len } = segment;
      const header = Buffer.from(encodeSegment({ ...segment, len: 0 }, ADDRESSES)).toString('hex');
      const rx = arrivals.map((at) => at / MICROS);
      return {
        from,
        sport,
        dport,
        seq,
        ack,
        flags,
        window: wnd,
        len,
        header,
        t: sentAt / MICROS,
        rx,
        fate,
        injected,
      };
    }),
    calls: calls.flatMap(({ host, call, at, returnedAt, result, peer }) => {
      const place = left.findIndex(
        ({ action }) => 'call' in action && action.side === host && action.call.op === call,
      );
      const [made] = left.splice(place, 1);
      if (made === undefined || returnedAt === null || result === null) return [];
      return [
        {
          step: made.step,
          at: at / MICROS,
          returns: returnedAt / MICROS,
          result,
          ...(call === 'accept' && peer !== null ? { peer } : {}),
        },
      ];
    }),
    states: states.map(({ at, host, port, peer, from, to }) => ({
      t: at / MICROS,
      side: host,
      port,
      peer,
      from,
      to,
    })),
    wire: run.steps.flatMap(({ action }, step) => (action.side === 'wire' ? [{ step, at: 0 }] : [])),
  };
}

const closing = scenario(
  [
    lose(0, { from: 'client', all: FIN }, 1),
    listen(0),
    connect(1),
    accept(2),
    send(100, 'client', 5),
    recv(150, 'server', 100),
    close(400, 'client'),
    recv(500, 'server', 100),
    close(900, 'server'),
  ],
  { profile: 'linux', delay: 20_000, isns: isns([100], [900]), until: 3_000_000 },
);

describe('a recording', () => {
  it('of a kernel that does what the model does agrees with it', () => {
    const { differences, capture } = replay(
      toCapture(kernelRun(closing, 3_000_000), asKernel(closing), 'closing'),
    );
    expect(differences).toEqual([]);
    expect(capture.segments.some(({ fate, flags }) => fate === 'lost' && flags.includes('F'))).toBe(true);
  });

  it('of a kernel that numbers a segment otherwise does not', () => {
    const result = asKernel(closing);
    const segments = result.segments.map((s, i) => (i === 4 ? { ...s, ack: s.ack + 1 } : s));
    const { differences } = replay(
      toCapture(kernelRun(closing, 3_000_000), { ...result, segments }, 'closing'),
    );
    expect(differences.join()).toContain('segment');
  });
});

describe('parameters for the kernel', () => {
  it('are those that differ from the defaults, in the units of sysctl', () => {
    const set = { tcp_synack_retries: 2, tcp_fin_timeout: 5, tcp_keepalive_time: 60, tcp_early_retrans: 0 };
    expect(sysctlsOf({ ...LINUX, ...overridesOf(set) })).toMatchObject(set);
    expect(Object.keys(sysctlsOf(LINUX)).sort()).toEqual([
      'somaxconn',
      'tcp_max_syn_backlog',
      'tcp_max_tw_buckets',
    ]);
  });
});

describe('random scripts', () => {
  it('are the same for the same seed, and run in the model', () => {
    const scripts = randomScenarios(50, 7);
    expect(randomScenarios(50, 7)).toEqual(scripts);
    for (const script of scripts) expect(simulate(script, { seed: 1 }).segments.length).toBeGreaterThan(0);
  });
});
