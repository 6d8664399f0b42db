const seen = new WeakMap<Request, Map<string, number>>();

/** Counts the uses of a term on the page a request renders, so that each definition has an id of its own. */
export function countTerm(request: Request, id: string): number {
  const counts = seen.get(request) ?? new Map<string, number>();
  seen.set(request, counts);
  const count = (counts.get(id) ?? 0) + 1;
  counts.set(id, count);
  return count;
}
