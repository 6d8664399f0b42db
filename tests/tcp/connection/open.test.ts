import { describe, expect, it } from 'vitest';
import type { CallResult, ScenarioStep } from '../../../src/tcp/index.ts';
import { flagNames, RST, simulate } from '../../../src/tcp/index.ts';
import { print } from '../support/print.ts';
import { INTO, outcome, QUIET } from '../support/quiet.ts';
import {
  accept,
  CLIENT_PORT,
  call,
  close,
  connect,
  forge,
  isns,
  listen,
  OPEN,
  PROFILE_NAMES,
  recv,
  SERVER_PORT,
  scenario,
  send,
} from '../support/script.ts';

describe.each(PROFILE_NAMES)('%s', (profile) => {
  describe('OPEN (RFC 9293 3.10.1)', () => {
    it('CLOSED: active OPEN → SYN-SENT, sends SYN', () => {
      const seen = outcome('CLOSED', { op: 'connect', socket: 'c', port: CLIENT_PORT, peer: 80 }, profile);
      expect([seen.result, seen.to, ...seen.sent], print(seen.run)).toEqual([null, 'SYN-SENT', 'SYN seq 0']);
    });

    it.each(QUIET.filter((s) => s !== 'CLOSED'))('%s: OPEN → error, nothing sent', (state) => {
      const seen = outcome(state, { op: 'connect', socket: 'c', port: null, peer: 80 }, profile);
      const error = state === 'SYN-SENT' || state === 'SYN-RECEIVED' ? 'EALREADY' : 'EISCONN';
      expect([seen.result, seen.to, ...seen.sent], print(seen.run)).toEqual([error, state]);
    });

    it('CLOSED: passive OPEN → LISTEN, sends nothing; CLOSE → CLOSED', () => {
      const run = simulate(
        scenario([listen(0), call(5, 'server', { op: 'close', socket: 'l' })], { profile }),
        {
          seed: 1,
        },
      );
      expect(run.segments).toEqual([]);
      expect(run.states.map((s) => [s.from, s.to])).toEqual([
        ['CLOSED', 'LISTEN'],
        ['LISTEN', 'CLOSED'],
      ]);
    });

    it('LISTEN: a second listener on the port → EADDRINUSE', () => {
      const second = call(1, 'server', { op: 'listen', socket: 'l2', port: SERVER_PORT, backlog: 1 });
      const run = simulate(scenario([listen(0), second], { profile }), { seed: 1 });
      expect(run.calls.map((c) => c.result)).toEqual(['ok', 'EADDRINUSE']);
    });

    it('LISTEN: CLOSE aborts what nobody has accepted', () => {
      const steps = [
        listen(0),
        connect(1),
        call(100, 'server', { op: 'close', socket: 'l' }),
        recv(200, 'client'),
      ];
      const run = simulate(scenario(steps, { profile }), { seed: 1 });
      expect(run.calls.at(-1)?.result, print(run)).toBe('ECONNRESET');
    });

    it('ACCEPT waits, gives up after its time, and wants a listener', () => {
      const steps = [
        listen(0),
        accept(1, 50),
        call(2, 'server', { op: 'accept', socket: 'x', as: 'y' }),
        connect(100),
        accept(200),
      ];
      const run = simulate(scenario(steps, { profile }), { seed: 1 });
      const results = run.calls.filter((c) => c.call === 'accept').map((c) => [c.result, c.returnedAt]);
      expect(results, print(run)).toEqual([
        ['timeout', 51_000],
        ['EINVAL', 2_000],
        ['ok', 200_000],
      ]);
    });

    it('TIME-WAIT: its port is taken → EADDRINUSE', () => {
      const again = call(600, 'client', {
        op: 'connect',
        socket: 'c2',
        port: CLIENT_PORT,
        peer: SERVER_PORT,
      });
      const steps = [...INTO['TIME-WAIT'], close(400, 'client'), again];
      const run = simulate(scenario(steps, { profile, until: 700_000 }), { seed: 1 });
      expect(run.calls.at(-1)?.result, print(run)).toBe('EADDRINUSE');
    });

    it('TIME-WAIT: with SO_REUSEADDR timestamps decide whether the ports may be used again', () => {
      const reuse = (socket: string, at: number): ScenarioStep =>
        call(at, 'client', { op: 'set-option', socket, option: { name: 'SO_REUSEADDR', value: true } });
      const again = call(600, 'client', {
        op: 'connect',
        socket: 'c2',
        port: CLIENT_PORT,
        peer: SERVER_PORT,
      });
      const steps = [reuse('c', 0), ...INTO['TIME-WAIT'], close(400, 'client'), reuse('c2', 500), again];
      const run = simulate(scenario(steps, { profile, until: 700_000 }), { seed: 1 });
      expect(run.calls.at(-1)?.result, print(run)).toBe(profile === 'linux' ? 'ok' : 'EADDRNOTAVAIL');
    });
  });

  describe('an ephemeral port', () => {
    const from = (at: number, socket: string, peer: number): ScenarioStep =>
      call(at, 'client', { op: 'connect', socket, port: null, peer });

    it('serves connections to several peers, and one to each → EADDRNOTAVAIL', () => {
      const steps = [
        call(0, 'server', { op: 'listen', socket: 'l', port: SERVER_PORT, backlog: 8 }),
        call(0, 'server', { op: 'listen', socket: 'm', port: SERVER_PORT + 1, backlog: 8 }),
        from(10, 'c', SERVER_PORT),
        from(100, 'c2', SERVER_PORT),
        from(200, 'c3', SERVER_PORT + 1),
      ];
      const overrides = { client: { portRange: [50_000, 50_000] as const } };
      const run = simulate({ ...scenario(steps, { profile, until: 700_000 }), overrides }, { seed: 1 });
      const connects = run.calls.filter((one) => one.call === 'connect').map((one) => one.result);
      expect(connects, print(run)).toEqual(['ok', 'EADDRNOTAVAIL', 'ok']);
    });

    it('is not the last of an odd number of ports, as on Linux', () => {
      const sockets = ['c', 'c2', 'c3'];
      const steps = [
        call(0, 'server', { op: 'listen', socket: 'l', port: SERVER_PORT, backlog: 8 }),
        ...sockets.map((socket, index) => from(10 + 100 * index, socket, SERVER_PORT)),
      ];
      const overrides = { client: { portRange: [50_000, 50_002] as const } };
      const run = simulate({ ...scenario(steps, { profile, until: 700_000 }), overrides }, { seed: 1 });
      const connects = run.calls.filter((one) => one.call === 'connect').map((one) => one.result);
      expect(connects, print(run)).toEqual(['ok', 'ok', 'EADDRNOTAVAIL']);
    });
  });

  describe('errors users see', () => {
    const resultsOf = (steps: readonly ScenarioStep[]): CallResult[] => {
      const run = simulate(scenario(steps, { profile, isns: isns([1000], [7000]), until: 1_000_000 }), {
        seed: 1,
      });
      return run.calls.filter((c) => c.at >= 500_000).map((c) => c.result);
    };

    it('SYN-SENT: RST → connect() says ECONNREFUSED', () => {
      const run = simulate(scenario([connect(1)], { profile }), { seed: 1 });
      expect([run.calls[0]?.result, run.calls[0]?.returnedAt], print(run)).toEqual(['ECONNREFUSED', 21_000]);
    });

    it('a connect() that failed leaves a socket that is not connected and can connect again', () => {
      const tries = [connect(1), recv(50_000, 'client'), send(60_000, 'client', 5), connect(100_000)];
      const run = simulate(scenario([...tries, listen(200_000), connect(300_000)], { profile }), { seed: 1 });
      expect(
        run.calls.map((c) => c.result),
        print(run),
      ).toEqual(['ECONNREFUSED', 'ENOTCONN', 'EPIPE', 'ECONNREFUSED', 'ok', 'ok']);
    });

    it('a connect() that does not wait leaves it to the next one to say how the opening has ended', () => {
      const tries = [connect(1, 5), connect(10), connect(100), connect(200)];
      const results = (steps: readonly ScenarioStep[]): CallResult[] => {
        const run = simulate(scenario(steps, { profile }), { seed: 1 });
        return run.calls.filter((c) => c.call === 'connect').map((c) => c.result);
      };
      expect(results([listen(0), ...tries])).toEqual(['timeout', 'EALREADY', 'ok', 'EISCONN']);
      expect(results([...tries, listen(250), connect(300)])).toEqual([
        'timeout',
        'EALREADY',
        'ECONNREFUSED',
        'ECONNREFUSED',
        'ok',
      ]);
    });

    it('shutdown(SHUT_RD) fails without a connection, and recv() reads an end all the same', () => {
      const half = call(40_000, 'client', { op: 'shutdown', socket: 'c', how: 'RD' });
      const run = simulate(scenario([connect(1), half, recv(50_000, 'client')], { profile }), { seed: 1 });
      expect(run.calls.map((c) => c.result)).toEqual(['ECONNREFUSED', 'ENOTCONN', 'eof']);
    });

    it('a port picked for a connect() that failed goes back', () => {
      const tries = [1, 100_000].map((at) =>
        call(at, 'client', { op: 'connect', socket: 'c', port: null, peer: 80 }),
      );
      const run = simulate(scenario(tries, { profile }), { seed: 1 });
      expect(run.calls.map((c) => c.result)).toEqual(['ECONNREFUSED', 'ECONNREFUSED']);
      expect(new Set(run.calls.map((c) => c.port)).size, print(run)).toBe(2);
    });

    it('SYN-RECEIVED (active open): RST → connection refused; Linux says reset', () => {
      const steps = [...INTO['SYN-RECEIVED'], forge(490, 'server', { flags: RST, seq: 7001 })];
      const run = simulate(scenario(steps, { profile }), { seed: 1 });
      expect(run.calls[0]?.result, print(run)).toBe(profile === 'linux' ? 'ECONNRESET' : 'ECONNREFUSED');
    });

    it('ESTABLISHED: RST → RECEIVE says ECONNRESET once, then the end', () => {
      const reset = forge(450, 'server', { flags: RST, seq: 7001 });
      expect(resultsOf([...OPEN, reset, recv(500, 'client'), recv(501, 'client')])).toEqual([
        'ECONNRESET',
        'eof',
      ]);
    });

    it('ESTABLISHED: RST → SEND says ECONNRESET once, then EPIPE', () => {
      const reset = forge(450, 'server', { flags: RST, seq: 7001 });
      expect(resultsOf([...OPEN, reset, send(500, 'client', 1), send(501, 'client', 1)])).toEqual([
        'ECONNRESET',
        'EPIPE',
      ]);
    });

    it('CLOSE-WAIT: RST → SEND says ECONNRESET; Linux says EPIPE', () => {
      const reset = forge(450, 'server', { flags: RST, seq: 7002 });
      const error = profile === 'linux' ? 'EPIPE' : 'ECONNRESET';
      expect(
        resultsOf([...INTO['CLOSE-WAIT'], reset, send(500, 'client', 1), send(501, 'client', 1)]),
      ).toEqual([error, 'EPIPE']);
    });

    it('a process killed with nothing unread → FIN; with unread data → RST', () => {
      const kill = call(300, 'server', { op: 'kill', sockets: ['s'] });
      const flags = (steps: readonly ScenarioStep[]): readonly string[] => {
        const run = simulate(scenario([...OPEN, ...steps, kill], { profile, until: 305_000 }), { seed: 1 });
        return flagNames(run.segments.at(-1)?.segment.flags ?? 0);
      };
      expect(flags([])).toEqual(['FIN', 'ACK']);
      expect(flags([send(100, 'client', 5)])).toContain('RST');
    });

    it('a host that crashed says nothing; its peer learns on sending', () => {
      const crash = call(300, 'server', { op: 'lose-state', socket: 's' });
      const steps = [...OPEN, crash, send(400, 'client', 5), recv(500, 'client')];
      const run = simulate(scenario(steps, { profile }), { seed: 1 });
      expect(run.segments.filter((s) => s.sentAt === 300_000)).toEqual([]);
      expect(run.calls.at(-1)?.result, print(run)).toBe('ECONNRESET');
    });
  });
});
