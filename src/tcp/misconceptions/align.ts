/** Pairs the segments of two runs that differ here and there. */
import type { SegmentRecord } from '../simulator/transcript.ts';

/** A segment of each run, or null where only the other run has it. */
type Pair = readonly [SegmentRecord | null, SegmentRecord | null];

/** Cost of a segment that only one run has. */
const ALONE = 3;

/** Pairs segments so that as little as possible differs: the edit distance, with segments of one sender only as pairs. */
export function align(a: readonly SegmentRecord[], b: readonly SegmentRecord[]): Pair[] {
  const costs = costTable(a, b);
  const at = (i: number, j: number): number => costs[i * (b.length + 1) + j] ?? Number.POSITIVE_INFINITY;
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (x !== undefined && y !== undefined && at(i, j) === at(i + 1, j + 1) + distance(x, y)) {
      pairs.push([x, y]);
      i += 1;
      j += 1;
    } else if (x !== undefined && at(i, j) === at(i + 1, j) + ALONE) {
      pairs.push([x, null]);
      i += 1;
    } else {
      pairs.push([null, y ?? null]);
      j += 1;
    }
  }
  return pairs;
}

/** Costs of aligning what is left from each pair of positions on. */
function costTable(a: readonly SegmentRecord[], b: readonly SegmentRecord[]): Float64Array {
  const width = b.length + 1;
  const costs = new Float64Array((a.length + 1) * width);
  const at = (i: number, j: number): number => costs[i * width + j] ?? 0;
  for (let i = a.length; i >= 0; i -= 1) {
    for (let j = b.length; j >= 0; j -= 1) {
      const [x, y] = [a[i], b[j]];
      if (x === undefined && y === undefined) continue;
      let best = Number.POSITIVE_INFINITY;
      if (x !== undefined) best = at(i + 1, j) + ALONE;
      if (y !== undefined) best = Math.min(best, at(i, j + 1) + ALONE);
      if (x !== undefined && y !== undefined) best = Math.min(best, at(i + 1, j + 1) + distance(x, y));
      costs[i * width + j] = best;
    }
  }
  return costs;
}

function distance(x: SegmentRecord, y: SegmentRecord): number {
  if (x.from !== y.from || x.injected !== y.injected) return Number.POSITIVE_INFINITY;
  const differs = (is: boolean): number => (is ? 1 : 0);
  return (
    2 * differs(x.segment.flags !== y.segment.flags) +
    differs(x.segment.len !== y.segment.len) +
    differs(x.segment.seq !== y.segment.seq) +
    differs(x.segment.ack !== y.segment.ack) +
    differs(x.sentAt !== y.sentAt)
  );
}
