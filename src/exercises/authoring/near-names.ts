import { distance } from 'fastest-levenshtein';

/**
 * Returns the names an author may have meant, nearest first: for messages about an id that does not exist.
 *
 * @example nearNames('handshake/plian', ['close/four-way', 'handshake/plain'], 1) // ['handshake/plain']
 */
export function nearNames(name: string, known: Iterable<string>, count = 5): string[] {
  return [...new Set(known)]
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** Returns the name that was meant if only a few of its letters were typed otherwise, or null. */
export function nearName(name: string, known: Iterable<string>): string | null {
  const [near] = nearNames(name, known, 1);
  return near !== undefined && distance(name, near) <= Math.ceil(name.length / 3) ? near : null;
}
