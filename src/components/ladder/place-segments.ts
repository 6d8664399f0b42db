import type { HostId, SegmentRecord } from '../../tcp/simulator/transcript.ts';
import type { Anchored } from './gaps.ts';
import type { LadderSegment, NumberStyle, Point } from './geometry.ts';
import { type Block, blockOf, type Line, type PlacedLabel, placeLabel } from './segment-label.ts';
import { LOST_AT } from './shapes.ts';
import { segmentLines } from './text.ts';
import type { Plan } from './timeline.ts';

/** Where a forged segment appears, as a share of the way. */
const FORGED_AT = 0.16;

/** A segment's lines with the rungs they join. */
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

/** Tells whether a segment came from the wire: the learner's own counts as its sender's. */
function isForged({ request }: Plan, record: SegmentRecord): boolean {
  return record.injected && record.index !== request.own;
}

/** Returns every line a segment draws. */
function linesOf({ line, ends }: Flight): Line[] {
  return ends.map((end) => ({ start: line.start, end }));
}

function flightOf(plan: Plan, record: SegmentRecord, ys: readonly number[]): Flight {
  const { metrics, timeline } = plan;
  const pointAt = (host: HostId, rung: number) => ({ x: metrics.lifelines[host], y: ys[rung] ?? 0 });
  const first = timeline.sent.get(record.index) ?? 0;
  const arrivals = timeline.arrived.get(record.index) ?? [];
  const left = pointAt(record.from, first);
  const goals = arrivals.map((rung) => pointAt(record.to, rung));
  const goal = goals[0] ?? left;
  const start = isForged(plan, record) ? { x: between(left, goal, FORGED_AT).x, y: left.y } : left;
  const lost = record.arrivals.length === 0;
  return {
    record,
    first,
    last: arrivals[0] ?? first,
    line: { start, end: goal },
    ends: lost ? [between(start, goal, LOST_AT)] : goals,
  };
}

/** How each segment of a ladder can be written, the best way first. */
export type Wordings = Readonly<Record<NumberStyle, readonly (readonly Block[])[]>>;

/** Writes the segments of a ladder in every way, once for all heights that are tried. */
export function writeSegments({ selection, request, metrics }: Plan): Wordings {
  const written = (style: NumberStyle) =>
    selection.segments.map((record) =>
      segmentLines(record, style, request).map((lines) => blockOf(lines, metrics.labelSize)),
    );
  return { relative: written('relative'), absolute: written('absolute') };
}

/** Finds a place for each segment's words in one number style. */
function labelsIn(
  plan: Plan,
  ways: Wordings[NumberStyle],
  flights: readonly Flight[],
  taken: readonly Anchored[],
): PlacedLabel[] {
  const boxes = taken.map(({ box }) => box);
  const walls = Object.values(plan.metrics.lifelines);
  const drawn = flights.map(linesOf);
  return flights.map((flight, i) => {
    const lines = drawn.flatMap((own, of) => (of === i ? [] : own));
    const placed = placeLabel(flight.line, ways[i] ?? [], plan.metrics.labelSize, { boxes, lines, walls });
    boxes.push(placed.label.box);
    return placed;
  });
}

/** All segments of a ladder, and for each way to write them the boxes that must come apart. */
interface PlacedSegments {
  readonly segments: readonly LadderSegment[];
  readonly anchored: readonly (readonly Anchored[])[];
  /** Those whose words another line goes through. */
  readonly crossed: readonly Anchored[];
}

/** Places all segments; the words of one number style keep clear of each other and of `taken`. */
export function placeSegments(
  plan: Plan,
  wordings: Wordings,
  ys: readonly number[],
  taken: readonly Anchored[],
): PlacedSegments {
  const flights = plan.selection.segments.map((record) => flightOf(plan, record, ys));
  const relative = labelsIn(plan, wordings.relative, flights, taken);
  const absolute = labelsIn(plan, wordings.absolute, flights, taken);
  const segments = flights.flatMap(({ record, line, ends }, i): LadderSegment[] => {
    const [r, a] = [relative[i], absolute[i]];
    if (!r || !a) return [];
    return [
      {
        index: record.index,
        number: record.index + 1,
        from: record.from,
        to: record.to,
        start: line.start,
        ends,
        lost: record.arrivals.length === 0,
        forged: isForged(plan, record),
        repeats: record.retransmits === null ? null : record.retransmits + 1,
        labels: { relative: r.label, absolute: a.label },
      },
    ];
  });
  const both = [relative, absolute].map((placed) =>
    flights.flatMap(({ first, last, record }, i): (Anchored & { readonly crossed: boolean })[] => {
      const one = placed[i];
      return one ? [{ box: one.label.box, first, last, heading: record.to, crossed: one.crossed }] : [];
    }),
  );
  return {
    segments,
    anchored: both,
    crossed: both.flatMap((anchored) => anchored.filter(({ crossed }) => crossed)),
  };
}
