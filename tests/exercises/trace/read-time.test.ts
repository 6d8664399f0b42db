import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsText } from '../../../src/exercises/trace/cells.ts';
import { readTime } from '../../../src/exercises/trace/read-time.ts';

const SEED = Number(process.env['SEED'] ?? 20261120);

describe('a time as typed', () => {
  it.each([
    ['3', 3_000_000],
    ['3 s', 3_000_000],
    ['3.2s', 3_200_000],
    ['3,2', 3_200_000],
    ['.5', 500_000],
    ['3000 ms', 3_000_000],
    ['3 秒', 3_000_000],
    ['200毫秒', 200_000],
    ['３．２ 秒', 3_200_000],
    ['0,200', 200_000],
    [',200', 200_000],
    ['3,20', 3_200_000],
    ['3200,500', 3_200_500_000],
    ['1,234,567', 1_234_567_000_000],
    ['7,200.5', 7_200_500_000],
    ["7'200", 7_200_000_000],
    ['7200.04', 7_200_040_000],
    ['2 min 11 s', 131_000_000],
    ['2 分 11 秒', 131_000_000],
    ['500 µs', 500],
    ['0', 0],
  ])('%s is %i µs', (text, micros) => {
    expect(readTime(text)).toBe(micros);
  });

  it.each([
    '',
    ' ',
    '-1',
    '−3 s',
    'later',
    '1 2',
    '3 ticks',
    '1..5',
    '0x10',
    '1,2,3',
    's',
    '1 s 2',
    'NaN',
    '3,200',
    '12,345 ms',
    '1 min 3,200 s',
    "1'234,567",
  ])('"%s" is none', (text) => {
    expect(readTime(text)).toBeNull();
  });

  it(`is read back from how it is written (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8_000_000_000 }), (micros) => {
        expect(readTime(secondsText(micros))).toBe(micros);
        expect(readTime(`${micros / 1000} ms`)).toBe(micros);
      }),
      { seed: SEED },
    );
  });
});
