import { boxesIntersect, lineMeetsBox, reachOf } from './boxes.ts';
import type { Box, Label, Point } from './geometry.ts';
import { linesHeight } from './metrics.ts';
import { type Lines, linesWidth } from './text.ts';

/** A line on the ladder, from its sender. */
export interface Line {
  readonly start: Point;
  readonly end: Point;
}

/** A block of words, with what it takes up, px. */
export interface Block {
  readonly lines: Lines;
  readonly width: number;
  readonly height: number;
}

/** Measures lines of words. */
export function blockOf(lines: Lines, size: number): Block {
  return { lines, width: linesWidth(lines, size), height: linesHeight(lines.length, size) };
}

/** What a segment's label must keep clear of. */
export interface Surroundings {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** x of the lifelines. */
  readonly walls: readonly number[];
}

/** Words on a line, and whether another line goes through them. */
export interface PlacedLabel {
  readonly label: Label;
  readonly crossed: boolean;
}

/** Between a line and the words above it, px. */
const CLEAR = 5;
/** From the ends of a line to the words, px: the arrowhead's end needs more. */
const AT_SENDER = 8;
const AT_RECEIVER = 13;

/** Where along the line the middle of the words is tried, from sender (0) to receiver (1), the best first. */
const PLACES = [0.5, 0.56, 0.44, 0.62, 0.38, 0.7, 0.3, 0.78, 0.22];

/** Returns the box of a block of words that stands on a line at a share of its length. */
function boxOnLine(line: Line, share: number, width: number, height: number): Box {
  const rightward = line.end.x > line.start.x;
  const [from, to] = rightward ? [line.start, line.end] : [line.end, line.start];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const along = rightward ? share : 1 - share;
  const lift = CLEAR + height / 2;
  return {
    x: from.x + dx * along + (dy / length) * lift,
    y: from.y + dy * along - (dx / length) * lift,
    width,
    height,
    angle: (Math.atan2(dy, dx) * 180) / Math.PI,
  };
}

/** Returns the shares at which words of this width fit on a line, the best first. */
function sharesFor(line: Line, width: number, height: number): number[] {
  const [across, down] = [Math.abs(line.end.x - line.start.x), line.end.y - line.start.y];
  const length = Math.hypot(across, down);
  const first = (width / 2 + AT_SENDER) / length;
  const last = 1 - (width / 2 + AT_RECEIVER) / length;
  // The upper corner of a turned box leans over towards the receiver's lifeline.
  const clear = 1 - (width / 2 + ((CLEAR + height) * down) / across + 2) / length;
  const within = (end: number) =>
    first > end ? [] : PLACES.map((share) => Math.min(end, Math.max(first, share)));
  return [...new Set([...within(Math.min(clear, last)), ...within(last)])];
}

/** Leaves what words on a line can meet at all: each of many places is compared with little then. */
function nearby(line: Line, ways: readonly Block[], { boxes, lines, walls }: Surroundings): Surroundings {
  const reaches = ways.map(({ width, height }) => {
    const box = boxOnLine(line, 0, width, height);
    return reachOf(box).y + CLEAR + height / 2;
  });
  const reach = Math.max(...reaches);
  const [top, bottom] = [
    Math.min(line.start.y, line.end.y) - reach,
    Math.max(line.start.y, line.end.y) + reach,
  ];
  return {
    boxes: boxes.filter((box) => {
      const { y } = reachOf(box);
      return box.y + y > top && box.y - y < bottom;
    }),
    lines: lines.filter(
      ({ start, end }) => Math.max(start.y, end.y) > top && Math.min(start.y, end.y) < bottom,
    ),
    walls,
  };
}

/**
 * Puts a segment's words on its line: in one long line if that keeps clear of everything, else in a stack, nearer to
 * one end. When nothing keeps clear the place that hits least is taken, and the ladder grows until it does.
 */
export function placeLabel(
  line: Line,
  ways: readonly Block[],
  size: number,
  surroundings: Surroundings,
): PlacedLabel {
  const around = nearby(line, ways, surroundings);
  let best: (PlacedLabel & { readonly cost: number }) | null = null;
  for (const [rank, { lines, width, height }] of ways.entries()) {
    const shares = sharesFor(line, width, height);
    const tried = shares.length > 0 || rank < ways.length - 1 ? shares : [0.5];
    for (const [step, share] of tried.entries()) {
      const box = boxOnLine(line, share, width, height);
      const hits = around.boxes.filter((other) => boxesIntersect(box, other)).length;
      if (best !== null && hits * 1_000 >= best.cost) continue;
      const crossings = around.lines.filter(({ start, end }) => lineMeetsBox(start, end, box)).length;
      const walls = around.walls.filter((x) => Math.abs(x - box.x) < reachOf(box).x).length;
      const cost = hits * 1_000 + walls * 300 + crossings * 100 + rank * 10 + step;
      if (!best || cost < best.cost) {
        best = { cost, crossed: crossings > 0, label: { lines, box, size, align: 'middle' } };
      }
      // It hits nothing, and places further on are worse.
      if (cost < 100) return best;
    }
  }
  if (!best) throw new RangeError('a segment label needs at least one way to be written');
  return best;
}
