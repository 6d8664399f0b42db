import { distance } from 'fastest-levenshtein';
import { keyOf, type Vocabulary } from './query.ts';

/** Finds the known name that is spelled most like a query; null when none is near. */
export function nearest(query: string, vocabulary: Vocabulary): string | null {
  const key = keyOf(query);
  const room = Math.min(3, Math.floor(key.length / 3));
  const near = [...vocabulary.keys()]
    .map((known) => ({ known, distance: distance(key, known) }))
    .filter(({ known, distance }) => distance > 0 && distance <= room && known.length > 2)
    .toSorted((a, b) => a.distance - b.distance)[0];
  return vocabulary.get(near?.known ?? '')?.find((spelling) => keyOf(spelling) === near?.known) ?? null;
}

/** Whether a query is nearly a known name, but neither such a name with something around it nor the beginning of one. */
export function isMisspelt(query: string, vocabulary: Vocabulary): boolean {
  const near = nearest(query, vocabulary);
  if (near === null) return false;
  const [typed, known] = [keyOf(query), keyOf(near)];
  return !typed.includes(known) && !known.startsWith(typed);
}
