import { describe, expect, test } from 'vitest';
import { quotedValue, valueAt } from '../../../src/exercises/authoring/value-at.ts';
import { LINUX } from '../../../src/tcp/profile/profile.ts';
import { SYN } from '../../../src/tcp/segment.ts';

const run = { segments: [{ rseq: 0, rack: null, segment: { flags: SYN } }, { rack: 1 }], delay: 20_000 };

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

describe('quotedValue', () => {
  test('takes a second number off the first', () => {
    expect(quotedValue(run, 'delay')).toBe(20_000);
    expect(quotedValue(run, 'delay', 'segments[1].rack')).toBe(19_999);
  });

  test('refuses what is no number', () => {
    expect(() => quotedValue(run, 'delay', 'segments[0].rack')).toThrow(/are not two numbers/);
  });
});
