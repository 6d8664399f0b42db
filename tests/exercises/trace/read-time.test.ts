import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsText } from '../../../src/exercises/trace/cells.ts';
import { readCell } from '../../../src/exercises/trace/read-cell.ts';
import { readTime, twoWays } from '../../../src/exercises/trace/read-time.ts';

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
    '10³ ms',
    '½',
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

describe('a comma that can be read two ways', () => {
  it.each([
    ['3,200', '3200', '3.2'],
    ['12,345', '12345', '12.345'],
    ['3,000 ms', '3000 ms', '3 ms'],
    ['1 min 3,200 s', '1 min 3200 s', '1 min 3.2 s'],
    [' ３，２００ 秒', '3200 秒', '3.2 秒'],
  ])('%s is %s or %s', (text, grouped, decimal) => {
    expect(twoWays(text)).toEqual({ grouped, decimal });
  });

  it.each(['3200', '3.200', '3,2', '3,20', '3,2000', '0,200', ',200', '3200,500', '1,234,567', '3,200.5'])(
    '%s has one reading at most',
    (text) => {
      expect(twoWays(text)).toBeNull();
    },
  );

  it(`costs nothing where a time is asked, and both of its readings are read (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom('', ' s', 'ms', ' 秒', ' min 3 s'),
        (whole, part, unit) => {
          const digits = `${whole},${String(part).padStart(3, '0')}`;
          for (const kind of ['sent', 'time'] as const)
            expect(readCell(kind, digits + unit)).toEqual({ ok: false, code: 'time-two-ways' });
          const { grouped, decimal } = twoWays(digits)!;
          expect(readTime(grouped)).toBe(1e6 * (1000 * whole + part));
          expect(readTime(decimal)).toBe(1e6 * whole + 1e3 * part);
        },
      ),
      { seed: SEED },
    );
  });

  it(`is met exactly where taking the comma for either changes the time (seed ${SEED})`, () => {
    const text = fc.string({
      unit: fc.constantFrom('0', '1', '2', '3', ',', '.'),
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(text, (typed) => {
        const cell = readCell('time', typed);
        if (!cell.ok && cell.code === 'time-two-ways') expect(typed).toMatch(/^[1-3][0-3]{0,2},[0-3]{3}$/);
        else expect(typed).not.toMatch(/^[1-3][0-3]{0,2},[0-3]{3}$/);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
