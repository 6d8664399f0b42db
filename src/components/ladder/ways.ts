import type { Row } from '../../exercises/trace/index.ts';

/** A segment's way across a ladder that is written in rows. Unknown times, µs, are null; so is the arrival of a lost one. */
export type Way = Pick<Row, 'index' | 'from' | 'sentAt' | 'arrivesAt' | 'fate' | 'repeats'>;

/** Returns the way of a segment as one side knows it: that it was sent, or that it came. */
export function wayOf({ index, from }: Pick<Row, 'index' | 'from'>): Way {
  return { index, from, sentAt: null, arrivesAt: null, fate: 'delivered', repeats: null };
}

/** Tells whether two segments are on the wire at the same time in opposite directions. */
export function cross(a: Way, b: Way): boolean {
  if (a.from === b.from || a.sentAt === null || b.sentAt === null) return false;
  if (a.arrivesAt === null || b.arrivesAt === null) return false;
  return a.sentAt < b.arrivesAt && b.sentAt < a.arrivesAt;
}

/** Tells whether `later` is sent after `way` on the same side and arrives before it. */
export function overtakes(later: Way, way: Way): boolean {
  if (later.from !== way.from || later.index <= way.index) return false;
  return later.arrivesAt !== null && way.arrivesAt !== null && later.arrivesAt < way.arrivesAt;
}

/**
 * Returns the segments whose arrows are drawn under a row: none when the next one crosses or overtakes it, for the two
 * are drawn together there.
 */
export function drawnUnder<Drawn extends Way>(ways: readonly Drawn[], at: number): Drawn[] {
  const crosses = (i: number) => {
    const [way, next] = [ways[i], ways[i + 1]];
    return way !== undefined && next !== undefined && (cross(way, next) || overtakes(next, way));
  };
  if (crosses(at)) return [];
  let first = at;
  while (first > 0 && crosses(first - 1)) first--;
  return ways.slice(first, at + 1);
}
