import { describe, expect, it } from 'vitest';
import { readOutcome } from '../../../src/exercises/trace/call-outcome.ts';

describe('what a call returns, as typed', () => {
  it.each(['ETIMEDOUT', 'etimedout', '-1 ETIMEDOUT', '−1 (ETIMEDOUT)', '-ETIMEDOUT', 'errno=ETIMEDOUT'])(
    '%s is ETIMEDOUT',
    (text) => {
      expect(readOutcome(text)).toBe('ETIMEDOUT');
    },
  );

  it.each([
    '',
    'EAGAIN',
    '1',
    '-1',
    'timeout',
    '未 ETIMEDOUT',
    'not ETIMEDOUT',
    '0 ETIMEDOUT',
    '0²',
    '-0',
    '10',
  ])('"%s" is none of them', (text) => {
    expect(readOutcome(text)).toBeNull();
  });
});
