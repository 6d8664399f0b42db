/**
 * Returns the id that comes after one, by the first of several orders in which anything does; undefined for what is
 * last in every order that has it.
 *
 * @example nextIn([['a', 'b'], ['c', 'b', 'd']], 'b') // 'd'
 */
export function nextIn(orders: readonly (readonly string[])[], id: string): string | undefined {
  return orders.map((order) => (order.includes(id) ? order[order.indexOf(id) + 1] : undefined)).find(Boolean);
}
