import type { State } from '../../tcp/connection/state.ts';
import type {
  CallRecord,
  HostId,
  SegmentRecord,
  StateRecord,
  TimerRecord,
  Transcript,
} from '../../tcp/simulator/transcript.ts';

/** A call or an expired timer that the ladder names, at the time it is named. */
export type NamedEvent =
  | {
      readonly kind: 'call';
      readonly host: HostId;
      readonly at: number;
      readonly call: CallRecord;
      readonly names: 'call' | 'error' | 'both';
    }
  | { readonly kind: 'timer'; readonly host: HostId; readonly at: number; readonly timer: TimerRecord };

/** The part of a transcript that a ladder shows. */
export interface Selection {
  readonly segments: readonly SegmentRecord[];
  /** The state each side begins with. */
  readonly initial: Readonly<Record<HostId, State>>;
  /** The changes of the shown connection, in order. */
  readonly changes: readonly StateRecord[];
  readonly events: readonly NamedEvent[];
  /** The time shown, µs: `closes` is infinite when the run is shown to its end. */
  readonly opens: number;
  readonly closes: number;
}

const HOSTS = ['client', 'server'] as const satisfies readonly HostId[];

/** Calls that set things up and put nothing on the wire. */
export const QUIET_CALLS: ReadonlySet<string> = new Set(['set-option', 'bind', 'set-param']);

/** Calls that wait for the peer: they matter when they return. */
const WAITING_CALLS: ReadonlySet<string> = new Set(['accept', 'recv']);

/** Returns when a segment arrives last; for a lost one, when it would have arrived, µs. */
function lastArrival(record: SegmentRecord, delay: number): number {
  return record.arrivals.at(-1) ?? record.sentAt + delay;
}

/** Returns the records of the connection that the first shown segment belongs to, its listener's before it. */
function recordsOf(transcript: Transcript, host: HostId, first: SegmentRecord | undefined): StateRecord[] {
  if (!first) return [];
  const { sport, dport } = first.segment;
  const [port, peer] = first.from === host ? [sport, dport] : [dport, sport];
  const own = transcript.states.filter((state) => state.host === host && state.port === port);
  const connection = own.filter((state) => state.peer === peer);
  const born = connection[0]?.index ?? Number.POSITIVE_INFINITY;
  const listener = own.filter((state) => state.peer === null);
  const listensAt = (at: number) => listener.findLast((state) => state.at <= at)?.to === 'LISTEN';
  // A passive open that fails leaves its listener as it was: the side is in LISTEN again. RFC 9293 3.10.7.4, second.
  // So is a host that has lost its connections and listens: it answers as if there had never been one.
  const isCrash = ({ cause }: StateRecord) =>
    cause.kind === 'call' && transcript.calls[cause.index]?.call === 'lose-state';
  const shown = connection.map((state) =>
    state.to === 'CLOSED' && (state.from === 'SYN-RECEIVED' || isCrash(state)) && listensAt(state.at)
      ? { ...state, to: 'LISTEN' as const }
      : state,
  );
  return [...listener.filter(({ index }) => index < born), ...shown];
}

/** Returns the calls to be shown, each at the time it matters; one that fails later is shown again with its error. */
function namedCalls(transcript: Transcript, firstSent: number): NamedEvent[] {
  return transcript.calls.flatMap((call): NamedEvent[] => {
    const { host, at, returnedAt, result } = call;
    if (QUIET_CALLS.has(call.call) || (call.call === 'listen' && at <= firstSent)) return [];
    const made: NamedEvent = { kind: 'call', host, at, call, names: 'call' };
    const failed = typeof result === 'string' && result !== 'ok' && result !== 'eof';
    const named: NamedEvent[] =
      failed && returnedAt !== null ? [{ kind: 'call', host, at: returnedAt, call, names: 'error' }] : [];
    if (!WAITING_CALLS.has(call.call)) return [made, ...named];
    if (failed) return named.map((event) => ({ ...event, names: 'both' }));
    return returnedAt === null ? [] : [{ ...made, at: returnedAt }];
  });
}

/** Returns the timers whose end sent a shown segment or changed a state; TIME-WAIT's own is drawn as its span. */
function namedTimers(
  transcript: Transcript,
  segments: readonly SegmentRecord[],
  changes: readonly StateRecord[],
): NamedEvent[] {
  const named = new Map<number, NamedEvent>();
  for (const { cause, ...record } of [...segments, ...changes]) {
    const timer = cause.kind === 'timer' ? transcript.timers[cause.index] : undefined;
    if (!timer || timer.timer === 'time-wait') continue;
    const at = 'sentAt' in record ? record.sentAt : record.at;
    named.set(timer.index, { kind: 'timer', host: timer.host, at, timer });
  }
  return [...named.values()];
}

/** Picks what a ladder of the segments #`from` to #`to` shows: they, and all that happens while they travel. */
export function select(transcript: Transcript, from = 1, to = Number.POSITIVE_INFINITY): Selection {
  const segments = transcript.segments.filter(({ index }) => index + 1 >= from && index + 1 <= to);
  const first = segments[0];
  const firstSent = first?.sentAt ?? 0;
  const opens = from <= 1 ? 0 : firstSent;
  // Up to the last segment means up to the end of the run, TIME-WAIT included.
  const closes =
    to < transcript.segments.length
      ? Math.max(firstSent, ...segments.map((record) => lastArrival(record, transcript.delay)))
      : Number.POSITIVE_INFINITY;
  const sameCause = ({ cause }: StateRecord) =>
    segments.some(
      (shown) =>
        shown.cause.kind === cause.kind &&
        'index' in cause &&
        'index' in shown.cause &&
        shown.cause.index === cause.index,
    );
  // At the closing instant what the last arrival did is shown, and not what a later call begins.
  const inTime = (state: StateRecord) =>
    state.at >= opens &&
    (state.at < closes || (state.at === closes && (state.cause.kind === 'segment' || sameCause(state))));

  const initial: Record<HostId, State> = { client: 'CLOSED', server: 'CLOSED' };
  const changes: StateRecord[] = [];
  for (const host of HOSTS) {
    for (const [i, state] of recordsOf(transcript, host, first).entries()) {
      if (i === 0) initial[host] = state.from;
      const setUp = state.peer === null && state.at <= firstSent;
      if (state.at < opens || setUp) initial[host] = state.to;
      else if (inTime(state)) changes.push(state);
    }
  }
  changes.sort((a, b) => a.index - b.index);
  const events = [...namedCalls(transcript, firstSent), ...namedTimers(transcript, segments, changes)].filter(
    ({ at }) => at >= opens && at < closes,
  );
  return { segments, initial, changes, events, opens, closes };
}
