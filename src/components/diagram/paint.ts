import type { Label, LadderSegment, Point } from './geometry.ts';

/** Rounds to a tenth of a px: enough for the eye, and short in the page. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Returns the path of a line. */
export function linePath(from: Point, to: Point): string {
  return `M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}`;
}

/** The path of a slim arrowhead that points right and ends at 0, 0. */
export const ARROW_PATH = 'M0 0L-8 3V-3Z';

/** Returns the transform that puts an arrowhead at `to`, for a line that comes from `from`. */
export function arrowTransform(from: Point, to: Point): string {
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return `translate(${px(to.x)} ${px(to.y)})rotate(${px(angle)})`;
}

/** Returns the path of a × at a point. */
export function crossPath({ x, y }: Point, size = 5): string {
  return `M${px(x - size)} ${px(y - size)}l${2 * size} ${2 * size}M${px(x - size)} ${px(y + size)}l${2 * size} ${-2 * size}`;
}

/**
 * Returns the transform that puts words into their box, from the side they are aligned to. Whole px: the eye sees no
 * difference, and words of one column share their x, which keeps pages light.
 */
export function labelTransform({ box, align }: Label): string {
  const toSide = align === 'middle' ? 0 : align === 'end' ? box.width / 2 : -box.width / 2;
  const turn = Math.abs(box.angle) < 0.05 ? '' : `rotate(${px(box.angle)})`;
  return `translate(${Math.round(box.x + toSide)} ${Math.round(box.y)})${turn}`;
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
