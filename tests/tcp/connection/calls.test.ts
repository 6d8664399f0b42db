import { describe, expect, it } from 'vitest';
import type { ScenarioStep } from '../../../src/tcp/index.ts';
import { ACK, flagNames, PSH, simulate, stateAt } from '../../../src/tcp/index.ts';
import { print } from '../support/print.ts';
import type { Expected, Quiet } from '../support/quiet.ts';
import { CLIENT, INTO, LINGER_0, OPEN, outcome, QUIET, table } from '../support/quiet.ts';
import {
  call,
  close,
  connect,
  forge,
  isns,
  listen,
  lose,
  PROFILE_NAMES,
  recv,
  scenario,
  send,
} from '../support/script.ts';

describe.each(PROFILE_NAMES)('%s', (profile) => {
  const linux = profile === 'linux';
  describe('SEND (RFC 9293 3.10.2)', () => {
    table(
      'SEND of 10 octets',
      { op: 'send', socket: 'c', bytes: 10 },
      {
        CLOSED: ['EPIPE', 'CLOSED'],
        // Linux: send() returns when the connection is open; the RFC queues at once.
        'SYN-SENT': [linux ? null : 10, 'SYN-SENT'],
        'SYN-RECEIVED': [linux ? null : 10, 'SYN-RECEIVED'],
        ESTABLISHED: [10, 'ESTABLISHED', 'ACK seq 1 len 10 ack 1'],
        'FIN-WAIT-1': ['EPIPE', 'FIN-WAIT-1'],
        'FIN-WAIT-2': ['EPIPE', 'FIN-WAIT-2'],
        'CLOSE-WAIT': [10, 'CLOSE-WAIT', 'ACK seq 1 len 10 ack 2'],
        CLOSING: ['EPIPE', 'CLOSING'],
        'LAST-ACK': ['EPIPE', 'LAST-ACK'],
        'TIME-WAIT': ['EPIPE', 'TIME-WAIT'],
      },
      profile,
    );

    it('SYN-SENT: what SEND queued goes out with the third segment, on Linux after it', () => {
      const steps = [listen(0), connect(1), send(2, 'client', 10), send(3, 'client', 5)];
      const run = simulate(scenario(steps, { profile, until: 200_000 }), { seed: 1 });
      const sent = run.segments.filter((s) => s.from === 'client').map((s) => [s.rseq, s.segment.len]);
      const after = linux
        ? [
            [1, 0],
            [1, 10],
            [11, 5],
          ]
        : [[1, 15]];
      expect(sent.slice(0, 1 + after.length), print(run)).toEqual([[0, 0], ...after]);
    });
  });

  describe('RECEIVE (RFC 9293 3.10.3)', () => {
    table(
      'RECEIVE with nothing there',
      { op: 'recv', socket: 'c', max: 100 },
      {
        CLOSED: ['ENOTCONN', 'CLOSED'],
        'SYN-SENT': [null, 'SYN-SENT'],
        'SYN-RECEIVED': [null, 'SYN-RECEIVED'],
        ESTABLISHED: [null, 'ESTABLISHED'],
        'FIN-WAIT-1': [null, 'FIN-WAIT-1'],
        'FIN-WAIT-2': [null, 'FIN-WAIT-2'],
        'CLOSE-WAIT': ['eof', 'CLOSE-WAIT'],
        CLOSING: ['eof', 'CLOSING'],
        'LAST-ACK': ['eof', 'LAST-ACK'],
        'TIME-WAIT': ['eof', 'TIME-WAIT'],
      },
      profile,
    );

    it.each(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const)(
      '%s: RECEIVE gives the text at hand first, then the end',
      (state) => {
        const before = [send(100, 'server', 60), recv(400, 'client', 40), recv(401, 'client', 40)];
        const seen = outcome(state, { op: 'recv', socket: 'c', max: 40 }, profile, before);
        const results = seen.run.calls.filter((c) => c.call === 'recv').map((c) => c.result);
        expect(results, print(seen.run)).toEqual([40, 20, 'eof']);
      },
    );
  });

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

  describe('ABORT: close() with SO_LINGER 0 (RFC 9293 3.10.5)', () => {
    const rst = (seq: number, ack: number): string =>
      profile === 'linux' ? `RST,ACK seq ${seq} ack ${ack}` : `RST seq ${seq}`;
    table(
      'ABORT',
      { op: 'close', socket: 'c' },
      {
        CLOSED: ['ok', 'CLOSED'],
        'SYN-SENT': ['ok', 'CLOSED'],
        'SYN-RECEIVED': ['ok', 'CLOSED', rst(1, 1)],
        ESTABLISHED: ['ok', 'CLOSED', rst(1, 1)],
        'FIN-WAIT-1': ['ok', 'CLOSED', rst(2, 1)],
        'FIN-WAIT-2': ['ok', 'CLOSED', rst(2, 1)],
        'CLOSE-WAIT': ['ok', 'CLOSED', rst(1, 2)],
        CLOSING: ['ok', 'CLOSED'],
        'LAST-ACK': ['ok', 'CLOSED'],
        // Of the socket API: the process no longer holds what is in TIME-WAIT.
        'TIME-WAIT': ['ok', 'TIME-WAIT'],
      },
      profile,
      [LINGER_0],
    );
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
