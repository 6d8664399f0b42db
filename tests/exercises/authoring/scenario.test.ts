import { describe, expect, it } from 'vitest';
import { microseconds } from '../../../src/exercises/authoring/duration.ts';
import { exerciseSchema, KINDS, readScenario } from '../../../src/exercises/index.ts';
import { ACK, FIN, flagLetters, RST, SYN, simulate, simulateChecked } from '../../../src/tcp/index.ts';
import { SCENARIOS, scenarioOf } from '../content.ts';

const plain = {
  title: { en: 'A', 'zh-cn': '甲' },
  profile: 'linux',
  delay: '20ms',
  script: [{ server: 'listen' }, { client: 'connect' }, { server: 'accept' }],
};

describe('a duration', () => {
  it.each([
    ['20ms', 20_000],
    ['1.5s', 1_500_000],
    ['60 s', 60_000_000],
    ['4min', 240_000_000],
    ['250us', 250],
    ['2h', 7_200_000_000],
  ])('%s is %i µs', (text, value) => {
    expect(microseconds(text)).toBe(value);
  });

  it.each(['20', 'ms', '-1s', '1 d', ''])('"%s" is none', (text) => {
    expect(microseconds(text)).toBeNull();
  });
});

describe('readScenario', () => {
  it('takes one ISN of a side, or those of its first connections in order', () => {
    const { isns } = readScenario({ ...plain, isns: { client: [7, 5], server: 9 } }, 'a/b');
    expect(isns?.map(({ side, isn }) => `${side} ${isn}`)).toEqual(['client 7', 'client 5', 'server 9']);
  });

  it('fills in sockets, ports and the order of steps', () => {
    expect(readScenario(plain, 'a/b')).toEqual({
      name: 'a/b',
      profile: 'linux',
      delay: 20_000,
      until: null,
      steps: [
        {
          action: { side: 'server', call: { op: 'listen', socket: 's0', port: 8080, backlog: 128 } },
          after: [],
          wait: 0,
        },
        {
          action: { side: 'client', call: { op: 'connect', socket: 'c0', port: 40001, peer: 8080 } },
          after: [0],
          wait: 0,
        },
        { action: { side: 'server', call: { op: 'accept', socket: 's0', as: 's1' } }, after: [1], wait: 0 },
      ],
    });
  });

  it('makes filters of faults: flags say which of SYN, FIN, RST and ACK are set and which are not', () => {
    const faults = [
      { lose: { from: 'client', flags: 'ACK', data: false, nth: 2, count: 3 } },
      { delay: { flags: 'SYN,ACK', by: '1s', count: 'all' }, after: 'x' },
      { duplicate: { since: '5ms' } },
    ];
    const script = [...plain.script, { client: 'close', id: 'x' }];
    const { steps } = readScenario({ ...plain, script, faults }, 'a/b');
    expect(steps.slice(0, 3)).toEqual([
      {
        action: {
          side: 'wire',
          filter: {
            id: 'f0',
            action: 'lose',
            count: 3,
            match: { from: 'client', all: ACK, none: SYN | FIN | RST, data: false, skip: 1 },
          },
        },
        after: [],
        wait: 0,
      },
      {
        action: {
          side: 'wire',
          filter: {
            id: 'f1',
            action: 'delay',
            delay: 1_000_000,
            count: null,
            match: { all: SYN | ACK, none: FIN | RST },
          },
        },
        after: [6],
        wait: 0,
      },
      {
        action: {
          side: 'wire',
          filter: { id: 'f2', action: 'duplicate', count: 1, match: { since: 5_000 } },
        },
        after: [],
        wait: 0,
      },
    ]);
    expect(steps[6]?.after).toEqual([5]);
  });

  it('puts a flood of SYNs on the wire, each from a port of its own', () => {
    const flood = { ports: [50001, 50003], start: '1s', every: '10ms' };
    const faults = [{ lose: { from: 'client', flags: 'RST', count: 'all' } }];
    const run = simulate(readScenario({ ...plain, faults, floods: [flood], until: '2s' }, 'a/b'), {
      seed: 1,
    });
    const forged = run.segments.filter(({ injected }) => injected);
    expect(forged.map(({ sentAt, segment }) => [sentAt, segment.sport, segment.flags])).toEqual([
      [1_000_000, 50001, SYN],
      [1_010_000, 50002, SYN],
      [1_020_000, 50003, SYN],
    ]);
    expect(new Set(forged.map(({ segment }) => segment.seq)).size).toBe(3);
    const problem = () => readScenario({ ...plain, floods: [{ ...flood, ports: [2, 1] }] }, 'a/b');
    expect(problem).toThrow(/must be the first port and the last/);
  });

  it('waits for labelled steps, for several, or for the start', () => {
    const script = [
      { server: 'listen', id: 'ready' },
      { client: 'connect', id: 'open' },
      { client: 'send', bytes: 5, after: ['ready', 'open'], wait: '100ms' },
      { client: 'connect', socket: 'c1', after: 'start' },
    ];
    const { steps } = readScenario({ ...plain, script }, 'a/b');
    expect(steps.map(({ after, wait }) => [after, wait])).toEqual([
      [[], 0],
      [[0], 0],
      [[0, 1], 100_000],
      [[], 0],
    ]);
    expect(steps[3]?.action).toMatchObject({ call: { port: 40002 } });
  });

  it('lets send() open the connection by Fast Open, from the port that connect() would take', () => {
    const script = [{ client: 'send', socket: 'c1', bytes: 9, 'fast-open': true }];
    expect(readScenario({ ...plain, script }, 'a/b').steps[0]?.action).toEqual({
      side: 'client',
      call: { op: 'send', socket: 'c1', bytes: 9, fastOpen: { port: 40002, peer: 8080 } },
    });
  });

  it('takes sysctls and the model’s own parameters', () => {
    const overrides = {
      server: { tcp_synack_retries: 2, timeWait: '30s' },
      client: { tcp_keepalive_time: 60 },
    };
    expect(readScenario({ ...plain, overrides }, 'a/b').overrides).toEqual({
      server: { synAckRetries: 2, timeWait: 30_000_000 },
      client: { keepaliveTime: 60_000_000 },
    });
  });

  it('may override the range of ports', () => {
    const overrides = { client: { portRange: [50_000, 50_001] } };
    expect(readScenario({ ...plain, overrides }, 'a/b').overrides).toEqual(overrides);
  });

  it.each<[string, object, string]>([
    [
      'an unknown call',
      { script: [{ client: 'conect' }] },
      'script step 1: client must be a call: set-option, bind, listen',
    ],
    [
      'two sides in one step',
      { script: [{ client: 'connect', server: 'listen' }] },
      'script step 1 must name one side',
    ],
    [
      'an argument of another call',
      { script: [{ server: 'listen' }, { client: 'close', bytes: 3 }] },
      'script step 2 "bytes" does not belong to close, which takes socket',
    ],
    ['a missing argument', { script: [{ client: 'send' }] }, 'script step 1 send needs "bytes"'],
    ['a time without a unit', { delay: '20' }, 'delay must be a time with its unit, such as 200ms'],
    [
      'an unknown label',
      { script: [{ client: 'connect', id: 'a', after: 'b' }] },
      'script step 1 waits for "b", which no step is called. Known: a.',
    ],
    [
      'unknown flags',
      { faults: [{ lose: { flags: 'SYM' } }] },
      'fault 1: lose: flags must be flags such as SYN',
    ],
    [
      'a fault that does nothing',
      { faults: [{}] },
      'fault 1 must say one of lose, duplicate, delay or reject',
    ],
    [
      'an unknown parameter',
      { overrides: { client: { tcp_magic: 1 } } },
      'overrides: client: tcp_magic is not a parameter; there are tcp_syn_retries',
    ],
    [
      'a sysctl out of its range',
      { overrides: { client: { tcp_tw_reuse: 9 } } },
      'overrides: client: tcp_tw_reuse is 9; it must be a whole number from 0 to 2',
    ],
    [
      'a parameter out of its range',
      { overrides: { server: { mss: 5 } } },
      'overrides: server: mss is 5; it must be a whole number of octets from 88 to 65495',
    ],
    [
      'a time out of its range',
      { overrides: { server: { rtoMax: '10min' } } },
      'overrides: server: rtoMax is 600000000; it must be a time from 1 s to 2 min, in whole microseconds; write a time with its unit',
    ],
    [
      'a range of ports that is none',
      { overrides: { client: { portRange: '32768 60999' } } },
      'overrides: client: portRange is "32768 60999"; it must be two ports from 1 to 65535, the first not above the last, such as [32768, 60999]',
    ],
    [
      'an option out of its range',
      {
        script: [
          { client: 'set-option', option: { name: 'TCP_KEEPCNT', value: 128 } },
          { client: 'connect' },
        ],
      },
      'script step 1 (client set-option): TCP_KEEPCNT is 128; it must be a whole number from 1 to 127',
    ],
    ['an unknown key', { faultz: [] }, 'faultz'],
    [
      'a call on a socket that is not there',
      { faults: [{ lose: {} }], script: [{ server: 'listen' }, { client: 'send', bytes: 1 }] },
      'script step 2 (client send) uses the socket "c0", which does not exist',
    ],
  ])('names %s, its place and what would be valid', (_, part, message) => {
    const compile = () => readScenario({ ...plain, ...part }, 'handshake/slip');
    expect(compile).toThrow('Scenario handshake/slip: ');
    expect(compile).toThrow(message);
  });
});

