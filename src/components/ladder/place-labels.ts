import type { State } from '../../tcp/connection/state.ts';
import type { HostId, StateRecord } from '../../tcp/simulator/transcript.ts';
import { boxesIntersect } from './boxes.ts';
import { type Anchored, isQuiet } from './gaps.ts';
import type { Box, Label, LadderBreak, LadderEvent, LadderState, LadderTick, Run } from './geometry.ts';
import { linesHeight, type Metrics } from './metrics.ts';
import { eventText, type Lines, linesWidth } from './text.ts';
import { timeText } from './time.ts';
import type { Plan } from './timeline.ts';

/** Something placed, with the rungs its words move with. */
interface Placed<T> {
  readonly item: T;
  readonly anchored: Anchored;
}

/** Between an instant's line and the words above and below it, px. */
const OFF_LINE = 2;

/** Returns a block of words outside a lifeline, with `y` as its middle. */
function besideLifeline(metrics: Metrics, host: HostId, lines: Lines, y: number): Label {
  const size = metrics.besideSize;
  const width = linesWidth(lines, size);
  const away = metrics.beside + width / 2;
  const x = host === 'client' ? metrics.lifelines.client - away : metrics.lifelines.server + away;
  const box: Box = { x, y, width, height: linesHeight(lines.length, size), angle: 0 };
  return { lines, box, size, align: host === 'client' ? 'end' : 'start' };
}

/** Returns how far the words at an instant stay away from its y: in the narrow form the time stands there. */
function clearanceAt(metrics: Metrics, host: HostId): number {
  return metrics.form === 'narrow' && host === 'client' ? metrics.timeSize * 0.61 + OFF_LINE : OFF_LINE;
}

/** Places calls and expired timers above the line of their instant; what one side does at once makes one block. */
export function placeEvents(plan: Plan, ys: readonly number[]): Placed<LadderEvent>[] {
  const { metrics, selection, timeline, request } = plan;
  const groups = new Map<string, { host: HostId; rung: number; kind: LadderEvent['kind']; lines: Run[][] }>();
  for (const [i, event] of selection.events.entries()) {
    const rung = timeline.events[i] ?? 0;
    const key = `${event.host}/${rung}`;
    const group = groups.get(key) ?? { host: event.host, rung, kind: event.kind, lines: [] };
    const tone = event.kind === 'timer' ? 'soft' : 'plain';
    for (const text of eventText(event, request.words)) {
      const fits = linesWidth([[{ text, tone }]], metrics.besideSize) <= metrics.margin;
      for (const line of fits ? [text] : text.split(' ')) group.lines.push([{ text: line, tone }]);
    }
    groups.set(key, group);
  }
  return [...groups.values()].map(({ host, rung, kind, lines }) => {
    const y = ys[rung] ?? 0;
    const height = linesHeight(lines.length, metrics.besideSize);
    const label = besideLifeline(metrics, host, lines, y - clearanceAt(metrics, host) - height / 2);
    return { item: { host, kind, y, label }, anchored: { box: label.box, first: rung, last: rung } };
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
export function placeBreaks(plan: Plan, ys: readonly number[]): Placed<LadderBreak>[] {
  const { metrics, timeline, transcript } = plan;
  return timeline.rungs.flatMap((rung, i): Placed<LadderBreak>[] => {
    const next = timeline.rungs[i + 1];
    if (!next || !isQuiet(next.at - rung.at, transcript.delay)) return [];
    const elapsed = next.at - rung.at;
    const y = ((ys[i] ?? 0) + (ys[i + 1] ?? 0)) / 2;
    const label = timeLabel(metrics, `⋮\u00a0${timeText(elapsed)}`, y);
    return [{ item: { elapsed, y, label }, anchored: { box: label.box, first: i, last: i + 1 } }];
  });
}

/** Places a time at each instant where there is room for it: times give way to everything else. */
export function placeTicks(plan: Plan, ys: readonly number[], taken: readonly Box[]): LadderTick[] {
  const { metrics, timeline } = plan;
  const ticks: LadderTick[] = [];
  for (const [i, { at }] of timeline.rungs.entries()) {
    if (!timeline.timed.has(i) || timeline.rungs[i - 1]?.at === at) continue;
    const y = ys[i] ?? 0;
    const label = timeLabel(metrics, timeText(at), y);
    const room = { ...label.box, height: label.box.height + 2 };
    if ([...taken, ...ticks.map((tick) => tick.label.box)].some((box) => boxesIntersect(room, box))) continue;
    ticks.push({ at, y, label });
  }
  return ticks;
}

/** A state of one side from one rung to another. */
interface Span {
  readonly record: StateRecord | null;
  readonly state: State;
  readonly via: readonly State[];
  /** Null: from before the first rung, or to after the last. */
  readonly first: number | null;
  readonly last: number | null;
}

/** Returns the states of one side, without those left in the instant they were entered. */
function spansOf(plan: Plan, host: HostId): Span[] {
  const { selection, timeline } = plan;
  const spans: Span[] = [];
  let open: Omit<Span, 'last'> = { record: null, state: selection.initial[host], via: [], first: null };
  for (const record of selection.changes.filter((change) => change.host === host)) {
    const rung = timeline.changed.get(record.index) ?? 0;
    if (open.first === rung) {
      open = { record, state: record.to, via: [...open.via, open.state], first: rung };
      continue;
    }
    spans.push({ ...open, last: rung });
    open = { record, state: record.to, via: [], first: rung };
  }
  return [...spans, { ...open, last: null }];
}

/** Returns how long a TIME-WAIT lasts, µs, when the run tells it. */
function timeWaitOf(plan: Plan, record: StateRecord | null): number | null {
  if (record?.to !== 'TIME-WAIT') return null;
  const { states, timers } = plan.transcript;
  const left = states.find(
    (other) =>
      other.index > record.index &&
      other.host === record.host &&
      other.port === record.port &&
      other.peer === record.peer,
  );
  if (left) return left.at - record.at;
  const timer = timers.findLast(
    (other) => other.timer === 'time-wait' && other.host === record.host && other.port === record.port,
  );
  return timer ? timer.dueAt - record.at : null;
}

/** Places the states of one side along its lifeline, which begins `stub` px above the first instant. */
export function placeStates(
  plan: Plan,
  host: HostId,
  ys: readonly number[],
  stub: number,
): Placed<LadderState>[] {
  const { metrics, timeline } = plan;
  const x = metrics.lifelines[host];
  const end = timeline.rungs.length - 1;
  return spansOf(plan, host).map(({ record, state, via, first, last }) => {
    const top = first === null ? (ys[0] ?? 0) - stub : (ys[first] ?? 0);
    const bottom = last === null ? (ys[end] ?? 0) + metrics.tail : (ys[last] ?? 0);
    const wait = timeWaitOf(plan, record);
    const lines: Lines = [
      ...via.map((passed) => [{ text: `${passed} →`, tone: 'soft' as const }]),
      [{ text: state, tone: state === 'CLOSED' ? ('soft' as const) : ('strong' as const) }],
      ...(wait === null ? [] : [[{ text: timeText(wait), tone: 'note' as const }]]),
    ];
    const height = linesHeight(lines.length, metrics.besideSize);
    const y = top + (first === null ? 0 : clearanceAt(metrics, host)) + height / 2;
    const label = besideLifeline(metrics, host, lines, y);
    const rung = first ?? -1;
    return {
      item: { record: record?.index ?? null, host, state, via, x, top, bottom, label },
      anchored: { box: label.box, first: rung, last: rung },
    };
  });
}
