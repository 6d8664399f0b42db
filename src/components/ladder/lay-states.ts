import type { State } from '../../tcp/connection/state.ts';
import type { HostId, StateRecord } from '../../tcp/simulator/transcript.ts';
import type { LadderState } from './geometry.ts';
import { besideLifeline, clearanceAt, type Placed } from './lay-edges.ts';
import { linesHeight } from './metrics.ts';
import type { Plan } from './plan.ts';
import { timeText } from './time.ts';
import type { Lines } from './words.ts';

/** A state of one side from one station to another. */
interface Span {
  readonly record: StateRecord | null;
  readonly state: State;
  readonly via: readonly State[];
  /** Null: from before the first station, or to after the last. */
  readonly first: number | null;
  readonly last: number | null;
}

/** Returns the states of one side, without those left in the instant they were entered. */
function spansOf(plan: Plan, host: HostId): Span[] {
  const { selection, moments } = plan;
  const spans: Span[] = [];
  let open: Omit<Span, 'last'> = { record: null, state: selection.initial[host], via: [], first: null };
  for (const record of selection.changes.filter((change) => change.host === host)) {
    const station = moments.changed.get(record.index) ?? 0;
    if (open.first === station) {
      open = { record, state: record.to, via: [...open.via, open.state], first: station };
      continue;
    }
    spans.push({ ...open, last: station });
    open = { record, state: record.to, via: [], first: station };
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
export function layStates(
  plan: Plan,
  host: HostId,
  ys: readonly number[],
  stub: number,
): Placed<LadderState>[] {
  const { metrics, moments } = plan;
  const x = metrics.lifelines[host];
  const end = moments.stations.length - 1;
  return spansOf(plan, host).map(({ record, state, via, first, last }) => {
    const top = first === null ? (ys[0] ?? 0) - stub : (ys[first] ?? 0);
    const bottom = last === null ? (ys[end] ?? 0) + metrics.tail : (ys[last] ?? 0);
    const wait = timeWaitOf(plan, record);
    const lines: Lines = [
      ...via.map((passed) => [{ text: `${passed} →`, tone: 'soft' as const }]),
      [{ text: state, tone: state === 'CLOSED' ? ('soft' as const) : ('strong' as const) }],
      ...(wait === null ? [] : [[{ text: timeText(wait), tone: 'note' as const }]]),
    ];
    const height = linesHeight(lines.length, metrics.edgeSize);
    const y = top + (first === null ? 0 : clearanceAt(metrics, host)) + height / 2;
    const label = besideLifeline(metrics, host, lines, y);
    const station = first ?? -1;
    return {
      item: { record: record?.index ?? null, host, state, via, x, top, bottom, label },
      hung: { box: label.box, first: station, last: station },
    };
  });
}
