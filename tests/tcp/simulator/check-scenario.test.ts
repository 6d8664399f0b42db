import { describe, expect, it } from 'vitest';
import type { Scenario, ScenarioStep } from '../../../src/tcp/index.ts';
import { FIN, ScenarioError, scenarioProblems, simulate, simulateChecked } from '../../../src/tcp/index.ts';
import {
  accept,
  call,
  close,
  connect,
  listen,
  lose,
  recv,
  scenario,
  send,
  shutdown,
} from '../support/script.ts';

const problems = (steps: readonly ScenarioStep[], part: Partial<Scenario> = {}): string[] =>
  scenarioProblems(scenario(steps, { name: 'handshake/lost', ...part }));

describe('a scenario that can be', () => {
  it('has no problems, and runs as without the check', () => {
    const good = scenario(
      [listen(0), connect(1), accept(50), lose(60, { all: FIN }, 1), close(100, 'client')],
      {
        until: 3_000_000,
      },
    );
    expect(scenarioProblems(good)).toEqual([]);
    expect(simulateChecked(good, { seed: 4 }).segments).toEqual(simulate(good, { seed: 4 }).segments);
  });

  it('may make calls that fail: their error is the lesson', () => {
    expect(problems([connect(0), send(1000, 'client', 5)])).toEqual([]);
  });
});

describe('a scenario that cannot be is refused with its name, the step and what would be valid', () => {
  it.each<[string, readonly ScenarioStep[], string]>([
    [
      'a call on a socket that does not exist',
      [listen(0), connect(1), recv(50, 'server')],
      'handshake/lost: step 3 (server recv) uses the socket "s", which does not exist; this side has: l.',
    ],
    [
      'the end of a fault that is never set',
      [listen(0), { action: { side: 'wire', unfilter: 'gone' }, after: [], wait: 0 }],
      'handshake/lost: step 2 takes away the fault "gone", which no step sets; there are: none.',
    ],
    [
      'a call before any socket is there',
      [close(0, 'client')],
      'handshake/lost: step 1 (client close) uses the socket "c", which does not exist; this side has: none.',
    ],
    [
      'accept on what is no listener',
      [connect(0), call(1, 'client', { op: 'accept', socket: 'c', as: 'd' })],
      'handshake/lost: step 2 (client accept) needs a listener, and "c" is none; listeners on this side: none.',
    ],
    [
      'send on a listener',
      [listen(0), call(1, 'server', { op: 'send', socket: 'l', bytes: 3 })],
      'handshake/lost: step 2 (server send) needs a connection, and "l" is a listener; connections on this side: none.',
    ],
    [
      'shutdown of a socket that is not connected',
      [
        call(0, 'client', { op: 'set-option', socket: 'c', option: { name: 'SO_REUSEADDR', value: true } }),
        shutdown(1, 'client'),
      ],
      'handshake/lost: step 2 (client shutdown) needs a connection, and "c" is not connected; connections on this side: none.',
    ],
    [
      'a socket opened twice',
      [connect(0), connect(1)],
      'handshake/lost: step 2 (client connect) uses the socket "c", which is a connection already; give it a new name.',
    ],
    [
      'a port out of range',
      [call(0, 'server', { op: 'listen', socket: 'l', port: 70_000, backlog: 1 })],
      'handshake/lost: step 1 (server listen): port is 70000; it must be a whole number from 1 to 65535.',
    ],
    [
      'two listeners on one port',
      [listen(0), call(1, 'server', { op: 'listen', socket: 'l2', port: 80, backlog: 1 })],
      'handshake/lost: step 2 (server listen) listens on port 80, where "l" listens; choose another port.',
    ],
    [
      'a process killed with a socket it does not have',
      [call(0, 'server', { op: 'kill', sockets: ['s'] })],
      'handshake/lost: step 1 (server kill) uses the socket "s", which does not exist; this side has: none.',
    ],
    [
      'a step that waits for itself',
      [{ ...listen(0), after: [0] }],
      'handshake/lost: step 1 waits for itself; name an earlier step.',
    ],
    [
      'a step that waits for a later one',
      [{ ...listen(0), after: [1] }, connect(1)],
      'handshake/lost: step 1 waits for step 2, which comes later; name an earlier step.',
    ],
    [
      'a step that waits for none there is',
      [listen(0), { ...connect(1), after: [7] }],
      'handshake/lost: step 2 waits for step 8; there are 2 steps.',
    ],
    [
      'a negative wait',
      [listen(-1)],
      'handshake/lost: step 1 (server listen): its wait is -1000; it must be a time from 0 µs to 30 d, in whole microseconds.',
    ],
  ])('%s', (_, steps, message) => {
    expect(problems(steps)).toEqual([message]);
    expect(() => simulateChecked(scenario(steps, { name: 'handshake/lost' }), { seed: 1 })).toThrow(
      new ScenarioError(message),
    );
  });

  it('a negative delay', () => {
    expect(problems([], { delay: -5 })).toEqual([
      'handshake/lost: the delay is -5; it must be a time from 0 µs to 1 d, in whole microseconds.',
    ]);
  });

  it('every problem is listed, in the order of the steps', () => {
    const found = problems([close(0, 'client'), send(1, 'server', 1)]);
    expect(found.map((p) => p.slice(0, 30))).toEqual([
      'handshake/lost: step 1 (client',
      'handshake/lost: step 2 (server',
    ]);
  });

  it('a fault may wait for a later step, a call may not', () => {
    expect(problems([{ ...lose(0, { all: FIN }, 1), after: [1] }, connect(0)])).toEqual([]);
  });

  it('a fault that matched no segment is refused after the run, with how many were sent', () => {
    const unused = lose(0, { all: FIN }, 1);
    const s = scenario([unused, listen(0), connect(1)], { name: 'handshake/lost' });
    const id = 'filter' in unused.action ? unused.action.filter.id : '';
    expect(() => simulateChecked(s, { seed: 1 })).toThrow(
      `handshake/lost: the fault "${id}" matched none of the 3 segments sent. Loosen its conditions, or check its number and side.`,
    );
  });
});

