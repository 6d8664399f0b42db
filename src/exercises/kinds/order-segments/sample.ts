import type { SampleSort } from '../../kind.ts';
import { randomIntegers } from '../../random.ts';
import { grade, type OrderSolution, solve } from './grade.ts';
import type { CardId, OrderSegmentsQuestion } from './question.ts';

/**
 * Returns an order a learner could give: one of the right ones, drawn by the seed; a wrong one, in which one card has
 * come after a card that needs it; or a list that is no order.
 */
export function sample(question: OrderSegmentsQuestion, sort: SampleSort): unknown {
  const solution = solve(question);
  switch (sort) {
    case 'correct':
      return anyRightOrder(solution, question.seed);
    case 'incorrect':
      return wrongOrder(question, solution);
    case 'invalid':
      return malformed(solution.order, question.seed);
  }
}

/** Returns a right order: again and again one of the cards that wait for no other. */
function anyRightOrder({ order, precedences }: OrderSolution, seed: number): CardId[] {
  const next = randomIntegers(seed);
  const left = [...order];
  const found: CardId[] = [];
  while (left.length > 0) {
    const free = left.filter(
      (id) => !precedences.some(({ before, after }) => after === id && left.includes(before)),
    );
    const id = free[next() % free.length] ?? '';
    left.splice(left.indexOf(id), 1);
    found.push(id);
  }
  return found;
}

function wrongOrder(question: OrderSegmentsQuestion, { order, precedences }: OrderSolution): CardId[] {
  const start = question.seed % precedences.length;
  for (const { before, after } of [...precedences.slice(start), ...precedences.slice(0, start)]) {
    const moved = order.filter((id) => id !== before);
    moved.splice(moved.indexOf(after) + 1, 0, before);
    const isDealt = question.cards.every(({ id }, i) => id === moved[i]);
    if (!isDealt && grade(question, moved).score < 1) return moved;
  }
  return order.toReversed();
}

function malformed(order: readonly CardId[], seed: number): unknown {
  const [first = ''] = order;
  const inputs: unknown[] = [
    [],
    order.slice(1),
    [...order, first],
    order.map(() => first),
    ['?', ...order.slice(1)],
    order.join(''),
    null,
    order.map((_, i) => i),
  ];
  return inputs[seed % inputs.length];
}