describe('an exercise file', () => {
  it('must have a known kind', () => {
    const result = exerciseSchema.safeParse({ kind: 'fill-tarce' });
    expect(result.error?.issues[0]?.message).toBe(`must have a kind: ${Object.keys(KINDS).join(', ')}`);
  });

  it.each(Object.keys(KINDS))('may be of the kind %s', (kind) => {
    const result = exerciseSchema.safeParse({ kind });
    expect(result.error?.issues.map(({ message }) => message).join()).not.toContain('must have a kind');
  });
});

/** What each scenario must show: segments as `c:S`, a lost one with `×`; `#` stands for the rest of the exchange. */
const EXCHANGES: Readonly<Record<string, string>> = {
  'handshake/plain': 'c:S s:SA c:A',
  'handshake/lost-syn': 'c:S× c:S s:SA c:A',
  'handshake/lost-third-ack-idle': 'c:S s:SA c:A× s:SA c:A',
  'handshake/lost-third-ack-data': 'c:S s:SA c:A× c:A5 s:A',
  'close/four-way': 'c:S s:SA c:A c:A5 s:A s:A7 c:A c:FA s:A s:FA c:A',
  'close/three-segment': 'c:S s:SA c:A c:A5 s:A s:A7 c:A c:FA s:FA c:A',
  'close/server-first': 'c:S s:SA c:A c:A5 s:A s:A7 c:A s:FA c:A c:FA s:A',
  'close/half-close-data': 'c:S s:SA c:A c:A7 c:FA s:A s:A100 c:A s:A100 c:A s:FA c:A',
  'close/lost-fin': 'c:S s:SA c:A c:A5 s:A s:A7 c:A c:FA× c:FA s:A s:FA c:A',
  'close/lost-last-ack': 'c:S s:SA c:A c:A5 s:A s:A7 c:A c:FA s:A s:FA c:A× s:FA c:A',
  'close/simultaneous': 'c:S s:SA c:A c:FA s:FA s:A c:A',
};

describe('the scenarios of the site', () => {
  it.each(SCENARIOS)('%s runs, puts segments on the wire, and each of its faults finds one', (id) => {
    expect(simulateChecked(scenarioOf(id), { seed: 1 }).segments.length).toBeGreaterThan(0);
  });

  it.each(Object.entries(EXCHANGES))('%s is %s', (id, exchange) => {
    const { segments } = simulate(scenarioOf(id), { seed: 1 });
    const seen = segments.map(({ from, segment, fate }) => {
      const letters = flagLetters(segment.flags).replace('P', '');
      return `${from[0]}:${letters}${segment.len || ''}${fate === 'lost' ? '×' : ''}`;
    });
    expect(seen.join(' ')).toBe(exchange);
  });

  it('handshake/lost-syn-ack loses the first SYN,ACK and completes', () => {
    const run = simulate(scenarioOf('handshake/lost-syn-ack'), { seed: 1 });
    expect(run.segments[1]).toMatchObject({ from: 'server', fate: 'lost' });
    expect(run.states.filter(({ to }) => to === 'ESTABLISHED').map(({ host }) => host)).toEqual([
      'client',
      'server',
    ]);
  });
});
