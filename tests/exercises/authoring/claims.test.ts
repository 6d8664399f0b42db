import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/exercises/authoring/claims/claim.ts';
import { claimHolds } from '../../../src/exercises/authoring/claims/holds.ts';
import { runsIn, runsOf } from '../../../src/exercises/authoring/claims/runs.ts';
import { claimSchema } from '../../../src/exercises/authoring/claims/schema.ts';
import { sourceProblem } from '../../../src/exercises/authoring/claims/source.ts';
import { groundsTexts } from '../../../src/exercises/authoring/claims/statement.ts';
import { whatHolds, whyNot } from '../../../src/exercises/authoring/claims/why-not.ts';
import { scenarioOf } from '../content.ts';

const IDS = ['close/four-way', 'close/lost-last-ack', 'handshake/plain', 'reset/closed-port'];
const scenarios = Object.fromEntries(IDS.map((id) => [id, scenarioOf(id)]));
const runs = runsOf(scenarios, 'linux', 5);
const timeWait = { host: 'client', is: 'TIME-WAIT' } as const;

describe('a claim about the four-way close', () => {
  const on = (holds: Extract<Claim, { run: string }>['holds']): Claim => ({ run: 'close/four-way', holds });

  it.each([
    [on({ state: timeWait, ever: true }), true],
    [on({ state: timeWait, ever: false }), false],
    [on({ state: { ...timeWait, host: 'server' }, ever: true }), false],
    [on({ state: timeWait, lasts: '60s' }), true],
    [on({ state: timeWait, lasts: { most: '59s' } }), false],
    [on({ state: timeWait, at: '10s' }), true],
    [on({ state: timeWait, at: '100ms' }), false],
    [on({ state: timeWait, at: 'end' }), false],
    [on({ state: { host: 'client', is: 'CLOSED' }, at: 'end' }), true],
    [on({ state: { host: 'server', is: 'LAST-ACK' }, on: 10 }), true],
    [on({ state: { host: 'server', is: 'LAST-ACK' }, on: 9 }), false],
    [on({ change: { to: 'TIME-WAIT' }, count: 1 }), true],
    [on({ change: { host: 'server', to: 'TIME-WAIT' }, count: { least: 1 } }), false],
    [on({ segments: { flags: 'FIN,ACK' }, count: 2 }), true],
    [on({ segments: { flags: 'FIN' }, count: { least: 1 } }), false],
    [on({ segments: { data: true, from: 'client' }, count: 1 }), true],
    [on({ segments: { behind: 7 }, count: 4 }), true],
    [on({ segments: { sent: { least: '500ms' } }, count: 2 }), true],
    [on({ segment: 10, has: { from: 'server', seq: 8, ack: 7, repeated: false, fate: 'delivered' } }), true],
    [on({ segment: 10, has: { seq: 9 } }), false],
    [on({ gap: [9, 10], is: '110ms' }), true],
    [on({ gap: [9, 10], is: { least: '1s' } }), false],
    [on({ call: { host: 'server', call: 'recv', nth: 2 }, result: 'eof' }), true],
    [on({ call: { host: 'client', call: 'connect' }, takes: { most: '39ms' } }), false],
    [on({ calls: { host: 'server', call: 'recv', result: 'eof' }, count: 1 }), true],
    [on({ calls: { host: 'client', call: 'connect', takes: { least: '1s' } }, count: { least: 1 } }), false],
    [on({ refusals: { host: 'server', because: 'queue/accept-full' }, count: 0 }), true],
    [on({ timer: { host: 'client', name: 'time-wait', outcome: 'expired' }, count: 1 }), true],
    [on({ order: [{ sends: 8 }, { arrives: 8 }, { enters: timeWait }] }), true],
    [on({ order: [{ arrives: 8 }, { sends: 8 }] }), false],
    [on({ order: [{ sends: 8 }, { enters: { host: 'server', is: 'TIME-WAIT' } }] }), false],
    [
      on({
        all: [
          { segment: 1, has: { flags: 'SYN' } },
          { segment: 2, has: { flags: 'SYN' } },
        ],
      }),
      false,
    ],
    [
      on({
        any: [
          { segment: 1, has: { flags: 'SYN' } },
          { segment: 2, has: { flags: 'SYN' } },
        ],
      }),
      true,
    ],
    [on({ not: { segment: 1, has: { flags: 'SYN' } } }), false],
  ] as const)('%j is %s', (claim, truth) => {
    expect(claimSchema.safeParse(claim).success).toBe(true);
    expect(claimHolds(claim, runs)).toBe(truth);
  });

  it.each([
    [on({ segment: 40, has: {} }), /no segment 40; the run has 11/],
    [
      on({ call: { host: 'client', call: 'accept' }, result: 'ok' }),
      /no call .*the run has .*server s0\.accept/,
    ],
    [
      { run: 'close/never', holds: { segments: {}, count: 1 } },
      /no scenario "close\/never" here; known: close/,
    ],
  ] as const)('%j is a slip of its author', (claim, message) => {
    expect(() => claimHolds(claim, runs)).toThrow(message);
  });
});

