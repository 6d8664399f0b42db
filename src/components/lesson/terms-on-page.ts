const seen = new WeakMap<Request, Map<string, number>>();

/** Counts the uses of a term on the page a request renders: 1 for the first, which is the one print explains. */
export function countTerm(request: Request, id: string): number {
  const counts = seen.get(request) ?? new Map<string, number>();
  seen.set(request, counts);
  const count = (counts.get(id) ?? 0) + 1;
  counts.set(id, count);
  return count;
}
