import type { HostId } from '../../tcp/simulator/transcript.ts';
import { boxesIntersect } from './boxes.ts';
import type { Box, Label, LadderBreak, LadderEvent, LadderTick, Run } from './geometry.ts';
import { linesHeight, type Metrics } from './metrics.ts';
import type { Plan } from './plan.ts';
import { type Hung, isQuiet } from './spread.ts';
import { timeText } from './time.ts';
import { eventText, type Lines, linesWidth } from './words.ts';

/** Something placed, with the stations it hangs on. */
export interface Placed<T> {
  readonly item: T;
  readonly hung: Hung;
}

/** Between an instant's line and the words above and below it, px. */
const OFF_LINE = 2;

/** Returns a block of words outside a lifeline, with `y` as its middle. */
export function besideLifeline(metrics: Metrics, host: HostId, lines: Lines, y: number): Label {
  const size = metrics.edgeSize;
  const width = linesWidth(lines, size);
  const away = metrics.beside + width / 2;
  const x = host === 'client' ? metrics.lifelines.client - away : metrics.lifelines.server + away;
  const box: Box = { x, y, width, height: linesHeight(lines.length, size), angle: 0 };
  return { lines, box, size, align: host === 'client' ? 'end' : 'start' };
}

/** Returns how far the words at an instant stay away from its y: in the narrow form the time stands there. */
export function clearanceAt(metrics: Metrics, host: HostId): number {
  return metrics.form === 'narrow' && host === 'client' ? metrics.timeSize * 0.61 + OFF_LINE : OFF_LINE;
}

/** Places calls and expired timers above the line of their instant; what one side does at once makes one block. */
export function layEvents(plan: Plan, ys: readonly number[]): Placed<LadderEvent>[] {
  const { metrics, selection, moments, request } = plan;
  const groups = new Map<
    string,
    { host: HostId; station: number; kind: LadderEvent['kind']; lines: Run[][] }
  >();
  for (const [i, event] of selection.events.entries()) {
    const station = moments.events[i] ?? 0;
    const key = `${event.host}/${station}`;
    const group = groups.get(key) ?? { host: event.host, station, kind: event.kind, lines: [] };
    const tone = event.kind === 'timer' ? 'soft' : 'plain';
    for (const text of eventText(event, request.words)) {
      const fits = linesWidth([[{ text, tone }]], metrics.edgeSize) <= metrics.margin;
      for (const line of fits ? [text] : text.split(' ')) group.lines.push([{ text: line, tone }]);
    }
    groups.set(key, group);
  }
  return [...groups.values()].map(({ host, station, kind, lines }) => {
    const y = ys[station] ?? 0;
    const height = linesHeight(lines.length, metrics.edgeSize);
    const label = besideLifeline(metrics, host, lines, y - clearanceAt(metrics, host) - height / 2);
    return { item: { host, kind, y, label }, hung: { box: label.box, first: station, last: station } };
  });
}

function timeLabel(metrics: Metrics, text: string, y: number): Label {
  const lines = [[{ text, tone: 'plain' as const }]];
  const size = metrics.timeSize;
  const width = linesWidth(lines, size);
  const box = { x: metrics.timeX - width / 2, y, width, height: linesHeight(1, size), angle: 0 };
  return { lines, box, size, align: 'end' };
}

/** Places the break marks of quiet times, with the time left out. */
export function layBreaks(plan: Plan, ys: readonly number[]): Placed<LadderBreak>[] {
  const { metrics, moments, transcript } = plan;
  return moments.stations.flatMap((station, i): Placed<LadderBreak>[] => {
    const next = moments.stations[i + 1];
    if (!next || !isQuiet(next.at - station.at, transcript.delay)) return [];
    const elapsed = next.at - station.at;
    const y = ((ys[i] ?? 0) + (ys[i + 1] ?? 0)) / 2;
    const label = timeLabel(metrics, `⋮\u00a0${timeText(elapsed)}`, y);
    return [{ item: { elapsed, y, label }, hung: { box: label.box, first: i, last: i + 1 } }];
  });
}

/** Places a time at each instant where there is room for it: times give way to everything else. */
export function layTicks(plan: Plan, ys: readonly number[], taken: readonly Box[]): LadderTick[] {
  const { metrics, moments } = plan;
  const ticks: LadderTick[] = [];
  for (const [i, { at }] of moments.stations.entries()) {
    if (!moments.timed.has(i) || moments.stations[i - 1]?.at === at) continue;
    const y = ys[i] ?? 0;
    const label = timeLabel(metrics, timeText(at), y);
    const room = { ...label.box, height: label.box.height + 2 };
    if ([...taken, ...ticks.map((tick) => tick.label.box)].some((box) => boxesIntersect(room, box))) continue;
    ticks.push({ at, y, label });
  }
  return ticks;
}
