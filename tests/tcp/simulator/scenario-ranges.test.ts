import { describe, expect, it } from 'vitest';
import type { Action, Call, Scenario, SocketOption } from '../../../src/tcp/index.ts';
import { actionRangeProblems, scenarioRangeProblems } from '../../../src/tcp/simulator/scenario-ranges.ts';
import { scenario } from '../support/script.ts';

const on = (call: Call): Action => ({ side: 'client', call });
const option = (name: SocketOption['name'], value: number): Action =>
  on({ op: 'set-option', socket: 'c', option: { name, value } as SocketOption });
const segment = { sport: 1, dport: 2, seq: 0, ack: 0, flags: 0, len: 0, wnd: 0 };

describe('what a scenario says as a whole', () => {
  it.each<[Partial<Scenario>, string]>([
    [{ delay: 0.5 }, 'the delay is 0.5; it must be a time from 0 µs to 1 d, in whole microseconds'],
    [{ until: -1 }, 'the end is -1; it must be a time from 0 µs to 30 d, in whole microseconds, or null'],
    [
      { overrides: { server: { mss: 5 } } },
      'server: mss is 5; it must be a whole number of octets from 88 to 65495',
    ],
    [
      { isns: [{ side: 'client', port: null, peer: null, isn: -1 }] },
      'an ISN is -1; it must be a whole number from 0 to 4294967295',
    ],
  ])('%j', (part, problem) => {
    expect(scenarioRangeProblems(scenario([], part))).toEqual([problem]);
  });
});

describe('what a step says', () => {
  it.each<[Action, string]>([
    [on({ op: 'send', socket: 'c', bytes: 0 }), 'bytes is 0; it must be a whole number from 1 to 1073741824'],
    [on({ op: 'recv', socket: 'c', max: 1.5 }), 'max is 1.5; it must be a whole number from 1 to 2147483647'],
    [on({ op: 'bind', socket: 'c', port: 0 }), 'port is 0; it must be a whole number from 1 to 65535'],
    [
      on({ op: 'connect', socket: 'c', port: null, peer: 70_000 }),
      'peer is 70000; it must be a whole number from 1 to 65535',
    ],
    [
      on({ op: 'listen', socket: 'c', port: 80, backlog: -1 }),
      'backlog is -1; it must be a whole number from 0 to 2147483647',
    ],
    [
      on({ op: 'set-param', overrides: { windowScale: 20 } }),
      'windowScale is 20; it must be a whole number from 0 to 14, or null',
    ],
    [option('SO_RCVBUF', 10), 'SO_RCVBUF is 10; it must be a whole number of octets from 1152 to 536870912'],
    [option('TCP_KEEPIDLE', 0), 'TCP_KEEPIDLE is 0; it must be a whole number of seconds from 1 to 32767'],
    [option('TCP_KEEPCNT', 128), 'TCP_KEEPCNT is 128; it must be a whole number from 1 to 127'],
    [
      option('TCP_USER_TIMEOUT', -1),
      'TCP_USER_TIMEOUT is -1; it must be a whole number of milliseconds from 0 to 2147483647',
    ],
    [
      { ...on({ op: 'close', socket: 'c' }), timeout: -1 } as Action,
      'timeout is -1; it must be a time from 0 µs to 30 d, in whole microseconds',
    ],
    [
      { side: 'wire', filter: { id: 'f', action: 'lose', count: 0, match: {} } },
      'its count is 0; it must be a whole number from 1 to 2147483647, or null',
    ],
    [
      { side: 'wire', filter: { id: 'f', action: 'delay', delay: -1, count: null, match: {} } },
      'its delay is -1; it must be a time from 0 µs to 1 d, in whole microseconds',
    ],
    [
      { side: 'wire', inject: { from: 'client', segment: { ...segment, seq: 2 ** 32 } } },
      'its SEQ is 4294967296; it must be a whole number from 0 to 4294967295',
    ],
    [
      { side: 'wire', inject: { from: 'client', segment: { ...segment, len: 70_000 } } },
      'its length is 70000; it must be a whole number from 0 to 65495',
    ],
  ])('%j', (action, problem) => {
    expect(actionRangeProblems(action, scenario([]))).toEqual([problem]);
  });
});
