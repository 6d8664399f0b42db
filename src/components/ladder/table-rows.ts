import { format } from '../../i18n/format.ts';
import type { State } from '../../tcp/connection/state.ts';
import type { RuleId } from '../../tcp/rules.ts';
import {
  type HostId,
  type SegmentRecord,
  type StateRecord,
  sameCause,
  type Transcript,
} from '../../tcp/simulator/transcript.ts';
import { type Happening, happeningsOf, type TableWords } from './happenings.ts';
import { select } from './selection.ts';

/** One event of a run, with the states it leaves both sides in. */
export interface TableRow {
  /** µs; null for the row the table begins with. */
  readonly at: number | null;
  readonly event: string;
  /** The segment sent, when one is. */
  readonly segment: SegmentRecord | null;
  readonly states: Readonly<Record<HostId, State>>;
  /** Sides whose state this event changes. */
  readonly changed: readonly HostId[];
  readonly because: RuleId | null;
}

/** Gives each state change to the event it comes from; one that no shown event brought becomes an event. */
function withChanges(happenings: readonly Happening[], changes: readonly StateRecord[], t: TableWords) {
  const given = new Map<Happening, StateRecord[]>();
  const all = [...happenings];
  for (const change of changes) {
    const { at, host, because, cause } = change;
    let owner = all.find(
      (one) => one.at === at && one.host === host && one.cause !== null && sameCause(one.cause, cause),
    );
    if (!owner) {
      const event = format(t.stateChanges, { side: t[host] });
      owner = { at, rank: [1, -1, change.index], host, cause, event, segment: null, because };
      all.push(owner);
    }
    given.set(owner, [...(given.get(owner) ?? []), change]);
  }
  return { all, given };
}

/** Returns the reasons of a table, each once, in the order of its rows. */
export function reasonsOf(rows: readonly TableRow[]): RuleId[] {
  return [...new Set(rows.flatMap(({ because }) => because ?? []))];
}

/** Returns the events of a run in order, each with the states after it: the ladder told as a table. */
export function tableRows(transcript: Transcript, t: TableWords, from?: number, to?: number): TableRow[] {
  const selection = select(transcript, from, to);
  const { all, given } = withChanges(happeningsOf(transcript, selection, t), selection.changes, t);
  const order = (a: Happening, b: Happening) =>
    a.at - b.at || a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2];
  let states: Record<HostId, State> = { ...selection.initial };
  const rows = all.sort(order).map((one): TableRow => {
    const own = given.get(one) ?? [];
    for (const change of own) states = { ...states, [change.host]: change.to };
    const because = one.because ?? own.at(-1)?.because ?? null;
    const changed = [...new Set(own.map(({ host }) => host))];
    return { at: one.at, event: one.event, segment: one.segment, states, changed, because };
  });
  const begin: TableRow = {
    at: null,
    event: t.start,
    segment: null,
    states: selection.initial,
    changed: [],
    because: null,
  };
  return [begin, ...rows];
}
