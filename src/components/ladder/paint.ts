import type { HostId } from '../../tcp/simulator/transcript.ts';
import type { Label, LadderGeometry, LadderSegment, LadderState, Point } from './geometry.ts';
import { METRICS } from './metrics.ts';

/** Rounds to so many decimals and leaves out the zero before a point: as precise as the eye sees, and short in the page. */
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

/** Arrowheads point to multiples of this angle, degrees: the error is invisible, and most of a page's heads become equal text. */
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

/** Returns the transform that begins words at their first baseline, in whole px and degrees, an error nobody sees. */
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

/** All strokes of one sort: the class says what they mean and how they look. */
interface StrokeSort {
  readonly kind: string;
  readonly d: string;
}

const HOSTS = ['client', 'server'] as const satisfies readonly HostId[];

/** Radius of the ring where a forged segment appears. */
const RING = 3.5;

/** The direction away from the other lifeline. */
const OUT = { client: -1, server: 1 } as const satisfies Record<HostId, number>;

function upright(x: number, top: number, bottom: number): Point[] {
  return [
    { x, y: top },
    { x, y: bottom },
  ];
}

function level(x: number, y: number, width: number, rise = 0): Point[] {
  return [
    { x, y },
    { x: x + width, y: y - rise },
  ];
}

/** The look of a state's bar: solid, thin where nothing is open, dashed where it only waits. */
function barKind({ host, state }: LadderState): string {
  const look = state === 'LISTEN' ? ' idle' : state === 'TIME-WAIT' ? ' wait' : '';
  return `${host} bar${look}`;
}

/** The lifelines, with a tick where a state begins. */
function lifeStrokes({ form, states, lifelines, top, bottom }: LadderGeometry): StrokeSort {
  const lives = HOSTS.map((host) => upright(lifelines[host], top, bottom));
  const began = states.filter(({ record }) => record !== null);
  const ticks = began.map(({ x, top: y, host }) => level(x, y, OUT[host] * (METRICS[form].bar + 4)));
  return { kind: 'life', d: pathOf([...lives, ...ticks]) };
}

/** Bars along the lifelines, one sort for each look. */
function barStrokes({ form, states }: LadderGeometry): StrokeSort[] {
  const { bar } = METRICS[form];
  const bars = new Map<string, Point[][]>();
  for (const span of states) {
    if (span.state === 'CLOSED') continue;
    const stroke = upright(span.x + OUT[span.host] * bar, span.top + 2, span.bottom - 2);
    bars.set(barKind(span), [...(bars.get(barKind(span)) ?? []), stroke]);
  }
  return [...bars].map(([kind, strokes]) => ({ kind, d: pathOf(strokes) }));
}

/** Two slants across each lifeline and its bar, where time is left out: the second erases the middle of the first. */
function breakStrokes({ form, breaks, lifelines }: LadderGeometry): StrokeSort[] {
  const width = METRICS[form].bar + 10;
  const slants = breaks.flatMap(({ y }) =>
    HOSTS.map((host) => {
      const out = OUT[host];
      return level(lifelines[host] - out * 5, Math.round(y) + 2.5 * out, out * width, 5 * out);
    }),
  );
  const d = pathOf(slants, 1);
  return [
    { kind: 'slash', d },
    { kind: 'gap', d },
  ];
}

function lineKind({ from, lost, forged }: LadderSegment): string {
  return lost ? 'lost line' : `${from} line${forged ? ' forged' : ''}`;
}

/** Lines of segments by sender and fate, each with its arrowhead; the × of the lost, the rings of the forged. */
function segmentStrokes({ segments }: LadderGeometry): StrokeSort[] {
  const lines = new Map<string, string>();
  for (const segment of segments) {
    const { start, ends, lost } = segment;
    const own = ends.map((end) => pathOf([[start, end]]) + (lost ? '' : arrowHead(start, end)));
    lines.set(lineKind(segment), (lines.get(lineKind(segment)) ?? '') + own.join(''));
  }
  const rings = HOSTS.map((host) => {
    const forged = segments.filter((segment) => segment.forged && segment.from === host);
    const ring = ({ start: { x, y } }: LadderSegment) =>
      `${pathOf([[{ x: x - RING, y }]], 1)}a${RING} ${RING} 0 1 0 7 0a${RING} ${RING} 0 1 0-7 0`;
    return { kind: `${host} ring`, d: forged.map(ring).join('') };
  });
  const lost = segments.filter((segment) => segment.lost).flatMap(({ ends }) => ends.flatMap(cross));
  return [...[...lines].map(([kind, d]) => ({ kind, d })), { kind: 'cross', d: pathOf(lost) }, ...rings];
}

/** Returns everything of a ladder that is not words, one path for each sort, in the order of painting. */
export function strokesOf(ladder: LadderGeometry): StrokeSort[] {
  const { lifelines, ticks } = ladder;
  const guides = ticks.map(({ y }) => level(lifelines.client, y, lifelines.server - lifelines.client));
  return [
    { kind: 'guide', d: pathOf(guides) },
    lifeStrokes(ladder),
    ...barStrokes(ladder),
    ...breakStrokes(ladder),
    ...segmentStrokes(ladder),
  ].filter(({ d }) => d !== '');
}
