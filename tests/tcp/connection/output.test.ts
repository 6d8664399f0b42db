import { describe, expect, it } from 'vitest';
import {
  ACK,
  FIN,
  flagLetters,
  type ProfileName,
  type Scenario,
  type ScenarioStep,
  type SegmentRecord,
  SYN,
  simulate,
} from '../../../src/tcp/index.ts';
import { print } from '../support/print.ts';
import {
  CLIENT_PORT,
  call,
  close,
  connect,
  duplicate,
  forge,
  isns,
  lose,
  OPEN,
  SERVER_PORT,
  scenario,
  send,
  setOption,
} from '../support/script.ts';

const DATA = { from: 'client', data: true } as const;
const more = (ms: number, bytes: number): ScenarioStep =>
  call(ms, 'client', { op: 'send', socket: 'c', bytes, more: true });

/** A segment as these tests write it: who sent it, flags, SEQ, length; and what is asked for of the rest of the header. */
const written = ({ from, segment, rseq }: SegmentRecord): string =>
  `${from[0]} ${flagLetters(segment.flags)} ${rseq} ${segment.len}`;

const runOf = (profile: ProfileName, steps: readonly ScenarioStep[], part: Partial<Scenario> = {}) =>
  simulate(scenario(steps, { profile, until: 3_000_000, ...part }), { seed: 1 });

describe('PSH', () => {
  const sent = (profile: ProfileName, steps: readonly ScenarioStep[], part: Partial<Scenario> = {}) => {
    const run = runOf(profile, [...OPEN, ...steps], part);
    const data = run.segments.filter((s) => s.from === 'client' && s.sentAt >= 90_000 && s.segment.len > 0);
    return {
      of: data.map((s) => `${flagLetters(s.segment.flags)} ${s.rseq} ${s.segment.len}`),
      text: print(run),
    };
  };

  it.each<[string, ProfileName, readonly ScenarioStep[], readonly string[]]>([
    ['linux: the end of a send', 'linux', [send(100, 'client', 10)], ['PA 1 10']],
    [
      'rfc9293: the end of what is queued',
      'rfc9293',
      [send(100, 'client', 2000)],
      ['A 1 1460', 'PA 1461 540'],
    ],
    [
      'linux: the end of each burst of two segments',
      'linux',
      [send(100, 'client', 5600)],
      ['A 1 1448', 'PA 1449 1448', 'A 2897 1448', 'PA 4345 1256'],
    ],
    [
      'linux: a burst of three ends with the send',
      'linux',
      [send(100, 'client', 3000)],
      ['A 1 1448', 'PA 1449 1448', 'PA 2897 104'],
    ],
    [
      'linux: a retransmission and a loss probe keep it',
      'linux',
      [lose(90, DATA, 2), send(100, 'client', 10)],
      ['PA 1 10', 'PA 1 10', 'PA 1 10'],
    ],
    [
      'rfc9293: a retransmission keeps it',
      'rfc9293',
      [lose(90, DATA, 1), send(100, 'client', 10)],
      ['PA 1 10', 'PA 1 10'],
    ],
    ['linux: more to come leaves it out', 'linux', [more(100, 1460)], ['A 1 1448', 'A 1449 12']],
    [
      'linux: FIN with data of which more was to come',
      'linux',
      [more(100, 50), close(110, 'client')],
      ['FA 1 50'],
    ],
    ['rfc9293: FIN with data', 'rfc9293', [more(100, 50), close(110, 'client')], ['FPA 1 50']],
    [
      'linux: data that Nagle held back, at close',
      'linux',
      [send(100, 'client', 10), send(101, 'client', 20), close(102, 'client')],
      ['PA 1 10', 'FPA 11 20'],
    ],
  ])('%s', (_, profile, steps, expected) => {
    const { of, text } = sent(profile, steps);
    expect(of, text).toEqual(expected);
  });
});

