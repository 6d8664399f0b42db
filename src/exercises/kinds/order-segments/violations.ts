import type { EventId, Precedence } from '../../order/index.ts';
import type { Face } from './question.ts';

/** What has to come before what. */
export interface Ordering {
  readonly events: readonly EventId[];
  readonly faces: readonly Face[];
  readonly precedences: readonly Precedence[];
}

/**
 * Returns the precedences an order breaks. The order is a list of indices of events; those with the same face cannot
 * be told apart, so they count in whichever way breaks the fewest.
 */
export function violations(ordering: Ordering, order: readonly number[]): readonly Precedence[] {
  return bestReading(ordering, order).broken;
}

/** An order with cards of the same face told apart in its favour. */
export interface Reading {
  /** Which event each place of the order stands for. */
  readonly order: readonly number[];
  readonly broken: readonly Precedence[];
}

/** Returns the reading of an order that breaks the fewest precedences. */
export function bestReading(ordering: Ordering, order: readonly number[]): Reading {
  let best: Reading | null = null;
  for (const candidate of readings(ordering.faces, order)) {
    const broken = brokenBy(ordering, candidate);
    if (best === null || broken.length < best.broken.length) best = { order: candidate, broken };
    if (broken.length === 0) break;
  }
  return best ?? { order, broken: brokenBy(ordering, order) };
}

function brokenBy({ events, precedences }: Ordering, order: readonly number[]): Precedence[] {
  const place = new Map(order.map((event, i) => [events[event], i]));
  return precedences.filter(({ before, after }) => (place.get(before) ?? 0) > (place.get(after) ?? 0));
}

/** Lists every way to tell the events of the same face apart, the one in the order of the run first. */
function readings(faces: readonly Face[], order: readonly number[]): number[][] {
  const looks = faces.map((face) => JSON.stringify(face));
  let found: number[][] = [[]];
  for (const event of order) {
    const twins = looks.flatMap((look, i) => (look === looks[event] ? [i] : []));
    found = found.flatMap((begun) =>
      twins.filter((twin) => !begun.includes(twin)).map((twin) => [...begun, twin]),
    );
  }
  return found;
}
