import type { Box, Point } from './geometry.ts';

/** Returns the cosine and sine of a box's angle. */
function turnOf(box: Box): readonly [number, number] {
  if (box.angle === 0) return [1, 0];
  const turn = (box.angle * Math.PI) / 180;
  return [Math.cos(turn), Math.sin(turn)];
}

/** Returns how far a box reaches from its middle, to the side and up. */
export function reachOf(box: Box): Point {
  const [cos, sin] = turnOf(box);
  const [c, s] = [Math.abs(cos), Math.abs(sin)];
  return { x: (box.width * c + box.height * s) / 2, y: (box.width * s + box.height * c) / 2 };
}

/** Returns what no box of this width and height reaches beyond, however it is turned: most boxes are farther apart. */
function utmost({ width, height }: Box): number {
  return (width + height) / 2;
}

/** Returns the four corners of a box, in order round it. */
function corners(box: Box): Point[] {
  const [cos, sin] = turnOf(box);
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

/** Tells whether a line along one of `a`'s sides parts it from `b`. */
function partedAlong(a: Box, b: Box): boolean {
  const [cos, sin] = turnOf(a);
  const points = corners(b).map(({ x, y }) => {
    const [dx, dy] = [x - a.x, y - a.y];
    return { along: dx * cos + dy * sin, across: dy * cos - dx * sin };
  });
  const [w, h] = [a.width / 2, a.height / 2];
  return (
    points.every(({ along }) => along >= w) ||
    points.every(({ along }) => along <= -w) ||
    points.every(({ across }) => across >= h) ||
    points.every(({ across }) => across <= -h)
  );
}

/** Tells whether two boxes share an area; boxes that only touch do not. */
export function boxesIntersect(a: Box, b: Box): boolean {
  if (Math.abs(a.y - b.y) >= utmost(a) + utmost(b)) return false;
  const [ofA, ofB] = [reachOf(a), reachOf(b)];
  if (Math.abs(a.x - b.x) >= ofA.x + ofB.x || Math.abs(a.y - b.y) >= ofA.y + ofB.y) return false;
  return (a.angle === 0 && b.angle === 0) || !(partedAlong(a, b) || partedAlong(b, a));
}

/** Tells whether the line from `p` to `q` goes through a box: seen from the box, what of the line is left inside. */
export function lineMeetsBox(p: Point, q: Point, box: Box): boolean {
  const far = utmost(box);
  if (Math.min(p.y, q.y) >= box.y + far || Math.max(p.y, q.y) <= box.y - far) return false;
  const [cos, sin] = turnOf(box);
  const seen = ({ x, y }: Point) => {
    const [dx, dy] = [x - box.x, y - box.y];
    return [dx * cos + dy * sin, dy * cos - dx * sin] as const;
  };
  const [from, to] = [seen(p), seen(q)];
  let [enters, leaves] = [0, 1];
  for (const [axis, half] of [
    [0, box.width / 2],
    [1, box.height / 2],
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
