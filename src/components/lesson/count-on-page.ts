const seen = new WeakMap<Request, Map<string, number>>();

/**
 * Counts how often a page shows something, from 1, to make ids and names of repeated things unique.
 * The request stands for the page, which has one of its own even when it is built ahead of time.
 */
export function countOnPage(request: Request, name: string): number {
  const counts = seen.get(request) ?? new Map<string, number>();
  seen.set(request, counts);
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  return count;
}
