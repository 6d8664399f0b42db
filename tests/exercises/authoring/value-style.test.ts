import { describe, expect, test } from 'vitest';
import { formatValue } from '../../../src/exercises/authoring/value-style.ts';
import { ACK, SYN } from '../../../src/tcp/segment.ts';
import { UNITS } from '../files.ts';

describe('formatValue', () => {
  test.each([
    [1, 'number', '1'],
    [4294967295, 'number', '4294967295'],
    [60_000_000, 'seconds', '60 s'],
    [1_500_000, 'seconds', '1.5 s'],
    [20_000, 'milliseconds', '20 ms'],
    [180_000_000, 'minutes', '3 min'],
    [7_200_000_000, 'hours', '2 h'],
    [5, 'octets', '5 octets'],
    [1_234_567, 'milliseconds', '1234.567 ms'],
    [SYN | ACK, 'flags', 'SYN,ACK'],
    ['TIME-WAIT', 'state', 'TIME-WAIT'],
  ] as const)('%s as %s is %s', (value, kind, text) => {
    expect(formatValue(value, kind, UNITS.en)).toBe(text);
  });

  test.each([
    [null, 'number'],
    ['1', 'number'],
    [Number.POSITIVE_INFINITY, 'number'],
    ['TIME_WAIT', 'state'],
    [1, 'state'],
    [null, 'flags'],
  ] as const)('refuses %s as %s', (value, kind) => {
    expect(() => formatValue(value, kind, UNITS.en)).toThrow(RangeError);
  });
});
