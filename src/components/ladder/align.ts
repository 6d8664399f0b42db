import { PSH } from '../../tcp/segment.ts';
import type { SegmentRecord, Transcript } from '../../tcp/simulator/transcript.ts';
import type { LadderGeometry, LadderRequest } from './geometry.ts';
import { layoutLadder } from './layout.ts';

/** The same segment in two runs: its record in each. */
export type SamePair = readonly [SegmentRecord, SegmentRecord];

/** The part of a run that is compared. */
export interface Part {
  readonly transcript: Transcript;
  readonly segments: readonly SegmentRecord[];
}

/** Two segments are the same event when they say the same and have the same fate; PSH, ports and ISNs do not matter. */
function eventOf({ from, segment, rseq, rack, arrivals }: SegmentRecord): string {
  return [from, segment.flags & ~PSH, rseq, rack, segment.len, arrivals.length].join(' ');
}

/** Pairs the segments that two runs have in common, in order: their longest common subsequence. */
export function sameSegments(a: readonly SegmentRecord[], b: readonly SegmentRecord[]): SamePair[] {
  const [left, right] = [a.map(eventOf), b.map(eventOf)];
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const length = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const longest =
        left[i] === right[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
      lengths[i]?.splice(j, 1, longest);
    }
  }
  const pairs: SamePair[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, two] = [a[i], b[j]];
    if (one && two && left[i] === right[j] && length(i, j) === length(i + 1, j + 1) + 1) {
      pairs.push([one, two]);
      i++;
      j++;
    } else if (length(i + 1, j) >= length(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/**
 * Returns the parts of two runs to be drawn: of the first, segments by number, both included; of the second, what lies
 * between the same neighbours.
 */
export function partsOf(
  [a, b]: readonly [Transcript, Transcript],
  pairs: readonly SamePair[],
  from: number,
  to: number,
): readonly [Part, Part] {
  const before = pairs.findLast(([{ index }]) => index < from - 1);
  const after = pairs.find(([{ index }]) => index >= to);
  const [first, last] = [(before?.[1].index ?? -1) + 1, after?.[1].index ?? b.segments.length];
  return [
    { transcript: a, segments: a.segments.slice(from - 1, to) },
    { transcript: b, segments: b.segments.slice(first, last) },
  ];
}

/** How far a segment's way is drawn longer at most, px: it would look like more delay. */
const MOST_STRETCH = 80;

/** How often room is added before what is left between two levels counts as level. */
const ROUNDS = 6;

/** Lays two runs out so that segments they have in common are sent at one height. */
export function levelLadders(
  parts: readonly [Part, Part],
  pairs: readonly SamePair[],
  request: LadderRequest,
): readonly [LadderGeometry, LadderGeometry] {
  const spaces = [new Map<number, number>(), new Map<number, number>()] as const;
  const lay = (side: 0 | 1) => {
    const shown = parts[side].segments.map(({ index }) => index + 1);
    const range = { from: Math.min(...shown), to: Math.max(...shown) };
    return layoutLadder(parts[side].transcript, { ...request, ...range, space: spaces[side] });
  };
  for (let round = 0; round < ROUNDS; round++) {
    const drawn = [lay(0), lay(1)] as const;
    if (!makeRoom(drawn, pairs, spaces)) return drawn;
  }
  return [lay(0), lay(1)];
}

/** Tells whether another segment is under way, or arrives, when this one is sent. */
function isOnItsWay({ segments }: LadderGeometry, index: number): boolean {
  const y = segments.find((segment) => segment.index === index)?.start.y ?? 0;
  return segments.some(({ start, ends }) => start.y < y && ends.some((end) => end.y >= y - 1));
}

/** Adds room above the higher of each pair; tells whether any was needed. */
function makeRoom(
  [a, b]: readonly [LadderGeometry, LadderGeometry],
  pairs: readonly SamePair[],
  spaces: readonly [Map<number, number>, Map<number, number>],
): boolean {
  const sunk = [0, 0];
  const top = ({ segments }: LadderGeometry, record: SegmentRecord) =>
    segments.find(({ index }) => index === record.index)?.start.y ?? 0;
  for (const [one, two] of pairs) {
    const lower = top(a, one) + (sunk[0] ?? 0) - top(b, two) - (sunk[1] ?? 0);
    if (Math.abs(lower) < 1) continue;
    const [side, ladder, index] = lower > 0 ? ([1, b, two.index] as const) : ([0, a, one.index] as const);
    if (Math.abs(lower) > MOST_STRETCH && isOnItsWay(ladder, index)) continue;
    spaces[side].set(index, (spaces[side].get(index) ?? 0) + Math.abs(lower));
    sunk[side] = (sunk[side] ?? 0) + Math.abs(lower);
  }
  return sunk.some((room) => room > 0);
}
