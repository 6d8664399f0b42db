import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readValue } from '../../../src/exercises/kinds/decode-header/read-field.ts';
import { readCell, readNumber, readTime, twoWays } from '../../../src/exercises/trace/index.ts';

const SEED = Number(process.env['SEED'] ?? 20261120);

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

  it(`costs nothing in any cell, and both of its readings are read (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom('', ' s', 'ms', ' 秒', ' min 3 s'),
        (whole, part, unit) => {
          const digits = `${whole},${String(part).padStart(3, '0')}`;
          for (const kind of ['seq', 'ack', 'len'] as const)
            expect(readCell(kind, digits)).toEqual({ ok: false, code: 'two-ways' });
          expect(readValue('window', digits)).toEqual({ ok: false, code: 'two-ways' });
          for (const kind of ['sent', 'time'] as const)
            expect(readCell(kind, digits + unit)).toEqual({ ok: false, code: 'time-two-ways' });
          const { grouped, decimal } = twoWays(digits)!;
          expect(readNumber(grouped)).toEqual({ ok: true, value: 1000 * whole + part });
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
