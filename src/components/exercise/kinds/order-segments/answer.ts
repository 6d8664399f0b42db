import type { Card, CardId } from '../../../../exercises/kinds/order-segments/question.ts';

/** Name under which the order stands in what is typed. */
export const ORDER = 'order';

/** Writes an order as text: `CAB`. */
export function writeOrder(order: readonly CardId[]): string {
  return order.join('');
}

/** Reads the order that is kept; the order the cards were dealt in when there is none, or none of these cards. */
export function readOrder(text: string | undefined, cards: readonly Card[]): CardId[] {
  const dealt = cards.map(({ id }) => id);
  const kept = [...(text ?? '')];
  const whole = kept.length === dealt.length && dealt.every((id) => kept.includes(id));
  return whole ? kept : dealt;
}

/** Returns the order with a card moved by one place; the same order at either end. */
export function moved(order: readonly CardId[], id: CardId, by: -1 | 1): readonly CardId[] {
  const from = order.indexOf(id);
  const other = order[from + by];
  if (from < 0 || other === undefined) return order;
  return order.map((one) => (one === id ? other : one === other ? id : one));
}
