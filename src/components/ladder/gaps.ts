import type { HostId } from '../../tcp/simulator/transcript.ts';
import { boxesIntersect } from './boxes.ts';
import type { Box } from './geometry.ts';
import type { Metrics } from './metrics.ts';
import type { Rung } from './timeline.ts';

/** A box and the rungs it moves with. */
export interface Anchored {
  readonly box: Box;
  readonly first: number;
  readonly last: number;
  /** Which way the line under it goes, when there is one. */
  readonly heading?: HostId;
}

/** A gap between two rungs is quiet, and drawn short with a mark, when it is this many one-way delays long. */
const QUIET_DELAYS = 5;

/** Tells whether so long a time is drawn short with a break mark. */
export function isQuiet(elapsed: number, delay: number): boolean {
  return elapsed > QUIET_DELAYS * Math.max(delay, 1_000);
}

/** Returns the first guess of the distance from each rung to the next: one delay is one drop, longer times shrink. */
export function firstGaps(rungs: readonly Rung[], delay: number, metrics: Metrics): number[] {
  return rungs.slice(1).map((rung, i) => {
    const before = rungs[i] ?? rung;
    if (before.at === rung.at) return Math.max(18, Math.round(metrics.drop / 2));
    const elapsed = rung.at - before.at;
    if (isQuiet(elapsed, delay)) return Math.round(metrics.drop * 1.15);
    const share = elapsed / Math.max(delay, 1);
    return Math.round(metrics.drop * Math.min(1.5, Math.max(0.4, share ** 0.6)));
  });
}

/** Returns the y of every rung. */
export function heights(gaps: readonly number[], top: number): number[] {
  const ys = [top];
  for (const gap of gaps) ys.push((ys.at(-1) ?? top) + gap);
  return ys;
}

/** Returns the narrowest of the gaps between two rungs, or -1, the room above the first, when there is none. */
function narrowest(gaps: readonly number[], from: number, to: number): number {
  if (from < 0) return -1;
  let best = from;
  for (let gap = from; gap < to; gap++) {
    if ((gaps[gap] ?? 0) < (gaps[best] ?? 0)) best = gap;
  }
  return best;
}

/** Returns the gaps that part two boxes: between where they begin, and for lines alongside also where these end. */
function gapsBetween(one: Anchored, two: Anchored, gaps: readonly number[]): number[] {
  const [a, b] = one.first <= two.first ? [one, two] : [two, one];
  const alongside =
    a.heading !== undefined && a.heading === b.heading && a.first < b.first && a.last < b.last;
  if (!alongside) return [narrowest(gaps, a.first, Math.max(a.last, b.last))];
  return [narrowest(gaps, a.first, b.first), narrowest(gaps, a.last, b.last)];
}

/** Returns which gaps must grow so that the boxes that intersect come apart; -1 is the room above the first rung. */
export function gapsToWiden(anchored: readonly Anchored[], gaps: readonly number[]): Set<number> {
  const wider = new Set<number>();
  for (const [i, one] of anchored.entries()) {
    for (const two of anchored.slice(i + 1)) {
      if (!boxesIntersect(one.box, two.box)) continue;
      for (const gap of gapsBetween(one, two, gaps)) wider.add(gap);
    }
  }
  return wider;
}

/** Returns which gaps should grow so that no line goes through the words of these; a gap grows up to `most` px. */
export function gapsToEase(crossed: readonly Anchored[], gaps: readonly number[], most: number): Set<number> {
  const found = crossed.map(({ first, last }) => narrowest(gaps, first, last));
  return new Set(found.filter((gap) => (gaps[gap] ?? most) < most));
}
