import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gapAt, placeOfGap } from '../../../../../src/components/exercise/kinds/order-segments/drag.ts';
import { movedTo } from '../../../../../src/exercises/kinds/order-segments/question.ts';

const RUNS = { numRuns: 200, seed: 20261122 };

/** Rows one below the other. */
const lists = fc
  .record({
    begin: fc.integer({ min: 0, max: 2000 }),
    heights: fc.array(fc.integer({ min: 2, max: 200 }), { minLength: 1, maxLength: 10 }),
  })
  .map(({ begin, heights }) =>
    heights.map((height, at) => ({
      top: heights.slice(0, at).reduce((sum, one) => sum + one, begin),
      height,
    })),
  );

it('what is let go drops below every row whose middle is above it, and above all others', () => {
  fc.assert(
    fc.property(lists, fc.integer({ min: -100, max: 5000 }), (rows, y) => {
      const above = rows.filter(({ top, height }) => top + height / 2 <= y);
      expect(gapAt(y, rows)).toBe(above.length);
    }),
    RUNS,
  );
});

it('a card drops between the two cards around its gap', () => {
  const drops = fc
    .integer({ min: 1, max: 10 })
    .chain((total) =>
      fc.record({ total: fc.constant(total), from: fc.nat({ max: total - 1 }), gap: fc.nat({ max: total }) }),
    );
  fc.assert(
    fc.property(drops, ({ total, from, gap }) => {
      const order = [...'ABCDEFGHIJ'].slice(0, total);
      const card = order[from]!;
      const place = placeOfGap(gap, from);
      const next = movedTo(order, card, place);
      expect(next[place]).toBe(card);
      expect(next.slice(0, place)).toEqual(order.slice(0, gap).filter((one) => one !== card));
      expect(next.slice(place + 1)).toEqual(order.slice(gap).filter((one) => one !== card));
    }),
    RUNS,
  );
});
