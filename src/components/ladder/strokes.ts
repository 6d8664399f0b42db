import type { HostId } from '../../tcp/simulator/transcript.ts';
import type { LadderGeometry, LadderSegment, LadderState, Point } from './geometry.ts';
import { METRICS } from './metrics.ts';
import { arrowHead, cross, pathOf } from './paint.ts';

/** All strokes of one sort: the class says what they mean and how they look. */
export interface StrokeSort {
  readonly kind: string;
  readonly d: string;
}

const HOSTS = ['client', 'server'] as const satisfies readonly HostId[];

/** Radius of the ring where a forged segment appears. */
const RING = 3.5;

/** Which way is outward. */
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

/** Slants across each lifeline and its bar, broad and then less broad: time is left out here. */
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
