import { describe, expect, test } from 'vitest';
import { termsIn } from '../../src/components/lesson/names-in-mdx.ts';
import { formatValue, valueAt } from '../../src/components/lesson/value.ts';
import { nearNames } from '../../src/exercises/authoring/near-names.ts';
import { LINUX } from '../../src/tcp/profile/profile.ts';
import { ACK, SYN } from '../../src/tcp/segment.ts';

const run = { segments: [{ rseq: 0, rack: null, segment: { flags: SYN } }, { rack: 1 }], delay: 20_000 };
const units = { second: '{n} s', millisecond: '{n} ms' };

describe('valueAt', () => {
  test('walks names and indices', () => {
    expect(valueAt(run, 'segments[1].rack')).toBe(1);
    expect(valueAt(run, 'segments[0].segment.flags')).toBe(SYN);
    expect(valueAt(LINUX, 'timeWait')).toBe(60_000_000);
    expect(valueAt(run, 'segments[0].rack')).toBeNull();
  });

  test.each([
    ['segments[2].rack', /segments has 2 entries, so the last is \[1\]/],
    ['segments[0].rsek', /segments\[0\] has no "rsek"; near: rseq/],
    ['segmnts[0]', /the root has no "segmnts"; near: segments/],
    ['delay.ms', /delay has no named parts/],
    ['delay[0]', /delay is no list/],
    ['segments.length', /segments has no named parts/],
    ['constructor', /the root has no "constructor"/],
    ['', /is no path/],
    ['segments[x]', /is no path/],
    ['a..b', /is no path/],
  ])('refuses %s and says what is there', (path, message) => {
    expect(() => valueAt(run, path)).toThrow(message);
  });
});

describe('formatValue', () => {
  test.each([
    [1, 'number', '1'],
    [4294967295, 'number', '4294967295'],
    [60_000_000, 'seconds', '60 s'],
    [1_500_000, 'seconds', '1.5 s'],
    [20_000, 'milliseconds', '20 ms'],
    [1_234_567, 'milliseconds', '1234.567 ms'],
    [SYN | ACK, 'flags', 'SYN,ACK'],
    ['TIME-WAIT', 'state', 'TIME-WAIT'],
  ] as const)('%s as %s is %s', (value, kind, text) => {
    expect(formatValue(value, kind, units)).toBe(text);
  });

  test.each([
    [null, 'number'],
    ['1', 'number'],
    [Number.POSITIVE_INFINITY, 'number'],
    ['TIME_WAIT', 'state'],
    [1, 'state'],
    [null, 'flags'],
  ] as const)('refuses %s as %s', (value, kind) => {
    expect(() => formatValue(value, kind, units)).toThrow(RangeError);
  });
});

describe('nearNames', () => {
  const names = ['close/four-way', 'handshake/lost-syn', 'handshake/plain', 'handshake/lost-syn-ack'];

  test('puts the nearest first, whatever the case', () => {
    expect(nearNames('Handshake/plian', names, 1)).toEqual(['handshake/plain']);
    expect(nearNames('handshake/lost-syn', names, 2)).toEqual([
      'handshake/lost-syn',
      'handshake/lost-syn-ack',
    ]);
  });

  test('gives no more than there are, each once', () => {
    expect(nearNames('x', ['a', 'a', 'b'], 5)).toEqual(['a', 'b']);
    expect(nearNames('x', [])).toEqual([]);
  });
});

test('termsIn lists each term once, in reading order', () => {
  const text =
    'A <Term id="syn">SYN</Term> and\n<Term\n  id="isn">ISN</Term>, again <Term id="syn">SYN</Term>. <Terms id="x" />';
  expect(termsIn(text)).toEqual(['syn', 'isn']);
  expect(termsIn(undefined)).toEqual([]);
});
