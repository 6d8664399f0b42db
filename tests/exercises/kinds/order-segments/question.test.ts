import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedTo } from '../../../../src/exercises/kinds/order-segments/question.ts';

const RUNS = { numRuns: 200, seed: 20261122 };
const CARDS = [...'ABCDEFGHIJ'];

/** An order, one of its cards, and a place in it. */
const moves = fc.integer({ min: 1, max: CARDS.length }).chain((total) =>
  fc.record({
    order: fc.shuffledSubarray(CARDS, { minLength: total, maxLength: total }),
    from: fc.nat({ max: total - 1 }),
    place: fc.nat({ max: total - 1 }),
  }),
);

describe('a card that is moved', () => {
  it('stands at its place, and the others keep their order', () => {
    fc.assert(
      fc.property(moves, ({ order, from, place }) => {
        const card = order[from]!;
        const next = movedTo(order, card, place);
        expect(next).toHaveLength(order.length);
        expect(next[place]).toBe(card);
        expect(next.filter((one) => one !== card)).toEqual(order.filter((one) => one !== card));
      }),
      RUNS,
    );
  });

  it('comes back by a move to where it was', () => {
    fc.assert(
      fc.property(moves, ({ order, from, place }) => {
        const card = order[from]!;
        expect(movedTo(movedTo(order, card, place), card, from)).toEqual(order);
      }),
      RUNS,
    );
  });

  it.each([
    ['A', -1],
    ['C', 3],
    ['B', 1],
    ['D', 0],
  ])('leaves the very same order where %s cannot or need not go to %i', (card, place) => {
    const order = ['A', 'B', 'C'];
    expect(movedTo(order, card, place)).toBe(order);
  });
});
