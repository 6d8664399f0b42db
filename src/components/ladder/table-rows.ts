import { format } from '../../i18n/format.ts';
import type { State } from '../../tcp/connection/state.ts';
import type { RuleId } from '../../tcp/rules.ts';
import {
  type CallRecord,
  type Cause,
  type HostId,
  type SegmentRecord,
  type StateRecord,
  sameCause,
  type TimerName,
  type Transcript,
} from '../../tcp/simulator/transcript.ts';
import { QUIET_CALLS, type Selection, select } from './selection.ts';
import { timeText } from './time.ts';

/** Sentences of the `diagram` namespace that the table is written with. */
export type TableWords = Readonly<
  Record<
    | HostId
    | 'segmentSent'
    | 'segmentArrives'
    | 'segmentArrivesAgain'
    | 'segmentRefused'
    | 'callMade'
    | 'callReturns'
    | 'hostCrashes'
    | 'timerExpires'
    | 'stateChanges'
    | 'start'
    | (typeof TIMER_NAMES)[TimerName],
    string
  >
>;

/** An event before the states are known: `cause` is what state changes name when they come from it. */
interface TableEvent {
  readonly at: number;
  /** Order within one instant: what arrives, what that sends, what returns, what is called, what expires. */
  readonly rank: readonly [number, number, number];
  readonly host: HostId;
  readonly cause: Cause | null;
  readonly event: string;
  readonly segment: SegmentRecord | null;
  readonly because: RuleId | null;
}

const TIMER_NAMES = {
  retransmission: 'retransmissionTimer',
  'loss-probe': 'lossProbeTimer',
  reordering: 'reorderingTimer',
  persist: 'persistTimer',
  'delayed-ack': 'delayedAckTimer',
  keepalive: 'keepaliveTimer',
  'fin-wait-2': 'finWait2Timer',
  'time-wait': 'timeWaitTimer',
} as const satisfies Record<TimerName, string>;

const SENT_RANK = { segment: 1, call: 3, timer: 4, start: 0 } as const satisfies Record<
  Cause['kind'],
  number
>;

function sending(record: SegmentRecord, t: TableWords): TableEvent {
  const { index, cause, sentAt, from, because } = record;
  const place = cause.kind === 'call' || cause.kind === 'timer' ? cause.index : index;
  const event = format(t.segmentSent, { n: index + 1 });
  return {
    at: sentAt,
    rank: [SENT_RANK[cause.kind], place, 1 + index],
    host: from,
    cause: null,
    event,
    segment: record,
    because,
  };
}

function arrivals(transcript: Transcript, record: SegmentRecord, t: TableWords): TableEvent[] {
  return record.arrivals.map((at, nth): TableEvent => {
    const refusal = transcript.refusals.find((one) => one.segment === record.index && one.at === at);
    const words = refusal ? t.segmentRefused : nth > 0 ? t.segmentArrivesAgain : t.segmentArrives;
    return {
      at,
      rank: [0, record.index, nth],
      host: record.to,
      cause: { kind: 'segment', index: record.index },
      event: format(words, { n: record.index + 1 }),
      segment: null,
      because: refusal?.because ?? null,
    };
  });
}

function resultText(result: CallRecord['result']): string {
  if (result === 'ok' || result === 'eof') return '0';
  return String(result);
}

function calling(record: CallRecord, t: TableWords): TableEvent[] {
  const { index, host, at, returnedAt, result } = record;
  const call = `${record.call}()`;
  const words = record.call === 'lose-state' ? t.hostCrashes : t.callMade;
  const made: TableEvent = {
    at,
    rank: [3, index, 0],
    host,
    cause: { kind: 'call', index },
    event: format(words, { side: t[host], call }),
    segment: null,
    because: null,
  };
  if (returnedAt === null) return [made];
  if (returnedAt === at && (result === 'ok' || result === null)) return [made];
  const event = format(t.callReturns, { side: t[host], call, result: resultText(result) });
  const rank = returnedAt === at ? ([3, index, 0.5] as const) : ([2, index, 0] as const);
  return [made, { ...made, at: returnedAt, rank, cause: null, event }];
}

function expiring(transcript: Transcript, cause: Cause, at: number, t: TableWords): TableEvent[] {
  const timer = cause.kind === 'timer' ? transcript.timers[cause.index] : undefined;
  if (!timer) return [];
  const time = timeText(timer.dueAt - timer.startedAt);
  const event = format(t.timerExpires, { side: t[timer.host], timer: t[TIMER_NAMES[timer.timer]], time });
  return [{ at, rank: [4, timer.index, 0], host: timer.host, cause, event, segment: null, because: null }];
}

/** Returns all that happens in a selection, in no order. */
function tableEventsOf(transcript: Transcript, selection: Selection, t: TableWords): TableEvent[] {
  const { segments, changes, opens, closes } = selection;
  const firstSent = segments[0]?.sentAt ?? 0;
  const calls = transcript.calls
    .filter(({ call, at }) => !QUIET_CALLS.has(call) && !(call === 'listen' && at <= firstSent))
    .flatMap((record) => calling(record, t))
    .filter(({ at }) => at >= opens && at < closes);
  const timers = new Map<string, TableEvent>();
  for (const record of [...segments, ...changes]) {
    const at = 'sentAt' in record ? record.sentAt : record.at;
    for (const one of expiring(transcript, record.cause, at, t)) timers.set(`${one.rank[1]}/${at}`, one);
  }
  return [
    ...segments.map((record) => sending(record, t)),
    ...segments.flatMap((record) => arrivals(transcript, record, t)),
    ...calls,
    ...timers.values(),
  ];
}

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
  /** What state changes name when they come from this event. */
  readonly cause: Cause | null;
}

/** Gives each state change to the event it comes from; one that no shown event brought becomes an event. */
function withChanges(events: readonly TableEvent[], changes: readonly StateRecord[], t: TableWords) {
  const given = new Map<TableEvent, StateRecord[]>();
  const all = [...events];
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
  const { all, given } = withChanges(tableEventsOf(transcript, selection, t), selection.changes, t);
  const order = (a: TableEvent, b: TableEvent) =>
    a.at - b.at || a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2];
  let states: Record<HostId, State> = { ...selection.initial };
  const rows = all.sort(order).map((one): TableRow => {
    const own = given.get(one) ?? [];
    for (const change of own) states = { ...states, [change.host]: change.to };
    const because = one.because ?? own.at(-1)?.because ?? null;
    const changed = [...new Set(own.map(({ host }) => host))];
    return { at: one.at, event: one.event, segment: one.segment, states, changed, because, cause: one.cause };
  });
  const begin: TableRow = {
    at: null,
    event: t.start,
    segment: null,
    states: selection.initial,
    changed: [],
    because: null,
    cause: null,
  };
  return [begin, ...rows];
}
