import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chosenIn,
  countsOf,
  FACETS,
  type Filter,
  fits,
  OPEN,
  ORDERS,
  readFilter,
  type Traits,
  writeFilter,
} from '../../../src/components/practice/filter.ts';
import { check, SEED } from '../../progress/arbitraries.ts';

const KNOWN: Traits = {
  topic: ['close', 'time-wait', 'reset'],
  kind: ['choice', 'explain'],
  difficulty: ['1', '2', '3'],
  standing: ['untried', 'wrong', 'partly', 'full'],
};
const chosen = fc.record({
  topic: fc.subarray([...KNOWN.topic]),
  kind: fc.subarray([...KNOWN.kind]),
  difficulty: fc.subarray([...KNOWN.difficulty]),
  standing: fc.subarray([...KNOWN.standing]),
});
const filter: fc.Arbitrary<Filter> = fc.record({ chosen, order: fc.constantFrom(...ORDERS) });
const exercise: fc.Arbitrary<Traits> = fc.record({
  topic: fc.subarray([...KNOWN.topic], { minLength: 1 }),
  kind: fc.constantFrom(...KNOWN.kind).map((kind) => [kind]),
  difficulty: fc.constantFrom(...KNOWN.difficulty).map((difficulty) => [difficulty]),
  standing: fc.constantFrom(...KNOWN.standing).map((standing) => [standing]),
});

describe(`a filter in an address (seed ${SEED})`, () => {
  it('is read as it was written', () => {
    check(fc.property(filter, (one) => void expect(readFilter(writeFilter(one), KNOWN)).toEqual(one)));
  });

  it.each([
    ['', OPEN, ''],
    [
      '?topic=reset,close',
      { ...OPEN, chosen: { ...OPEN.chosen, topic: ['close', 'reset'] } },
      '?topic=close,reset',
    ],
    [
      '?topic=closing,close&difficulty=4,2',
      { ...OPEN, chosen: { ...OPEN.chosen, topic: ['close'], difficulty: ['2'] } },
      '?topic=close&difficulty=2',
    ],
    ['?order=age&kind=', OPEN, ''],
    ['?order=standing&q=a%20b', { ...OPEN, order: 'standing' as const }, '?order=standing'],
  ])('%s is read, and what is not known left out', (search, read, written) => {
    expect(readFilter(search, KNOWN)).toEqual(read);
    expect(writeFilter(read)).toBe(written);
  });

  it('leaves the parameters of others where they are', () => {
    expect(writeFilter(OPEN, '?topic=close&seed=7&order=standing')).toBe('?seed=7');
  });
});

describe('what a filter shows', () => {
  it('is everything when nothing is chosen', () => {
    check(fc.property(exercise, (one) => void expect(fits(one, OPEN)).toBe(true)));
    expect(chosenIn(OPEN)).toBe(0);
  });

  it('fits one value at least of each facet chosen', () => {
    const wanted = { ...OPEN, chosen: { ...OPEN.chosen, topic: ['time-wait', 'reset'], difficulty: ['2'] } };
    const traits = { topic: ['close', 'time-wait'], kind: ['choice'], difficulty: ['2'], standing: ['full'] };
    expect(fits(traits, wanted)).toBe(true);
    expect(fits({ ...traits, difficulty: ['3'] }, wanted)).toBe(false);
    expect(fits({ ...traits, topic: ['close'] }, wanted)).toBe(false);
    expect(fits({ ...traits, topic: ['close'] }, wanted, 'topic')).toBe(true);
  });

  it('is not kept back by a standing that is not known yet', () => {
    const wanted = { ...OPEN, chosen: { ...OPEN.chosen, standing: ['wrong'] } };
    const traits = { topic: ['close'], kind: ['choice'], difficulty: ['2'], standing: [] };
    expect(fits(traits, wanted)).toBe(true);
    expect(fits({ ...traits, standing: ['full'] }, wanted)).toBe(false);
  });

  it('is counted beside each value as it would be if that value alone were chosen of its facet', () => {
    check(
      fc.property(fc.array(exercise, { maxLength: 30 }), filter, (all, one) => {
        for (const facet of FACETS) {
          const counts = countsOf(all, one, facet);
          for (const value of KNOWN[facet]) {
            const alone = { ...one, chosen: { ...one.chosen, [facet]: [value] } };
            expect(counts.get(value) ?? 0).toBe(all.filter((traits) => fits(traits, alone)).length);
          }
        }
      }),
    );
  });
});
