import type { Label, LadderSegment, Point } from './geometry.ts';

/** Rounds to so many decimals and leaves out the zero before a point: enough for the eye, and short in the page. */
export function px(value: number, places = 0): string {
  return String(Number(value.toFixed(places)) || 0).replace(/^(-?)0\./, '$1.');
}

/** Writes numbers one behind the other, with a space only where they would run together. */
function joined(numbers: readonly string[]): string {
  return numbers.reduce((all, next) => {
    const parted = next.startsWith('-') || (next.startsWith('.') && /\.\d*$/.test(all));
    return all + (all === '' || parted ? '' : ' ') + next;
  }, '');
}

/**
 * Returns the path of any number of strokes, each a run of points, in the shortest commands. Points are rounded, not
 * steps, so that nothing drifts.
 *
 * @example pathOf([[{ x: 9, y: 0 }, { x: 9, y: 5 }], [{ x: 0, y: 5 }, { x: 9, y: 5 }]]) // 'M9 0v5M0 5h9'
 */
export function pathOf(strokes: readonly (readonly Point[])[], places = 0): string {
  const scale = 10 ** places;
  const units = ({ x, y }: Point) => [Math.round(x * scale), Math.round(y * scale)] as const;
  const text = (value: number) => px(value / scale, places);
  const pieces = strokes.map((points) => {
    let piece = '';
    let last: readonly [number, number] | null = null;
    for (const [x, y] of points.map(units)) {
      if (!last) piece = `M${joined([text(x), text(y)])}`;
      else {
        const [dx, dy] = [x - last[0], y - last[1]];
        piece += dx === 0 ? `v${text(dy)}` : dy === 0 ? `h${text(dx)}` : `l${joined([text(dx), text(dy)])}`;
      }
      last = [x, y];
    }
    return piece;
  });
  return pieces.join('');
}

/** Arrowheads point to multiples of this angle, degrees: no eye sees it, and most heads of a page are the same text. */
const HEAD_STEP = 5;

/**
 * Returns the path of a slim arrowhead, from the end of a line that it follows: 8 px long and 6 wide with the stroke of
 * 1.4 px round it.
 */
export function arrowHead(from: Point, to: Point): string {
  const step = (HEAD_STEP * Math.PI) / 180;
  const turn = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / step) * step;
  const [ux, uy] = [Math.cos(turn), Math.sin(turn)];
  const along = (back: number, side: number) =>
    joined([px(-back * ux - side * uy, 1), px(-back * uy + side * ux, 1)]);
  return `m${along(2, 0)}l${along(5.3, 2)}l${along(0, -4)}z`;
}

/** Returns the strokes of a × at a point. */
export function cross({ x, y }: Point): Point[][] {
  return [
    [
      { x: x - 5, y: y - 5 },
      { x: x + 5, y: y + 5 },
    ],
    [
      { x: x - 5, y: y + 5 },
      { x: x + 5, y: y - 5 },
    ],
  ];
}

/** Returns the x that the lines of a label are anchored at. */
function anchorX({ box, align }: Label): number {
  return box.x + (align === 'middle' ? 0 : align === 'end' ? box.width / 2 : -box.width / 2);
}

/** From one baseline of a label to the next. */
export function linePitch({ box, lines }: Label): number {
  return box.height / lines.length;
}

/** From the middle of a label's box down to the baseline of its first line, along the box. */
export function firstBaseline(label: Label): number {
  return linePitch(label) / 2 - label.box.height / 2 + label.size * 0.35;
}

/** Returns the transform that begins words at their first baseline, in whole px and degrees: no eye sees it. */
export function labelTransform(label: Label): string {
  const angle = Math.round(label.box.angle);
  const turn = (angle * Math.PI) / 180;
  const down = firstBaseline(label);
  const [x, y] = [anchorX(label) - down * Math.sin(turn), label.box.y + down * Math.cos(turn)];
  return `translate(${joined([px(x), px(y)])})${angle === 0 ? '' : `rotate(${angle})`}`;
}

/** Returns the class of what is said of a segment beside its fields. */
export function noteClass({ lost, repeats }: LadderSegment): 'lost' | 'again' | 'note' {
  return lost ? 'lost' : repeats === null ? 'note' : 'again';
}
