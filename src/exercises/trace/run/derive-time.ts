/** How the time of something follows from the segments shown: a timer ran out, or a segment arrived. */
import type { RuleId } from '../../../tcp/rules.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type {
  Cause,
  HostId,
  SegmentRecord,
  TimerName,
  TimerRecord,
  Transcript,
} from '../../../tcp/simulator/transcript.ts';
import { type Parameter, parametersOf, profileOf } from './timer-parameters.ts';

/** A segment shown that a time is counted from: its sending, or its arrival. Times are µs. */
export interface Base {
  readonly segment: number;
  readonly sent: number;
  /** From sending to the arrival counted from; 0 when the sending itself is. */
  readonly way: number;
}

/** How a time follows, as data. */
export type TimeDerivation =
  /** A timer started at the base ran out: base + wait. `was`: how long the same timer ran before, null at first. */
  | {
      readonly how: 'timer';
      readonly timer: TimerName;
      readonly base: Base;
      readonly wait: number;
      readonly was: number | null;
      readonly params: readonly Parameter[];
    }
  /** A segment arrived: its sending + its way. */
  | { readonly how: 'arrival'; readonly base: Base };

/** Something that happened at a time on a host's connection. */
export interface TimedEvent {
  readonly at: number;
  readonly host: HostId;
  readonly port: number | null;
  readonly peer: number | null;
  readonly cause: Cause;
  readonly because: RuleId;
}

/** The part of a run that is looked at: `first` is the index of the first segment shown. */
export interface ShownRun {
  readonly run: Transcript;
  readonly scenario: Scenario;
  readonly first: number;
}

/** Timers that a segment's arrival starts; the others run from what a host sends. */
const FROM_ARRIVAL: ReadonlySet<TimerName> = new Set(['time-wait', 'delayed-ack', 'fin-wait-2']);

/** Returns how a time follows from what is shown, or null when nothing shown leads to it. */
export function deriveTime(shown: ShownRun, event: TimedEvent): TimeDerivation | null {
  const timer = timerBehind(shown.run, event);
  if (timer) return fromTimer(shown, timer, event);
  const base = arrivalAt(shown, event, event.at);
  return base && { how: 'arrival', base };
}

/** Returns how the time a segment was sent at follows. */
export function deriveSent(shown: ShownRun, record: SegmentRecord): TimeDerivation | null {
  const { sentAt: at, from: host, segment, cause, because } = record;
  return deriveTime(shown, { at, host, port: segment.sport, peer: segment.dport, cause, because });
}

/** A call's return names no cause: it is the timer that ran out in the same instant, if one did. */
function timerBehind({ timers }: Transcript, { cause, at, ...event }: TimedEvent): TimerRecord | undefined {
  if (cause.kind === 'timer') return timers[cause.index];
  if (cause.kind !== 'start') return undefined;
  return timers.findLast(
    (timer) => timer.endedAt === at && timer.outcome === 'expired' && isOf(timer, event),
  );
}

function isOf(
  { host, port, peer }: Pick<TimerRecord, 'host' | 'port' | 'peer'>,
  event: Pick<TimedEvent, 'host' | 'port' | 'peer'>,
): boolean {
  return host === event.host && port === event.port && peer === event.peer;
}

function fromTimer(shown: ShownRun, record: TimerRecord, event: TimedEvent): TimeDerivation | null {
  const { timer, startedAt } = record;
  const base = baseOf(shown, record);
  if (!base) return null;
  const wait = event.at - base.sent - base.way;
  const before = shown.run.timers.find(
    (one) =>
      one.timer === timer && one.outcome === 'expired' && one.endedAt === startedAt && isOf(one, record),
  );
  const was = before ? before.dueAt - before.startedAt : null;
  const ruled = { timer, because: event.because, wait, was };
  const params = parametersOf(ruled, profileOf(shown.scenario, event.host));
  return { how: 'timer', timer, base, wait, was, params };
}

function baseOf(shown: ShownRun, { timer, startedAt, ...connection }: TimerRecord): Base | null {
  if (!FROM_ARRIVAL.has(timer)) {
    const sent = shown.run.segments.findLast(
      ({ index, sentAt, from, segment }) =>
        index >= shown.first &&
        sentAt === startedAt &&
        isOf({ host: from, port: segment.sport, peer: segment.dport }, connection),
    );
    if (sent) return { segment: sent.index, sent: sent.sentAt, way: 0 };
  }
  // Idle time counts from what came last, however late keepalive was switched on.
  const at = timer === 'keepalive' ? lastArrival(shown.run, connection, startedAt) : startedAt;
  return at === null ? null : arrivalAt(shown, connection, at);
}

function arrivedAt(
  record: SegmentRecord,
  { host, port, peer }: Pick<TimedEvent, 'host' | 'port' | 'peer'>,
): boolean {
  return isOf(
    { host: record.to, port: record.segment.dport, peer: record.segment.sport },
    { host, port, peer },
  );
}

function lastArrival(
  { segments }: Transcript,
  connection: Pick<TimedEvent, 'host' | 'port' | 'peer'>,
  until: number,
): number | null {
  const times = segments
    .filter((record) => arrivedAt(record, connection))
    .flatMap(({ arrivals }) => arrivals.filter((at) => at <= until));
  return times.length === 0 ? null : Math.max(...times);
}

function arrivalAt(
  { run, first }: ShownRun,
  connection: Pick<TimedEvent, 'host' | 'port' | 'peer'>,
  at: number,
): Base | null {
  const record = run.segments.findLast(
    (one) => one.index >= first && one.arrivals.includes(at) && arrivedAt(one, connection),
  );
  return record ? { segment: record.index, sent: record.sentAt, way: at - record.sentAt } : null;
}
