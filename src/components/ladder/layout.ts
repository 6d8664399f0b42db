import type { HostId, Transcript } from '../../tcp/simulator/transcript.ts';
import { firstGaps, gapsToEase, gapsToWiden, heights } from './gaps.ts';
import type { Label, LadderGeometry, LadderRequest } from './geometry.ts';
import { linesHeight } from './metrics.ts';
import { placeBreaks, placeEvents, placeStates, placeTicks } from './place-labels.ts';
import { placeSegments, type Wordings, writeSegments } from './place-segments.ts';
import { linesWidth } from './text.ts';
import { type Plan, planLadder } from './timeline.ts';

/** How much a gap grows at a time, px, and how often at most before the layout counts as stuck. */
const STEP = 6;
const MOST_ROUNDS = 2_000;

const MARGIN = 6;

function headLabel(plan: Plan, host: HostId, y: number): Label {
  const { metrics, request } = plan;
  const lines = [[{ text: request.words[host], tone: 'strong' as const }]];
  const size = metrics.headSize;
  const box = {
    x: metrics.lifelines[host],
    y,
    width: linesWidth(lines, size),
    height: linesHeight(1, size),
    angle: 0,
  };
  return { lines, box, size, align: 'middle' };
}

/** Places everything for the given heights, or tells which gaps are too small for it. */
function placeAll(plan: Plan, wordings: Wordings, gaps: readonly number[], stub: number) {
  const { metrics } = plan;
  const ys = heights(gaps, linesHeight(1, metrics.headSize) + 4 + MARGIN + stub);
  const top = (ys[0] ?? 0) - stub;
  const headY = top - linesHeight(1, metrics.headSize) / 2 - 4;
  const heads = { client: headLabel(plan, 'client', headY), server: headLabel(plan, 'server', headY) };
  const events = placeEvents(plan, ys);
  const states = [...placeStates(plan, 'client', ys, stub), ...placeStates(plan, 'server', ys, stub)];
  const breaks = placeBreaks(plan, ys);
  const above = Object.values(heads).map(({ box }) => ({ box, first: -1, last: -1 }));
  const edges = [...above, ...[...events, ...states, ...breaks].map(({ anchored }) => anchored)];
  const { segments, anchored, crossed } = placeSegments(plan, wordings, ys, edges);
  const tight = new Set(anchored.flatMap((boxes) => [...gapsToWiden([...edges, ...boxes], gaps)]));
  if (tight.size === 0) for (const gap of gapsToEase(crossed, gaps, metrics.ease)) tight.add(gap);
  if (tight.size > 0) return { geometry: null, tight };
  const taken = [...edges, ...anchored.flat()].map(({ box }) => box);
  const ticks = placeTicks(plan, ys, taken);
  const reach = states.map(({ anchored: { box } }) => box.y + box.height / 2 + MARGIN);
  const bottom = Math.max((ys.at(-1) ?? 0) + metrics.tail, ...reach);
  const geometry: LadderGeometry = {
    form: metrics.form,
    width: metrics.width,
    height: Math.ceil(bottom + MARGIN),
    lifelines: metrics.lifelines,
    heads,
    top,
    bottom,
    segments,
    states: states.map(({ item }) => item),
    events: events.map(({ item }) => item),
    ticks,
    breaks: breaks.map(({ item }) => item),
  };
  return { geometry, tight };
}

/**
 * Lays a transcript out as a ladder. Time is schematic: what happens later stands lower, what happens at once on both
 * sides stands at one height, and distances are as long as the words need. No two labels intersect.
 */
export function layoutLadder(transcript: Transcript, request: LadderRequest): LadderGeometry {
  const plan = planLadder(transcript, request);
  const wordings = writeSegments(plan);
  const { metrics, timeline } = plan;
  const gaps = firstGaps(timeline.rungs, transcript.delay, metrics);
  // The lifelines begin above the first instant, far enough for the words that stand there.
  let stub = metrics.lead;
  for (const [index, room] of request.space ?? []) {
    const above = (timeline.sent.get(index) ?? 0) - 1;
    if (above < 0) stub += room;
    else gaps[above] = (gaps[above] ?? 0) + room;
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { geometry, tight } = placeAll(plan, wordings, gaps, stub);
    if (geometry !== null) return geometry;
    for (const gap of tight) {
      if (gap < 0) stub += STEP;
      else gaps[gap] = (gaps[gap] ?? 0) + STEP;
    }
  }
  throw new RangeError(
    `the ladder of ${transcript.segments.length} segments has words that cannot be parted`,
  );
}
