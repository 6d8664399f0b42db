import { format } from '../../i18n/format.ts';
import type { RuleId } from '../../tcp/rules.ts';
import type {
  CallRecord,
  Cause,
  HostId,
  SegmentRecord,
  TimerName,
  Transcript,
} from '../../tcp/simulator/transcript.ts';
import { QUIET_CALLS, type Selection } from './selection.ts';
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
export interface Happening {
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

function sending(record: SegmentRecord, t: TableWords): Happening {
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

function arrivals(transcript: Transcript, record: SegmentRecord, t: TableWords): Happening[] {
  return record.arrivals.map((at, nth): Happening => {
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

function calling(record: CallRecord, t: TableWords): Happening[] {
  const { index, host, at, returnedAt, result, because } = record;
  const call = `${record.call}()`;
  const words = record.call === 'lose-state' ? t.hostCrashes : t.callMade;
  const made: Happening = {
    at,
    rank: [3, index, 0],
    host,
    cause: { kind: 'call', index },
    event: format(words, { side: t[host], call }),
    segment: null,
    because: null,
  };
  if (returnedAt === null) return [made];
  if (returnedAt === at && typeof result !== 'number' && (result === 'ok' || result === null))
    return [{ ...made, because }];
  const event = format(t.callReturns, { side: t[host], call, result: resultText(result) });
  const rank = returnedAt === at ? ([3, index, 0.5] as const) : ([2, index, 0] as const);
  return [made, { ...made, at: returnedAt, rank, cause: null, event, because }];
}

function expiring(transcript: Transcript, cause: Cause, at: number, t: TableWords): Happening[] {
  const timer = cause.kind === 'timer' ? transcript.timers[cause.index] : undefined;
  if (!timer) return [];
  const time = timeText(timer.dueAt - timer.startedAt);
  const event = format(t.timerExpires, { side: t[timer.host], timer: t[TIMER_NAMES[timer.timer]], time });
  return [{ at, rank: [4, timer.index, 0], host: timer.host, cause, event, segment: null, because: null }];
}

/** Returns all that happens in a selection, in no order. */
export function happeningsOf(transcript: Transcript, selection: Selection, t: TableWords): Happening[] {
  const { segments, changes, opens, closes } = selection;
  const firstSent = segments[0]?.sentAt ?? 0;
  const calls = transcript.calls
    .filter(({ call, at }) => !QUIET_CALLS.has(call) && !(call === 'listen' && at <= firstSent))
    .flatMap((record) => calling(record, t))
    .filter(({ at }) => at >= opens && at < closes);
  const timers = new Map<string, Happening>();
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
