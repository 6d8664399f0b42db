import type { Numbers, Row } from '../../../exercises/trace/index.ts';
import { startStates } from '../../../exercises/trace/run/index.ts';
import { HIDDEN, playedRows, type Sort, type WhatIf } from '../../../exercises/what-if/index.ts';
import type { Dictionary } from '../../../i18n/dictionary.ts';
import { type HostId, SIDES } from '../../../tcp/simulator/transcript.ts';
import { tableRows } from '../../ladder/table-rows.ts';
import { cross } from '../../ladder/ways.ts';

/** Most steps a run is played for: some go on until a timer ends them. */
const MOST = 20;

/** The states a step leads to, of the sides whose state it changes. */
type Changed = Readonly<Partial<Record<HostId, string>>>;

/** One step of a run that is played: a segment and its way, or a moment that is no segment. */
export type Step =
  | { readonly kind: 'segment'; readonly row: Row; readonly changed: Changed }
  | {
      readonly kind: 'moment';
      /** µs. */
      readonly at: number;
      readonly side: HostId;
      readonly text: string;
      readonly changed: Changed;
    };

/** What is played, and how. */
export interface PlayedRun {
  readonly outcome: WhatIf;
  readonly numbers: Numbers;
  /** Indexes of the segments that stand above. */
  readonly shown: readonly number[];
  /** What the learner has still to find. */
  readonly hidden: ReadonlySet<Sort>;
  /** What stands for the segment that the learner held back; null where one was sent. */
  readonly heldBack: string | null;
}

/** Steps of a run, and how many of its segments come after them. */
export interface Steps {
  readonly steps: readonly Step[];
  readonly left: number;
}

/** Returns what there is to play, in order, from the learner's own segment on. */
export function stepsOf(played: PlayedRun, t: Dictionary['diagram']): Steps {
  const { outcome, numbers, shown, hidden, heldBack } = played;
  const { transcript, at } = outcome;
  const own = transcript.segments[at];
  if (!own) throw new RangeError(`there is no segment ${at + 1} to play`);
  const silence: readonly Event[] =
    heldBack === null ? [] : [{ at: own.sentAt, side: own.from, text: heldBack, entered: [] }];
  const events = [...silence, ...momentsAfter(own.sentAt, played, t)];
  const rows = playedRows(outcome, numbers, shown, hidden).filter(
    ({ index }) => heldBack === null || index !== at,
  );
  const before = startStates(transcript, own);
  const states = new Map(SIDES.map((side) => [side, isOpen(side, hidden) ? HIDDEN : String(before[side])]));
  const changes = (entered: readonly Entered[]): Changed => {
    const changed = entered.filter(({ side, state }) => {
      const isNew = states.get(side) !== state;
      states.set(side, state);
      return isNew;
    });
    const of = (one: HostId) => changed.filter(({ side }) => side === one).map(({ state }) => state);
    return Object.fromEntries(
      SIDES.filter((side) => of(side).length > 0).map((side) => [side, of(side).join(' → ')]),
    );
  };
  const inTime = [
    ...events.map((event) => ({ at: event.at, event, row: null })),
    ...rows.map((row) => ({ at: transcript.segments[row.index]?.sentAt ?? 0, event: null, row })),
  ].sort((a, b) => a.at - b.at);
  let late: readonly Entered[] = [];
  const steps = inTime.map(({ event, row }): Step => {
    if (row === null) return { kind: 'moment', ...event, changed: changes(event.entered) };
    const { index, from, to, cells } = row;
    const arrived = [...late, { side: to, state: cells[to] ?? '' }];
    // Segments that cross arrive after both were sent.
    const next = rows[rows.findIndex((one) => one.index === index) + 1];
    late = next && cross(row, next) ? arrived : [];
    const now = [{ side: from, state: cells[from] ?? '' }, ...(late.length > 0 ? [] : arrived)];
    return { kind: 'segment', row, changed: changes(now) };
  });
  return { steps: steps.slice(0, MOST), left: Math.max(0, steps.length - MOST) };
}

function isOpen(side: HostId, hidden: PlayedRun['hidden']): boolean {
  return hidden.has(`${side}.${side}`);
}

/** A state that a side is in after something happened. */
interface Entered {
  readonly side: HostId;
  readonly state: string;
}

/** A moment before it is known which states it changes. */
interface Event {
  readonly at: number;
  readonly side: HostId;
  readonly text: string;
  readonly entered: readonly Entered[];
}

/**
 * Returns the changes of state that no segment brings, as where a timer expires. They tell states and times: while one
 * of these is to be found, none is shown.
 */
function momentsAfter(begin: number, { outcome, hidden }: PlayedRun, t: Dictionary['diagram']): Event[] {
  if (hidden.has('client.sent') || SIDES.some((side) => isOpen(side, hidden))) return [];
  const { transcript } = outcome;
  return tableRows(transcript, t).flatMap(({ at, event, segment, cause, changed, states }): Event[] => {
    const [side] = changed;
    if (at === null || at < begin || side === undefined || segment || cause?.kind === 'segment') return [];
    const sends = transcript.segments.some(({ from, sentAt }) => from === side && sentAt === at);
    return sends
      ? []
      : [{ at, side, text: event, entered: changed.map((host) => ({ side: host, state: states[host] })) }];
  });
}