describe('a slip in plain data is told by every run of it', () => {
  const STEPS = [listen(0), connect(1)];
  const message = (part: object): string => {
    const data: Scenario = JSON.parse(JSON.stringify({ ...scenario(STEPS, { name: 'typed' }), ...part }));
    for (const tell of [simulate, simulateChecked])
      expect(() => tell(data, { seed: 1 })).toThrow(ScenarioError);
    return scenarioProblems(data)[0] ?? '';
  };
  const step = (action: object, after: readonly number[] = []) => ({ action, after, wait: 0 });

  it.each<[string, object, string]>([
    [
      'a call there is not',
      { steps: [...STEPS, step({ side: 'client', call: { op: 'connekt', socket: 'd', port: 1, peer: 2 } })] },
      'typed: step 3 (client connekt) is no call; there are: set-option, bind, listen, connect, accept, send, recv, shutdown, close, lose-state, kill, set-param.',
    ],
    [
      'a step there is not',
      { steps: [...STEPS, step({ side: 'client', call: { op: 'close', socket: 'c' } }, [7])] },
      'typed: step 3 waits for step 8; there are 3 steps.',
    ],
    [
      'a side there is not',
      { steps: [step({ side: 'clinet', call: { op: 'close', socket: 'c' } })] },
      'typed: step 1 is a call of "clinet"; calls are made by: client, server.',
    ],
    [
      'a profile there is not',
      { profile: 'lnux' },
      'typed: there is no profile "lnux"; there are: rfc9293, linux.',
    ],
    [
      'a parameter there is not',
      { overrides: { client: { timeWiat: 1 } } },
      'typed: the overrides of the client name "timeWiat", which is no parameter; there are: policies, rtoInitial,',
    ],
    [
      'a sysctl as a parameter',
      { overrides: { server: { tcp_fin_timeout: 10 } } },
      'A sysctl: overridesOf({ tcp_fin_timeout: … }) says what it sets.',
    ],
  ])('%s', (_, part, sentence) => {
    expect(message(part)).toContain(sentence);
  });
});
