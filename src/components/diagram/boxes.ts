import type { Box, Point } from './geometry.ts';

/** Returns the four corners of a box, in order round it. */
export function corners(box: Box): Point[] {
  const turn = (box.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([sx = 0, sy = 0]) => {
    const [dx, dy] = [(sx * box.width) / 2, (sy * box.height) / 2];
    return { x: box.x + dx * cos - dy * sin, y: box.y + dx * sin + dy * cos };
  });
}

/** Tells whether two convex outlines share an area, by looking for a line that parts them. */
function overlap(a: readonly Point[], b: readonly Point[]): boolean {
  for (const outline of [a, b]) {
    for (const [i, p] of outline.entries()) {
      const q = outline[(i + 1) % outline.length] ?? p;
      const axis = { x: p.y - q.y, y: q.x - p.x };
      const along = (points: readonly Point[]) => points.map((point) => point.x * axis.x + point.y * axis.y);
      const [ofA, ofB] = [along(a), along(b)];
      if (Math.max(...ofA) <= Math.min(...ofB) || Math.max(...ofB) <= Math.min(...ofA)) return false;
    }
  }
  return true;
}

/** Tells whether two boxes share an area; boxes that only touch do not. */
export function boxesIntersect(a: Box, b: Box): boolean {
  const reach = (a.width + a.height + b.width + b.height) / 2;
  if (Math.abs(a.x - b.x) > reach || Math.abs(a.y - b.y) > reach) return false;
  return overlap(corners(a), corners(b));
}

/** Tells whether the line from `p` to `q` goes through a box. */
export function lineMeetsBox(p: Point, q: Point, box: Box): boolean {
  return overlap([p, q], corners(box));
}
