import { describe, expect, it } from 'vitest';
import { RST, type ScenarioStep, simulate } from '../../../src/tcp/index.ts';
import {
  CLIENT_PORT,
  call,
  close,
  forge,
  isns,
  OPEN,
  SERVER_PORT,
  scenario,
  shutdown,
} from '../support/script.ts';

const linux = (steps: readonly ScenarioStep[], until: number) =>
  simulate(scenario([...OPEN, ...steps], { profile: 'linux', isns: isns([100], [900]), until }), { seed: 1 });

describe('the mini socket of Linux', () => {
  it('counts the answers to invalid segments anew in TIME-WAIT', () => {
    const early = forge(60, 'server', { flags: RST, seq: 950 });
    const closing = [shutdown(100, 'client'), shutdown(200, 'server')];
    // In TIME-WAIT a segment that is no reset is answered at any number.
    const late = forge(300, 'server', { flags: 0, seq: 950 });
    const run = linux([early, ...closing, late], 400_000);
    expect(run.segments.filter(({ from, sentAt }) => from === 'client' && sentAt > 300_000)).toHaveLength(1);
  });

  it('sends no keepalive probes in FIN-WAIT-2', () => {
    const set = (name: 'TCP_KEEPIDLE' | 'TCP_KEEPINTVL', value: number) =>
      call(60, 'client', { op: 'set-option', socket: 'c', option: { name, value } });
    const on = { name: 'SO_KEEPALIVE', value: true } as const;
    const keepalive = [
      set('TCP_KEEPIDLE', 1),
      set('TCP_KEEPINTVL', 1),
      call(60, 'client', { op: 'set-option', socket: 'c', option: on }),
    ];
    const probes = (end: ScenarioStep) =>
      linux([...keepalive, end], 10_000_000).segments.filter(({ because }) => because === 'keepalive/probe');
    expect(probes(shutdown(100, 'client')).length).toBeGreaterThan(3);
    expect(probes(close(100, 'client'))).toEqual([]);
  });

  it('lets go of its ports in FIN-WAIT-2 as in TIME-WAIT', () => {
    const reuse = (ms: number, socket: string) =>
      call(ms, 'client', {
        op: 'set-option',
        socket,
        option: { name: 'SO_REUSEADDR', value: true },
      });
    const again = call(200, 'client', { op: 'connect', socket: 'c2', port: CLIENT_PORT, peer: SERVER_PORT });
    const run = linux([reuse(0, 'c'), close(100, 'client'), reuse(200, 'c2'), again], 2_000_000);
    expect(run.calls.filter(({ call: made }) => made === 'connect').map(({ result }) => result)).toEqual([
      'ok',
      'ok',
    ]);
  });
});
