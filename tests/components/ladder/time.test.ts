import { expect, it } from 'vitest';
import { timeText } from '../../../src/components/ladder/time.ts';

it.each([
  [0, '0'],
  [250, '250 µs'],
  [1_500, '1.5 ms'],
  [20_000, '20 ms'],
  [1_020_000, '1.02 s'],
  [60_170_000, '60.17 s'],
  [240_000_000, '240 s'],
])('%i µs reads %s', (micros, text) => {
  expect(timeText(micros).replaceAll('\u00a0', ' ')).toBe(text);
});