describe('a reset of a connection', () => {
  const linger = setOption(90, 'client', 'c', { name: 'SO_LINGER', value: { on: true, seconds: 0 } });
  const reset = (profile: ProfileName, part: Partial<Scenario> = {}) => {
    const run = runOf(profile, [...OPEN, linger, close(100, 'client')], part);
    return run.segments.at(-1)?.segment;
  };

  it('linux: carries the window it had, and timestamps with the latest echo', () => {
    const stamps = runOf('linux', OPEN).segments[1]?.segment.options?.timestamps;
    expect(reset('linux')).toMatchObject({ wnd: 63, options: { timestamps: { echo: stamps?.value } } });
  });

  it('linux: has no options where none were agreed', () => {
    const overrides = { client: { timestamps: false } };
    expect(reset('linux', { overrides })).toMatchObject({ wnd: 63, options: null });
  });

  it('rfc9293: has no ACK, so no window either', () => {
    expect(reset('rfc9293')).toMatchObject({ wnd: 0, options: null });
  });

  it('rfc9293: carries timestamps where they were agreed (RFC 7323 3.2)', () => {
    const overrides = { client: { timestamps: true }, server: { timestamps: true } };
    expect(reset('rfc9293', { overrides })?.options?.timestamps).toBeDefined();
  });
});

describe('the SYN,ACK of a simultaneous open', () => {
  const lost = lose(0, { from: 'client', all: SYN, none: ACK });
  const syn = forge(20, 'server', { flags: SYN, seq: 500, wnd: 1000 });
  const answer = (profile: ProfileName) =>
    runOf(profile, [lost, connect(1), syn], { isns: isns([100], [500]) }).segments.find(
      (s) => s.segment.flags === (SYN | ACK),
    )?.segment;

  it('linux: offers what its SYN did', () => {
    expect(answer('linux')).toMatchObject({
      wnd: 64_240,
      options: { mss: 1460, windowScale: 10, sackPermitted: true, timestamps: { echo: 0 } },
    });
  });

  it('rfc9293: offers what the peer has', () => {
    const overrides = { client: { timestamps: true, sack: true, windowScale: 3 } };
    const run = runOf('rfc9293', [lost, connect(1), syn], { isns: isns([100], [500]), overrides });
    expect(run.segments.find((s) => s.segment.flags === (SYN | ACK))?.segment.options).toEqual({ mss: 1460 });
  });
});

describe('options that come from elsewhere', () => {
  it('a SYN,ACK by cookie keeps the options of the SYN in its timestamp, and offers whole segments', () => {
    const run = runOf('linux', OPEN, { overrides: { server: { synCookies: 2 } } });
    const [syn, cookie] = run.segments;
    expect(cookie?.segment.wnd).toBe(65_160);
    expect(cookie?.segment.options).toMatchObject({ windowScale: 10, sackPermitted: true });
    const plain = runOf('linux', OPEN).segments[1]?.segment.options?.timestamps?.value ?? 0;
    const kept = cookie?.segment.options?.timestamps?.value ?? 0;
    // At 11 ms the clock has not reached what scale 10 and SACK make of its low bits: 26. The cookie is that of 64 ms before.
    expect([plain - kept, syn?.segment.options?.windowScale]).toEqual([11 - (26 - 64), 10]);
  });

  it('linux: a SYN from a port in TIME-WAIT echoes the old connection, and offers segments with timestamps', () => {
    const again: ScenarioStep = call(2_000, 'client', {
      op: 'connect',
      socket: 'd',
      port: CLIENT_PORT,
      peer: SERVER_PORT,
    });
    const share = (socket: string) => setOption(0, 'client', socket, { name: 'SO_REUSEADDR', value: true });
    const steps = [share('c'), share('d'), ...OPEN, close(100, 'client'), close(200, 'server'), again];
    const run = runOf('linux', steps);
    const fin = run.segments.find((s) => s.from === 'server' && s.segment.flags & FIN)?.segment;
    const syn = run.segments.findLast((s) => s.segment.flags === SYN)?.segment;
    expect(syn?.wnd, print(run)).toBe(65_160);
    expect(syn?.options?.timestamps?.echo).toBe(fin?.options?.timestamps?.value);
    // What it echoes is none of the listener's: it still counts as the same SYN when it comes twice.
    const twice = runOf('linux', [...steps, duplicate(1_999, { from: 'client', all: SYN })]);
    const answers = twice.segments.filter((s) => s.from === 'server' && s.sentAt > 2_000_000);
    expect(answers.map(written), print(twice)).toEqual(['s SA 0 0', 's SA 0 0']);
  });
});

