import { describe, expect, it } from 'vitest';
import type { ScenarioStep } from '../../../src/tcp/index.ts';
import { ACK, flagNames, PSH, simulate, stateAt } from '../../../src/tcp/index.ts';
import { print } from '../support/print.ts';
import type { Expected, Quiet } from '../support/quiet.ts';
import { INTO, outcome, QUIET, table } from '../support/quiet.ts';
import {
  CLIENT,
  call,
  close,
  forge,
  isns,
  lose,
  OPEN,
  PROFILE_NAMES,
  scenario,
  send,
} from '../support/script.ts';

describe.each(PROFILE_NAMES)('%s', (profile) => {
  const linux = profile === 'linux';
  describe('CLOSE (RFC 9293 3.10.4)', () => {
    const fins: Readonly<Record<Quiet, Expected>> = {
      CLOSED: ['ok', 'CLOSED'],
      'SYN-SENT': ['ok', 'CLOSED'],
      'SYN-RECEIVED': ['ok', 'FIN-WAIT-1', 'FIN,ACK seq 1 ack 1'],
      ESTABLISHED: ['ok', 'FIN-WAIT-1', 'FIN,ACK seq 1 ack 1'],
      'FIN-WAIT-1': ['ok', 'FIN-WAIT-1'],
      'FIN-WAIT-2': ['ok', 'FIN-WAIT-2'],
      'CLOSE-WAIT': ['ok', 'LAST-ACK', 'FIN,ACK seq 1 ack 2'],
      CLOSING: ['ok', 'CLOSING'],
      'LAST-ACK': ['ok', 'LAST-ACK'],
      'TIME-WAIT': ['ok', 'TIME-WAIT'],
    };
    table('close()', { op: 'close', socket: 'c' }, fins, profile);
    table(
      'shutdown(SHUT_WR)',
      { op: 'shutdown', socket: 'c', how: 'WR' },
      {
        ...fins,
        CLOSED: ['ENOTCONN', 'CLOSED'],
        ...(linux && {
          'SYN-RECEIVED': ['ok', 'SYN-RECEIVED'],
          'TIME-WAIT': ['ENOTCONN', 'TIME-WAIT'],
        }),
      },
      profile,
    );
    table(
      'shutdown(SHUT_RD) sends nothing',
      { op: 'shutdown', socket: 'c', how: 'RD' },
      {
        ...(Object.fromEntries(
          QUIET.map((s) => [s, [s === 'CLOSED' ? 'ENOTCONN' : 'ok', s]]),
        ) as unknown as Record<Quiet, Expected>),
        ...(linux && { 'SYN-SENT': ['ok', 'CLOSED'], 'TIME-WAIT': ['ENOTCONN', 'TIME-WAIT'] }),
      },
      profile,
    );

    it.skipIf(linux)('SYN-RECEIVED: CLOSE with data queued waits for ESTABLISHED, then data and FIN', () => {
      const steps = [
        ...INTO['SYN-RECEIVED'],
        send(494, 'client', 10),
        close(495, 'client'),
        forge(500, 'server', { flags: ACK, seq: 7001, ack: 1001 }),
      ];
      const run = simulate(scenario(steps, { profile, isns: isns([1000], []), until: 520_000 }), { seed: 1 });
      expect(stateAt(run, CLIENT, 509_000), print(run)).toBe('SYN-RECEIVED');
      expect(stateAt(run, CLIENT, 520_000)).toBe('FIN-WAIT-1');
      const sent = run.segments.filter((s) => s.from === 'client' && s.sentAt === 510_000);
      expect(sent.map((s) => [flagNames(s.segment.flags & ~PSH).join(), s.rseq, s.segment.len])).toEqual([
        ['FIN,ACK', 1, 10],
      ]);
    });

    it('FIN-WAIT-1 out of SYN-RECEIVED: what is retransmitted is the SYN,ACK, not a SYN', () => {
      const steps = [...INTO['SYN-RECEIVED'], close(495, 'client')];
      const run = simulate(scenario(steps, { profile, until: 3_000_000 }), { seed: 1 });
      const again = run.segments.find((s) => s.from === 'client' && s.sentAt > 496_000);
      expect(flagNames(again?.segment.flags ?? 0), print(run)).toEqual(['SYN', 'ACK']);
    });

    it('a second close() of one socket → EBADF', () => {
      const run = simulate(scenario([...OPEN, close(100, 'client'), close(101, 'client')], { profile }), {
        seed: 1,
      });
      expect(run.calls.slice(-2).map((c) => c.result)).toEqual(['ok', 'EBADF']);
    });

    it.each(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT', 'CLOSING', 'LAST-ACK'] as const)(
      '%s: close() with unread data → RST, CLOSED (3.6.1, SHLD-3)',
      (state) => {
        const seen = outcome(state, { op: 'close', socket: 'c' }, profile, [send(100, 'server', 60)]);
        expect([seen.result, seen.to], print(seen.run)).toEqual(['ok', 'CLOSED']);
        expect(seen.sent.map((s) => s.replace(/ .*/, ''))).toEqual([profile === 'linux' ? 'RST,ACK' : 'RST']);
      },
    );

    it('TIME-WAIT: close() with unread data → TIME-WAIT runs its time (MUST-13)', () => {
      const seen = outcome('TIME-WAIT', { op: 'close', socket: 'c' }, profile, [send(100, 'server', 60)]);
      expect([seen.result, seen.to, ...seen.sent], print(seen.run)).toEqual(['ok', 'TIME-WAIT']);
    });

    it.each([
      ['FIN-WAIT-1', lose(290, { from: 'client' })],
      ['FIN-WAIT-2', lose(10_000)],
    ] as const)('%s after close(): data that arrives → RST, CLOSED (3.6.1, SHLD-3)', (state, fault) => {
      const steps = [...OPEN, fault, close(300, 'client'), send(400, 'server', 10)];
      const run = simulate(scenario(steps, { profile, until: 450_000 }), { seed: 1 });
      expect(stateAt(run, CLIENT, 399_000), print(run)).toBe(state);
      expect(stateAt(run, CLIENT, 420_000)).toBe('CLOSED');
      expect(run.segments.filter((s) => s.sentAt === 410_000).map((s) => flagNames(s.segment.flags))).toEqual(
        [['RST']],
      );
    });
  });

  describe('SO_LINGER with a time', () => {
    const linger = (seconds: number): ScenarioStep =>
      call(60, 'client', {
        op: 'set-option',
        socket: 'c',
        option: { name: 'SO_LINGER', value: { on: true, seconds } },
      });

    it('close() returns when the FIN is acknowledged', () => {
      const steps = [...OPEN, linger(5), close(100, 'client')];
      const run = simulate(scenario(steps, { profile, until: 10_000_000 }), { seed: 1 });
      const returned = run.calls.at(-1)?.returnedAt ?? 0;
      expect(run.calls.at(-1)?.result, print(run)).toBe('ok');
      expect(returned).toBeGreaterThanOrEqual(120_000);
      expect(returned).toBeLessThanOrEqual(161_000);
    });

    it('close() returns after its seconds when the FIN is not acknowledged; the connection lives on', () => {
      const steps = [...OPEN, linger(5), lose(90), close(100, 'client')];
      const run = simulate(scenario(steps, { profile, until: 10_000_000 }), { seed: 1 });
      expect([run.calls.at(-1)?.result, run.calls.at(-1)?.returnedAt], print(run)).toEqual(['ok', 5_100_000]);
      expect(stateAt(run, CLIENT, run.end)).toBe('FIN-WAIT-1');
    });
  });
});
