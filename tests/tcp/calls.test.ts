import { describe, expect, it } from 'vitest';
import type { Call, CallResult, ProfileName, ScenarioStep, State, Transcript } from '../../src/tcp/index.ts';
import { ACK, flagNames, PSH, RST, SYN, simulate, stateAt } from '../../src/tcp/index.ts';
import { print } from './support/print.ts';
import {
  accept,
  CLIENT_PORT,
  call,
  close,
  connect,
  forge,
  isns,
  listen,
  lose,
  PROFILE_NAMES,
  recv,
  SERVER_PORT,
  scenario,
  send,
  shutdown,
} from './support/script.ts';

const OPEN = [listen(0), connect(1), accept(50)];
const LINGER_0 = call(0, 'client', {
  op: 'set-option',
  socket: 'c',
  option: { name: 'SO_LINGER', value: { on: true, seconds: 0 } },
});

/** How the client gets into each state, quiet, by 500 ms. */
const INTO: Readonly<Record<Exclude<State, 'LISTEN'>, readonly ScenarioStep[]>> = {
  CLOSED: [],
  'SYN-SENT': [lose(0), connect(490)],
  'SYN-RECEIVED': [lose(0), connect(470), forge(480, 'server', { flags: SYN, seq: 7000 })],
  ESTABLISHED: OPEN,
  'FIN-WAIT-1': [...OPEN, lose(400), shutdown(450, 'client')],
  'FIN-WAIT-2': [...OPEN, shutdown(300, 'client')],
  'CLOSE-WAIT': [...OPEN, shutdown(300, 'server')],
  CLOSING: [...OPEN, lose(290, { from: 'client' }), shutdown(300, 'client'), shutdown(300, 'server')],
  'LAST-ACK': [...OPEN, shutdown(300, 'server'), lose(400), shutdown(450, 'client')],
  'TIME-WAIT': [...OPEN, shutdown(300, 'client'), shutdown(350, 'server')],
};
type Quiet = keyof typeof INTO;
const QUIET = Object.keys(INTO) as Quiet[];

interface Outcome {
  readonly result: CallResult;
  readonly to: State;
  readonly sent: readonly string[];
  readonly run: Transcript;
}

const CLIENT = { host: 'client', port: CLIENT_PORT, peer: SERVER_PORT } as const;

/** Makes a call at 500 ms and tells what it gives within 5 ms. */
function outcome(
  state: Quiet,
  what: Call,
  profile: ProfileName,
  before: readonly ScenarioStep[] = [],
): Outcome {
  const steps = [...before, ...INTO[state], call(500, 'client', what)];
  const run = simulate(scenario(steps, { profile, isns: isns([1000], [7000]), until: 505_000 }), { seed: 1 });
  const reached = stateAt(run, CLIENT, 500_000, 'before');
  if (reached !== state) throw new Error(`${state} was not reached but ${reached}\n${print(run)}`);
  const made = run.calls.findLast((c) => c.at === 500_000);
  const sent = run.segments.filter((s) => s.from === 'client' && s.sentAt === 500_000);
  return {
    result: made?.result ?? null,
    to: stateAt(run, CLIENT, run.end),
    sent: sent.map(
      ({ segment: s, rseq }) =>
        `${flagNames(s.flags & ~PSH)} seq ${rseq}${s.len > 0 ? ` len ${s.len}` : ''}${s.flags & ACK ? ` ack ${s.ack - 7000}` : ''}`,
    ),
    run,
  };
}

type Expected = readonly [result: CallResult, to: State, ...sent: string[]];

function table(
  name: string,
  what: Call,
  expected: Readonly<Record<Quiet, Expected>>,
  profile: ProfileName,
  before: readonly ScenarioStep[] = [],
): void {
  it.each(QUIET)(`%s: ${name}`, (state) => {
    const seen = outcome(state, what, profile, before);
    const [result, to, ...sent] = expected[state];
    expect([seen.result, seen.to, ...seen.sent], print(seen.run)).toEqual([result, to, ...sent]);
  });
}

describe.each(PROFILE_NAMES)('%s', (profile) => {
  describe('SEND (RFC 9293 3.10.2)', () => {
    table(
      'SEND of 10 octets',
      { op: 'send', socket: 'c', bytes: 10 },
      {
        CLOSED: ['EPIPE', 'CLOSED'],
        'SYN-SENT': [10, 'SYN-SENT'],
        'SYN-RECEIVED': [10, 'SYN-RECEIVED'],
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

    it('SYN-SENT: what SEND queued goes out with the third segment', () => {
      const steps = [listen(0), connect(1), send(2, 'client', 10), send(3, 'client', 5)];
      const run = simulate(scenario(steps, { profile, until: 200_000 }), { seed: 1 });
      const sent = run.segments.filter((s) => s.from === 'client').map((s) => [s.rseq, s.segment.len]);
      expect(sent.slice(0, 2), print(run)).toEqual([
        [0, 0],
        [1, 15],
      ]);
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
      { ...fins, CLOSED: ['ENOTCONN', 'CLOSED'] },
      profile,
    );
    table(
      'shutdown(SHUT_RD) sends nothing',
      { op: 'shutdown', socket: 'c', how: 'RD' },
      Object.fromEntries(QUIET.map((s) => [s, [s === 'CLOSED' ? 'ENOTCONN' : 'ok', s]])) as unknown as Record<
        Quiet,
        Expected
      >,
      profile,
    );

    it('SYN-RECEIVED: CLOSE with data queued waits for ESTABLISHED, then data and FIN', () => {
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

  describe('OPEN (RFC 9293 3.10.1)', () => {
    it('CLOSED: active OPEN → SYN-SENT, sends SYN', () => {
      const seen = outcome('CLOSED', { op: 'connect', socket: 'c', port: CLIENT_PORT, peer: 80 }, profile);
      expect([seen.result, seen.to, ...seen.sent], print(seen.run)).toEqual([null, 'SYN-SENT', 'SYN seq 0']);
    });

    it.each(QUIET.filter((s) => s !== 'CLOSED'))('%s: OPEN → error, nothing sent', (state) => {
      const seen = outcome(state, { op: 'connect', socket: 'c', port: null, peer: 80 }, profile);
      const error = state === 'SYN-SENT' ? 'EALREADY' : 'EISCONN';
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
