import type { Box, Point } from './geometry.ts';

const RADIANS = Math.PI / 180;

/** Returns how far a box reaches from its middle along a line at an angle, and across it. */
function reachAlong({ angle, width, height }: Box, direction: number): Point {
  if (angle === direction) return { x: width / 2, y: height / 2 };
  const turn = (angle - direction) * RADIANS;
  const [c, s] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  return { x: (width * c + height * s) / 2, y: (width * s + height * c) / 2 };
}

/** Returns how far a box reaches from its middle, to the side and up. */
export function reachOf(box: Box): Point {
  return reachAlong(box, 0);
}

/** Returns what no box of this width and height reaches beyond, however it is turned: most boxes are farther apart. */
function utmost({ width, height }: Box): number {
  return (width + height) / 2;
}

/** Returns a point as seen from a box's middle, along its width and its height. */
function seenFrom({ x, y, angle }: Box, point: Point): Point {
  const [dx, dy] = [point.x - x, point.y - y];
  if (angle === 0) return { x: dx, y: dy };
  const [cos, sin] = [Math.cos(angle * RADIANS), Math.sin(angle * RADIANS)];
  return { x: dx * cos + dy * sin, y: dy * cos - dx * sin };
}

/** Tells whether a line along one of `a`'s sides parts it from `b`. */
function partedAlong(a: Box, b: Box): boolean {
  const [middle, reach] = [seenFrom(a, b), reachAlong(b, a.angle)];
  return Math.abs(middle.x) >= a.width / 2 + reach.x || Math.abs(middle.y) >= a.height / 2 + reach.y;
}

/** Tells whether two boxes share an area; boxes that only touch do not. */
export function boxesIntersect(a: Box, b: Box): boolean {
  if (Math.abs(a.y - b.y) >= utmost(a) + utmost(b)) return false;
  return !(partedAlong(a, b) || partedAlong(b, a));
}

/** Tells whether the line from `p` to `q` goes through a box: seen from the box, what of the line is left inside. */
export function lineMeetsBox(p: Point, q: Point, box: Box): boolean {
  const far = utmost(box);
  if (Math.min(p.y, q.y) >= box.y + far || Math.max(p.y, q.y) <= box.y - far) return false;
  const [from, to] = [seenFrom(box, p), seenFrom(box, q)];
  let [enters, leaves] = [0, 1];
  for (const [axis, half] of [
    ['x', box.width / 2],
    ['y', box.height / 2],
  ] as const) {
    const way = to[axis] - from[axis];
    if (way === 0) {
      if (Math.abs(from[axis]) >= half) return false;
      continue;
    }
    const [a, b] = [(-half - from[axis]) / way, (half - from[axis]) / way];
    enters = Math.max(enters, Math.min(a, b));
    leaves = Math.min(leaves, Math.max(a, b));
  }
  return enters < leaves;
}
