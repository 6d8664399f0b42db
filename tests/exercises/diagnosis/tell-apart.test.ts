import { describe, expect, it } from 'vitest';
import { MISCONCEPTIONS, type MisconceptionId } from '../../../src/tcp/misconceptions/index.ts';
import { claimants } from './trials.ts';

const SEED = Number(process.env['SEED'] ?? 20261120);
const ALL = claimants();
const claimed = new Set(ALL.flatMap(({ misconceptions }) => misconceptions));

/** Seeds for every exercise; `npm run misconceptions` takes as many as it is told. */
const VARIANTS = 6;
const SLIPS = 3;

it('every misconception is told apart somewhere, as the home page says', () => {
  expect(MISCONCEPTIONS.map(({ id }) => id).filter((id) => !claimed.has(id))).toEqual([]);
});

describe.each(ALL.map((one) => [one.id, one] as const))('%s', (_id, { misconceptions, trial }) => {
  const trials = Array.from({ length: VARIANTS }, (_, i) => trial((SEED + i * 7919) >>> 0));

  it(`names each of ${misconceptions.length} misconceptions`, () => {
    for (const one of trials) {
      for (const id of misconceptions) {
        const called = one.misconceived(id);
        expect(called.length, `${one.about}: ${id} shows nowhere`).toBeGreaterThan(0);
        expect(called, `${one.about}: ${id}`).toEqual(called.map((): MisconceptionId => id));
      }
    }
  });

  it('accuses no right answer', () => {
    for (const one of trials) expect(one.right(), one.about).toBeNull();
  });

  it('takes one slip for a misconception only where that errs in nothing else', () => {
    for (const one of trials.slice(0, 2)) {
      for (let i = 0; i < SLIPS; i += 1) {
        const { named, errs, about } = one.slip(SEED + i);
        expect(errs, `${about} is taken for ${named}`).toBeLessThanOrEqual(1);
      }
    }
  });
});
