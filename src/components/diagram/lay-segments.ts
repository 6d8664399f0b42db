import type { HostId, SegmentRecord } from '../../tcp/transcript.ts';
import { boxesIntersect } from './boxes.ts';
import type { Box, LadderSegment, NumberStyle, Point } from './geometry.ts';
import type { Plan } from './plan.ts';
import { type Line, type PlacedLabel, placeLabel } from './segment-label.ts';
import type { Hung } from './spread.ts';
import { segmentLines } from './words.ts';

/** How far a lost segment gets, and where a forged one appears, as shares of the way. */
const LOST_AT = 0.6;
/** In a frame the end shows beyond the box. */
const LOST_IN_FRAME_AT = 0.93;
const FORGED_AT = 0.16;

/** Where along its line a frame's box may stand, the best first. */
const FRAME_PLACES = [0.5, 0.64, 0.78, 0.36, 0.22];

/** A segment's lines with the stations they join. */
interface Flight {
  readonly record: SegmentRecord;
  readonly first: number;
  readonly last: number;
  /** To the first arrival, or to where it would have arrived. */
  readonly line: Line;
  readonly ends: readonly Point[];
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/** Returns every line a segment draws. */
function linesOf({ line, ends }: Flight): Line[] {
  return ends.map((end) => ({ start: line.start, end }));
}

function flightOf(plan: Plan, record: SegmentRecord, ys: readonly number[]): Flight {
  const { metrics, moments } = plan;
  const pointAt = (host: HostId, station: number) => ({ x: metrics.lifelines[host], y: ys[station] ?? 0 });
  const first = moments.sent.get(record.index) ?? 0;
  const arrivals = moments.arrived.get(record.index) ?? [];
  const left = pointAt(record.from, first);
  const goals = arrivals.map((station) => pointAt(record.to, station));
  const goal = goals[0] ?? left;
  const start = record.injected ? { x: between(left, goal, FORGED_AT).x, y: left.y } : left;
  const lost = record.arrivals.length === 0;
  return {
    record,
    first,
    last: arrivals[0] ?? first,
    line: { start, end: goal },
    ends: lost ? [between(start, goal, metrics.form === 'frame' ? LOST_IN_FRAME_AT : LOST_AT)] : goals,
  };
}

/** Finds a place for each segment's words in one number style. */
function labelsIn(
  plan: Plan,
  style: NumberStyle,
  flights: readonly Flight[],
  taken: readonly Hung[],
): PlacedLabel[] {
  const { words } = plan.request;
  const boxes = taken.map(({ box }) => box);
  const walls = Object.values(plan.metrics.lifelines);
  return flights.map((flight) => {
    const ways = segmentLines(flight.record, style, words);
    const lines = flights.filter((other) => other !== flight).flatMap(linesOf);
    const around = { boxes, lines, walls };
    const placed = placeLabel(flight.line, ways, plan.metrics.labelSize, around);
    boxes.push(placed.label.box);
    return placed;
  });
}

/** Finds a place on its line for each segment's HTML box. */
function frameBoxes(plan: Plan, flights: readonly Flight[]): Box[] {
  const { client, server } = plan.metrics.lifelines;
  const size = plan.request.boxes?.segment ?? { width: 352, height: 56 };
  const placed: Box[] = [];
  for (const { line } of flights) {
    const boxAt = (share: number): Box => {
      return { x: (client + server) / 2, y: between(line.start, line.end, share).y, ...size, angle: 0 };
    };
    const clear = FRAME_PLACES.map(boxAt).find((box) => !placed.some((other) => boxesIntersect(box, other)));
    placed.push(clear ?? boxAt(0.5));
  }
  return placed;
}

/** All segments of a ladder, and for each way to write them the boxes that must come apart. */
export interface LaidSegments {
  readonly segments: readonly LadderSegment[];
  readonly hung: readonly (readonly Hung[])[];
  /** Those whose words another line goes through. */
  readonly crossed: readonly Hung[];
}

/** Places all segments; the words of one number style keep clear of each other and of `taken`. */
export function laySegments(plan: Plan, ys: readonly number[], taken: readonly Hung[]): LaidSegments {
  const flights = plan.selection.segments.map((record) => flightOf(plan, record, ys));
  const framed = plan.metrics.form === 'frame';
  const boxes = framed ? frameBoxes(plan, flights) : [];
  const relative = framed ? [] : labelsIn(plan, 'relative', flights, taken);
  const absolute = framed ? [] : labelsIn(plan, 'absolute', flights, taken);
  const segments = flights.map(({ record, line, ends }, i): LadderSegment => {
    const [r, a] = [relative[i]?.label, absolute[i]?.label];
    return {
      index: record.index,
      number: record.index + 1,
      from: record.from,
      to: record.to,
      start: line.start,
      ends,
      lost: record.arrivals.length === 0,
      duplicated: record.arrivals.length > 1,
      delayed: record.fate === 'delayed',
      forged: record.injected,
      repeats: record.retransmits === null ? null : record.retransmits + 1,
      labels: r && a ? { relative: r, absolute: a } : null,
      box: boxes[i] ?? null,
    };
  });
  const hang = (list: readonly Box[]) =>
    flights.flatMap(({ first, last, record }, i): Hung[] => {
      const box = list[i];
      return box ? [{ box, first, last, heading: record.to }] : [];
    });
  const both = [relative, absolute].map((placed) => ({
    placed,
    hung: hang(placed.map(({ label }) => label.box)),
  }));
  return {
    segments,
    hung: framed ? [hang(boxes)] : both.map(({ hung }) => hung),
    crossed: both.flatMap(({ placed, hung }) => hung.filter((_, i) => placed[i]?.crossed)),
  };
}
