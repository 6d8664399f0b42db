import type { State } from '../../../tcp/connection/state.ts';
import type { RuleId } from '../../../tcp/rules.ts';
import {
  type Cause,
  type HostId,
  type SegmentRecord,
  type StateRecord,
  sameCause,
  type Transcript,
} from '../../../tcp/simulator/transcript.ts';

/** A side's state around one segment. */
export interface StateAround {
  readonly from: State;
  readonly to: State;
  /** Why it was entered, now or earlier, or why what arrives is refused; null for a state no connection has entered. */
  readonly because: RuleId | null;
}

/** Returns the segments of the same connection that had reached the sender of `record` when it was sent. */
export function receivedBefore(run: Transcript, record: SegmentRecord): SegmentRecord[] {
  return run.segments.filter(
    (other) =>
      other.to === record.from &&
      other.segment.sport === record.segment.dport &&
      other.segment.dport === record.segment.sport &&
      other.arrivals.some((at) => at <= record.sentAt) &&
      other.index < record.index,
  );
}

/**
 * Returns a side's state around a segment: of its sender, just before and after sending it; of its receiver,
 * just before and after it arrives, or would have arrived when it is lost.
 *
 * What happens in the same instant for another reason (an application that closes the moment it reads the end of
 * the stream) belongs to the segment it causes, not to this one.
 */
export function stateAround(run: Transcript, record: SegmentRecord, side: HostId): StateAround {
  const sends = side === record.from;
  const at = sends ? record.sentAt : (record.arrivals[0] ?? record.sentAt + run.delay);
  const changes = changesOf(run, record, side);
  const ours = (change: StateRecord) =>
    sends ? sameCause(change.cause, record.cause) : isSegment(change.cause, record.index);
  const now = changes.filter((change) => change.at === at);
  const own = now.filter(ours);
  const earlier = changes.filter((change) => change.at < at).at(-1);
  const first = own[0];
  const last = own.at(-1);
  if (first && last) {
    const from = first.from === 'CLOSED' ? listening(run, record, side, at) : first.from;
    return { from, to: last.to, because: last.because };
  }
  const before = now.filter((change) => precedes(change.cause, record, sends)).at(-1);
  const state = before?.to ?? earlier?.to ?? listening(run, record, side, at);
  const refused = run.refusals.find((one) => !sends && one.host === side && one.segment === record.index);
  return { from: state, to: state, because: (refused ?? before ?? earlier)?.because ?? null };
}

/** Returns both sides' states just before a segment is sent. */
export function startStates(run: Transcript, record: SegmentRecord): Record<HostId, State> {
  const before = (side: HostId): State => {
    const earlier = changesOf(run, record, side).findLast((change) => change.at < record.sentAt);
    return earlier?.to ?? listening(run, record, side, record.sentAt);
  };
  const own = stateAround(run, record, record.from).from;
  return record.from === 'client'
    ? { client: own, server: before('server') }
    : { client: before('client'), server: own };
}

function changesOf(run: Transcript, record: SegmentRecord, side: HostId): StateRecord[] {
  const sends = side === record.from;
  const port = sends ? record.segment.sport : record.segment.dport;
  const peer = sends ? record.segment.dport : record.segment.sport;
  return run.states
    .filter((change) => change.host === side && change.port === port && change.peer === peer)
    .map((change) => backToListen(run, record, change));
}

/** A passive open that fails leaves its listener as it was. RFC 9293 section 3.10.7.4, second. */
function backToListen(run: Transcript, record: SegmentRecord, change: StateRecord): StateRecord {
  if (change.from !== 'SYN-RECEIVED' || change.to !== 'CLOSED') return change;
  return { ...change, to: listening(run, record, change.host, change.at) };
}

/** Tells whether a change in the same instant came before the segment did its work. */
function precedes(cause: Cause, record: SegmentRecord, sends: boolean): boolean {
  if (cause.kind === 'segment') return cause.index < record.index;
  return sends ? record.cause.kind === 'call' || record.cause.kind === 'timer' : false;
}

function isSegment(cause: Cause, index: number): boolean {
  return cause.kind === 'segment' && cause.index === index;
}

/** A port without a connection may still have a listener. */
function listening(run: Transcript, record: SegmentRecord, side: HostId, at: number): State {
  const port = side === record.from ? record.segment.sport : record.segment.dport;
  const listener = run.states.findLast(
    (change) => change.host === side && change.port === port && change.peer === null && change.at <= at,
  );
  return listener?.to ?? 'CLOSED';
}
