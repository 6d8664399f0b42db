/** What the list of exercises shows: pure, so that an address says all of it. */

/** What exercises are chosen by, in the order they stand in an address. */
export const FACETS = ['topic', 'kind', 'difficulty', 'standing'] as const;

/** Names one of them. */
export type Facet = (typeof FACETS)[number];

/** What the list can be ordered by, the default first. */
export const ORDERS = ['topic', 'difficulty', 'standing'] as const;

/** Names an order. */
export type Order = (typeof ORDERS)[number];

/** What an exercise is, by facet; it can be of several topics. Standing is empty until it is known. */
export type Traits = Readonly<Record<Facet, readonly string[]>>;

/** Collects the values of every facet. */
export function byFacet(valuesOf: (facet: Facet) => readonly string[]): Traits {
  return {
    topic: valuesOf('topic'),
    kind: valuesOf('kind'),
    difficulty: valuesOf('difficulty'),
    standing: valuesOf('standing'),
  };
}

/** The values chosen of each facet, none meaning all, and the order. */
export interface Filter {
  readonly chosen: Traits;
  readonly order: Order;
}

/** Nothing chosen, in the default order. */
export const OPEN: Filter = { chosen: byFacet(() => []), order: 'topic' };

/**
 * Reads what an address asks for; what is not known is left out.
 *
 * @example readFilter('?topic=close,reset&order=standing', known)
 */
export function readFilter(search: string, known: Traits): Filter {
  const asked = new URLSearchParams(search);
  const chosen = byFacet((facet) => {
    const values = (asked.get(facet) ?? '').split(',');
    return known[facet].filter((value) => values.includes(value));
  });
  return { chosen, order: ORDERS.find((order) => order === asked.get('order')) ?? OPEN.order };
}

/** Writes a filter as the query of an address, '' for the whole list. Parameters that are not of the list stay. */
export function writeFilter({ chosen, order }: Filter, search = ''): string {
  const others = [...new URLSearchParams(search)].filter(
    ([name]) => name !== 'order' && !FACETS.some((facet) => facet === name),
  );
  const own = FACETS.filter((facet) => chosen[facet].length > 0).map((facet) => [
    facet,
    chosen[facet].join(','),
  ]);
  if (order !== OPEN.order) own.push(['order', order]);
  const query = [...own, ...others]
    .map(([name = '', value = '']) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
    .join('&');
  return query === '' ? '' : `?${query}`;
}

/** Tells whether an exercise fits; the facet `but` is not looked at. */
export function fits(traits: Traits, { chosen }: Filter, but: Facet | null = null): boolean {
  return FACETS.every(
    (facet) =>
      facet === but ||
      chosen[facet].length === 0 ||
      // Until the standings are known, every exercise fits.
      (facet === 'standing' && traits.standing.length === 0) ||
      traits[facet].some((value) => chosen[facet].includes(value)),
  );
}

/** Counts, for one facet, the exercises each of its values would show beside what is chosen of the other facets. */
export function countsOf(all: readonly Traits[], filter: Filter, facet: Facet): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const traits of all) {
    if (!fits(traits, filter, facet)) continue;
    for (const value of traits[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Counts the values chosen. */
export function chosenIn({ chosen }: Filter): number {
  return FACETS.reduce((sum, facet) => sum + chosen[facet].length, 0);
}
