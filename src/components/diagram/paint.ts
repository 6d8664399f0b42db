import type { Box, LadderSegment, Point } from './geometry.ts';

/** Rounds to a tenth of a px: enough for the eye, and short in the page. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Returns the path of a line. */
export function linePath(from: Point, to: Point): string {
  return `M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}`;
}

/** Returns the path of a slim arrowhead that ends at `to`, for a line that comes from `from`. */
export function arrowPath(from: Point, to: Point, size = 8): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [bx, by] = [to.x - ux * size, to.y - uy * size];
  const half = size * 0.36;
  const corner = (side: number) => `${px(bx - uy * half * side)} ${px(by + ux * half * side)}`;
  return `M${px(to.x)} ${px(to.y)}L${corner(1)}L${corner(-1)}Z`;
}

/** Returns the path of a × at a point. */
export function crossPath({ x, y }: Point, size = 5): string {
  return `M${px(x - size)} ${px(y - size)}l${2 * size} ${2 * size}M${px(x - size)} ${px(y + size)}l${2 * size} ${-2 * size}`;
}

/** Returns the transform that puts a drawing round 0, 0 into a box. */
export function boxTransform({ x, y, angle }: Box): string {
  const turn = Math.abs(angle) < 0.05 ? '' : `rotate(${px(angle)})`;
  return `translate(${px(x)} ${px(y)})${turn}`;
}

/** Returns the classes that say what became of a segment. */
export function segmentClass(segment: LadderSegment): string {
  const fates = [
    segment.lost && 'is-lost',
    segment.repeats !== null && 'is-repeat',
    segment.forged && 'is-forged',
    segment.delayed && 'is-delayed',
  ];
  return ['ladder-segment', `from-${segment.from}`, ...fates.filter(Boolean)].join(' ');
}
