import { type HostId, STATES, TIMERS, type TimerRecord, type Transcript } from '../../tcp/index.ts';

/** One bar: from when to when something lasts, µs. */
export interface TimeBar {
  readonly from: number;
  readonly to: number;
  /** How a timer ends; null for a state. */
  readonly outcome: TimerRecord['outcome'] | null;
  /** When a timer is due, µs. */
  readonly due: number | null;
  /** False where the run, or what is shown of it, ends first. */
  readonly ended: boolean;
}

/** A state or a timer with all times it lasts. */
export interface TimeRow {
  readonly name: string;
  readonly kind: 'state' | 'timer';
  readonly bars: readonly TimeBar[];
}

/** What is shown of a run, µs. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** Returns the states and timers of a host's first connection, states in the order they are entered. */
export function timeRows(run: Transcript, host: HostId, window: TimeWindow): TimeRow[] {
  const first = run.states.find((change) => change.host === host && change.peer !== null);
  if (!first) return [];
  const own = <Item extends { host: HostId; port: number; peer: number | null }>(items: readonly Item[]) =>
    items.filter((one) => one.host === host && one.port === first.port && one.peer === first.peer);
  const changes = own(run.states);
  const states = changes.map(({ to, at }, i) => {
    const end = changes[i + 1]?.at;
    return {
      name: to,
      bar: { from: at, to: end ?? run.end, outcome: null, due: null, ended: end !== undefined },
    };
  });
  const timers = own(run.timers).map(({ timer, startedAt, endedAt, dueAt, outcome }) => ({
    name: timer,
    bar: { from: startedAt, to: endedAt ?? run.end, outcome, due: dueAt, ended: endedAt !== null },
  }));
  const rows = (
    kind: TimeRow['kind'],
    names: readonly string[],
    items: readonly { name: string; bar: TimeBar }[],
  ) =>
    names.flatMap((name): TimeRow[] => {
      const bars = items.flatMap(({ name: one, bar }) => (one === name ? within(bar, window) : []));
      return bars.length === 0 ? [] : [{ name, kind, bars }];
    });
  const shown = [...new Set(states.map(({ name }) => name))].filter((name) => name !== 'CLOSED');
  return [
    ...rows(
      'state',
      shown.filter((name) => STATES.includes(name)),
      states,
    ),
    ...rows('timer', TIMERS, timers),
  ];
}

/** Cuts a bar to what is shown; one that lasts no time in it is left out. */
function within(bar: TimeBar, window: TimeWindow): TimeBar[] {
  const [from, to] = [Math.max(bar.from, window.from), Math.min(bar.to, window.to)];
  return to > from ? [{ ...bar, from, to, ended: bar.ended && bar.to <= window.to }] : [];
}

/** Where each instant stands on a line of some width. */
export interface TimeScale {
  /** Returns the x of an instant, px. */
  readonly x: (at: number) => number;
  readonly linear: boolean;
}

/** A bar that is shorter than this share of all would be too short to see to scale. */
const LEAST_SHARE = 1 / 45;
/** How much longer times are drawn shorter where they are not to scale. */
const POWER = 0.3;

/** Returns a scale on which every bar can be seen: to scale where that will do, else with long times drawn shorter. */
export function timeScale(rows: readonly TimeRow[], { from, to }: TimeWindow, width: number): TimeScale {
  const bars = rows.flatMap((row) => row.bars);
  const least = Math.min(...bars.map((bar) => bar.to - bar.from));
  if (least >= (to - from) * LEAST_SHARE) {
    return { linear: true, x: (at) => ((at - from) / (to - from)) * width };
  }
  const instants = [...new Set([from, to, ...bars.flatMap((bar) => [bar.from, bar.to])])].sort(
    (a, b) => a - b,
  );
  const shares = instants.map((at, i) => (at - (instants[i - 1] ?? at)) ** POWER);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const places = new Map<number, number>();
  shares.reduce((sum, share, i) => {
    places.set(instants[i] ?? 0, ((sum + share) / total) * width);
    return sum + share;
  }, 0);
  return { linear: false, x: (at) => places.get(at) ?? 0 };
}