it('a claim may name another profile, a constant, or be made of claims', () => {
  const long: Claim = {
    run: 'close/four-way',
    profile: 'rfc9293',
    holds: { state: timeWait, lasts: '4min' },
  };
  const constant: Claim = { profile: 'linux', param: 'timeWait', is: '60s' };
  expect(claimHolds({ all: [long, constant] }, runs)).toBe(true);
  expect(claimHolds({ not: constant }, runs)).toBe(false);
  expect(claimHolds({ any: [{ profile: 'rfc9293', param: 'finTimeout', is: null }] }, runs)).toBe(true);
  expect(runsIn({ any: [long, { not: long }] })).toEqual(['close/four-way', 'close/four-way']);
});

it('a claim may replace parameters of either side, as an author writes them', () => {
  const claim = claimSchema.parse({
    run: 'close/four-way',
    overrides: { server: { tcp_fin_timeout: 3 }, client: { timeWait: '7s' } },
    holds: { state: timeWait, lasts: '7s' },
  });
  expect(claim).toMatchObject({
    overrides: { server: { finTimeout: 3_000_000 }, client: { timeWait: 7e6 } },
  });
  expect(claimHolds(claim, runs)).toBe(true);
  expect(claimSchema.parse(claim)).toEqual(claim);
});

describe('why a claim does not hold', () => {
  const four = (holds: Extract<Claim, { run: string }>['holds']): Claim => ({ run: 'close/four-way', holds });
  const server = { host: 'server', is: 'TIME-WAIT' } as const;

  it.each([
    [
      { state: server, ever: true },
      /has not \{ state: .*server never is in TIME-WAIT; server CLOSED → LISTEN/,
    ],
    [{ state: timeWait, lasts: '1s' }, /client is in TIME-WAIT from 0\.54s to 60\.54s/],
    [{ change: { host: 'server', to: 'TIME-WAIT' }, count: 1 }, /server LAST-ACK → CLOSED at 0\.56s \(ack/],
    [
      { segments: { flags: 'FIN,ACK' }, count: 1 },
      /there are 2: #8 client FIN,ACK seq 6 ack 8 len 0 at 0\.35s/,
    ],
    [{ segments: { flags: 'RST' }, count: 1 }, /there are 0$/],
    [{ segment: 10, has: { seq: 9 } }, /#10 server FIN,ACK seq 8 ack 7 len 0 at 0\.52s, delivered \(close/],
    [{ gap: [9, 10], is: '1s' }, /it is 0\.11s$/],
    [{ call: { host: 'server', call: 'recv', nth: 2 }, result: 5 }, /it returned eof after 0\.02s/],
    [{ timer: { host: 'server', name: 'time-wait' }, count: 1 }, /: none$/],
    [{ order: [{ sends: 9 }, { sends: 8 }] }, /\{ sends: 9 \} at 0\.41s, \{ sends: 8 \} at 0\.35s/],
    [{ not: { gap: [9, 10], is: '110ms' } }, /has not \{ not: .*: it is 0\.11s$/],
  ] as const)('%j', (holds, message) => {
    const sentences = whyNot(four(holds), runs);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(/^close\/four-way \(linux\) /);
    expect(sentences[0]).toMatch(message);
  });

  it('names only the parts that fail, and nothing of a claim that holds', () => {
    const right = four({ gap: [9, 10], is: '110ms' });
    const wrong = four({
      all: [
        { gap: [9, 10], is: '110ms' },
        { segments: {}, count: 3 },
      ],
    });
    const constant: Claim = { profile: 'linux', param: 'timeWait', is: '4min' };
    expect(whyNot({ all: [right, { not: wrong }, { any: [wrong, right] }] }, runs)).toEqual([]);
    expect(whyNot({ all: [right, wrong, constant] }, runs)).toEqual([
      expect.stringMatching(/has not \{ segments: .* there are 11: .* and \d+ more$|there are 11: /),
      '{ profile: linux, param: timeWait, is: 4min }, but it is 60000000',
    ]);
    expect(whyNot({ not: right }, runs)).toEqual(whatHolds(right, runs));
    expect(whatHolds(right, runs)).toEqual([
      'close/four-way (linux) has { gap: [9, 10], is: 110ms }: it is 0.11s',
    ]);
  });

  it('names the run of a segment it does not have', () => {
    expect(() => whyNot(four({ segment: 40, has: {} }), runs)).toThrow(
      'in close/four-way (linux) there is no segment 40; the run has 11',
    );
  });
});

describe('a source', () => {
  it.each([
    'RFC 9293 §3.10.7.4, fifth',
    'RFC 9293 §3.4.2, §3.6.1 (MUST-13); Linux include/net/tcp.h TCP_TIMEWAIT_LEN',
    'RFC 9293 appendix A.2; RFC 6298 §2.1, appendix A',
  ])('%s can be looked up', (source) => expect(sourceProblem(source)).toBeNull());

  it.each([
    ['a blog', /must name a section/],
    ['RFC 9293', /must name a section/],
    ['RFC 9293 3.4', /must name a section/],
    ['RFC 9293 §3.4; somewhere', /must name a section/],
    ['RFC 9293 §3.11', /names §3.11, which RFC 9293 does not have/],
    ['RFC 9293 §3.4, §3.10.7.5', /names §3.10.7.5, which RFC 9293 does not have/],
    ['RFC 6298 §5.8', /names §5.8, which RFC 6298 does not have/],
    ['RFC 9999 §1', /names RFC 9999, which is not among those the site cites: 793,/],
  ])('%s cannot', (source, message) => expect(sourceProblem(source)).toMatch(message));

  it('stands beside the runs a reader is told', () => {
    const own: Claim = { run: 'close/four-way', profile: 'rfc9293', holds: { segments: {}, count: 11 } };
    const other: Claim = { run: 'handshake/plain', holds: { segments: {}, count: 3 } };
    expect(groundsTexts([{ all: [own, { not: other }] }, other, undefined], undefined)).toEqual({
      runs: ['close/four-way (rfc9293)', 'handshake/plain'],
      source: null,
    });
  });
});

describe('the schema of claims says what is wrong', () => {
  it.each([
    [{ holds: {} }, /must be a claim with all, any, not, run, param/],
    [{ run: 'x', holds: { stat: {} } }, /must be a predicate with .*state, change/],
    [
      { run: 'x', holds: { state: { host: 'server', is: 'TIME_WAIT' }, ever: true } },
      /must be a state: LISTEN|must be a state: CLOSED/,
    ],
    [
      { run: 'x', holds: { state: { host: 'server', is: 'LISTEN' } } },
      /must be a predicate on a state, with ever, at/,
    ],
    [{ run: 'x', holds: { segments: { flags: 'SYM' }, count: 1 } }, /must be flags such as/],
    [{ run: 'x', holds: { segments: {}, count: 'two' } }, /must be a number, or/],
    [{ run: 'x', holds: { gap: [1, 2], is: '3' } }, /must be a time with its unit/],
    [{ run: 'x', holds: { call: { host: 'client', call: 'recv' } } }, /must say its "result"/],
    [{ run: 'x', holds: { all: [{ change: { because: 'fin/never' }, count: 1 }] } }, /must be a rule/],
    [{ profile: 'linux', param: 'timeWeight', is: 1 }, /must be a parameter: rtoInitial/],
  ])('%j', (claim, message) => {
    const { error } = claimSchema.safeParse(claim);
    expect(error?.issues.map((issue) => issue.message).join('; ')).toMatch(message);
  });

  it('names the place', () => {
    const claim = { all: [{ run: 'x', holds: { not: { segments: { len: -1 }, count: 1 } } }] };
    expect(claimSchema.safeParse(claim).error?.issues[0]?.path).toEqual([
      'all',
      0,
      'holds',
      'not',
      'segments',
      'len',
    ]);
  });
});