describe('an ACK once the peer has taken its window back', () => {
  const answer = (profile: ProfileName, wnd: number) => {
    const steps = [
      ...OPEN,
      lose(90, DATA),
      send(100, 'client', 3_000),
      forge(120, 'server', { flags: ACK, seq: 901, ack: 101, wnd }),
      forge(150, 'server', { flags: ACK, seq: 5_000_000, ack: 101 }),
    ];
    const run = runOf(profile, steps, { isns: isns([100], [900]), until: 170_000 });
    return run.segments.findLast((s) => s.from === 'client')?.segment.seq;
  };

  it('linux: lies at the end of that window, unless less than a unit of scaling is missing', () => {
    expect([answer('linux', 0), answer('linux', 1), answer('linux', 2)]).toEqual([101, 1_125, 3_101]);
  });

  it('rfc9293: lies at SND.NXT', () => {
    expect([answer('rfc9293', 0), answer('rfc9293', 1)]).toEqual([3_101, 3_101]);
  });
});

describe('SACK blocks', () => {
  const blocks = (steps: readonly ScenarioStep[], part: Partial<Scenario> = {}) => {
    const run = runOf('linux', [...OPEN, ...steps], { isns: isns([0], [0]), ...part });
    return run.segments.flatMap((s) =>
      s.from === 'server' && s.segment.options?.sackBlocks ? [s.segment.options.sackBlocks] : [],
    );
  };
  const data = (ms: number, seq: number): ScenarioStep =>
    forge(ms, 'client', { flags: ACK, seq, ack: 1, len: 10 });

  it('the block of the latest segment comes first, and blocks that touch are one (RFC 2018 4)', () => {
    expect(blocks([data(100, 21), data(110, 41), data(120, 31)])).toEqual([
      [[21, 31]],
      [
        [41, 51],
        [21, 31],
      ],
      [[21, 51]],
    ]);
  });

  it('three fit beside timestamps, four without', () => {
    const gaps = [101, 201, 301, 401].map((seq, n) => data(100 + 10 * n, seq));
    expect(blocks(gaps).at(-1)).toHaveLength(3);
    expect(blocks(gaps, { overrides: { client: { timestamps: false } } }).at(-1)).toHaveLength(4);
  });

  it('a duplicate is reported once, unless tcp_dsack is 0 (RFC 2883)', () => {
    const twice = [duplicate(90, DATA), send(100, 'client', 10)];
    expect(blocks(twice)).toEqual([[[1, 11]]]);
    expect(blocks(twice, { overrides: { server: { duplicateSack: false } } })).toEqual([]);
  });
});

describe('what Linux keeps as less than a connection', () => {
  it('TIME-WAIT answers a repeated FIN with the window last offered and the timestamp of the first', () => {
    const run = runOf('linux', [
      ...OPEN,
      lose(90, { from: 'client', all: ACK, none: FIN | SYN }, 1),
      close(100, 'client'),
      close(200, 'server'),
    ]);
    const acks = run.segments.filter((s) => s.from === 'client' && s.sentAt > 150_000);
    expect(acks.map(written), print(run)).toEqual(['c A 2 0', 'c A 2 0']);
    expect(new Set(acks.map((s) => s.segment.wnd))).toEqual(new Set([63]));
    const fin = run.segments.find((s) => s.from === 'server' && s.segment.flags & FIN)?.segment;
    expect(acks.map((s) => s.segment.options?.timestamps?.echo)).toEqual(
      Array(2).fill(fin?.options?.timestamps?.value),
    );
  });
});
