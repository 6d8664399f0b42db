import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/exercises/authoring/claims/claim.ts';
import { claimHolds } from '../../../src/exercises/authoring/claims/holds.ts';
import { runsIn, runsOf } from '../../../src/exercises/authoring/claims/runs.ts';
import { claimSchema } from '../../../src/exercises/authoring/claims/schema.ts';
import { fillPlaces, referenceText, valueAt } from '../../../src/exercises/authoring/reference.ts';
import { scenarioOf } from '../content.ts';

const IDS = ['close/four-way', 'close/lost-last-ack', 'handshake/plain', 'reset/closed-port'];
const scenarios = Object.fromEntries(IDS.map((id) => [id, scenarioOf(id)]));
const runs = runsOf(scenarios, 'linux', 5);
const units = { second: '{n} s', millisecond: '{n} ms' };
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

describe('a reference', () => {
  const run = 'close/four-way';

  it.each([
    [{ run, at: 'segments[9].rseq', format: 'number' }, '8'],
    [{ run, at: 'segments[9].segment.flags', format: 'flags' }, 'FIN,ACK'],
    [{ run, at: 'segments[9].sentAt', minus: 'segments[8].sentAt', format: 'milliseconds' }, '110 ms'],
    [{ run, at: 'states[0].to', format: 'state' }, 'LISTEN'],
    [{ profile: 'linux', param: 'timeWait', format: 'seconds' }, '60 s'],
  ] as const)('%j is %s', (reference, text) => expect(referenceText(reference, runs, units)).toBe(text));

  it.each([
    [{ run, at: 'segments[99].rseq', format: 'number' }, /leads nowhere at "99"; there is 0 to 10/],
    [{ run, at: 'segments[0].rack', format: 'number' }, /gives null, which is no number/],
    [{ run, at: 'segments[0].sentAt', format: 'state' }, /which is no state/],
    [{ profile: 'linux', param: 'msl', format: 'seconds' }, /leads nowhere at "msl"/],
  ] as const)('%j is refused', (reference, message) => {
    expect(() => referenceText(reference, runs, units)).toThrow(message);
  });

  it('is written where a sentence has its place, and only there', () => {
    expect(fillPlaces('after {t} or {n}', { t: '60 s', n: '3' })).toBe('after 60 s or 3');
    expect(() => fillPlaces('after {t}', { n: '3' })).toThrow(/place \{t\}; values are n/);
    expect(() => valueAt({}, 'a..b')).toThrow(/is no path/);
  });
});
