import type { State } from '../../../tcp/connection/state.ts';
import type { RuleId } from '../../../tcp/rules.ts';
import { ACK, FIN, RST, SYN, segLen } from '../../../tcp/segment.ts';
import { seqAdd, seqGt } from '../../../tcp/sequence.ts';
import type { HostId, SegmentRecord, Transcript } from '../../../tcp/simulator/transcript.ts';
import type { CellKind } from '../cells.ts';
import type { Numbers } from '../rows.ts';
import { ackOf, seqOf } from './cell-values.ts';
import { deriveSent, type ShownRun, type TimeDerivation } from './derive-time.ts';
import { receivedBefore, stateAround } from './states.ts';

/**
 * How a cell's value follows from the run, as data: the words for it are in the `exercise` dictionary.
 * `segment` is the index of the segment it is taken from. Numbers are in the question's style.
 */
export type Derivation =
  /** SEQ of a SYN: the sender's ISN. */
  | { readonly how: 'isn' }
  /** SEQ (or ACK) = SEQ of an earlier segment + its SYN, octets and FIN. RFC 9293 section 3.4. */
  | {
      readonly how: 'after';
      readonly segment: number;
      readonly seq: number;
      readonly syn: 0 | 1;
      readonly len: number;
      readonly fin: 0 | 1;
    }
  /** The same SEQ again, for a retransmission. */
  | { readonly how: 'repeats'; readonly segment: number; readonly seq: number }
  /** SEQ = the ACK field of a segment received: what the other side expects next. */
  | { readonly how: 'expected'; readonly segment: number; readonly ack: number }
  /** The same ACK as in the sender's segment before, for nothing has arrived since that would raise it. */
  | { readonly how: 'unchanged'; readonly segment: number; readonly ack: number }
  /** ACK stays below a segment that has just arrived, for what comes before that one is missing. */
  | {
      readonly how: 'gap';
      readonly segment: number;
      readonly seq: number;
      readonly ack: number;
      /** Index of the sender's segment before with the same ACK; null when none is shown. */
      readonly before: number | null;
    }
  | TimeDerivation
  | { readonly how: 'flags' }
  /** What a call returned. */
  | { readonly how: 'result' }
  | { readonly how: 'len' }
  | { readonly how: 'state'; readonly from: State; readonly to: State }
  /** The state is what it was at the segment shown before, null when this is the first. */
  | { readonly how: 'stays'; readonly segment: number | null; readonly state: State };

/** Why a cell holds what it holds. */
export interface Reason {
  readonly because: RuleId;
  readonly derivation: Derivation;
}

const bit = (record: SegmentRecord, mask: number): 0 | 1 => (record.segment.flags & mask ? 1 : 0);

/** Which part of a run a question shows, and how. */
export interface ShownTrace extends ShownRun {
  readonly numbers: Numbers;
}

type Fields = Omit<ShownTrace, 'scenario'>;

/**
 * Returns how a cell follows from the segments shown and the rule behind it, or null when nothing shown leads to
 * its value.
 */
export function derive(view: ShownTrace, record: SegmentRecord, kind: CellKind): Reason | null {
  if (kind !== 'sent') return deriveField(view, record, kind);
  const derivation = deriveSent(view, record);
  return derivation && { because: record.because, derivation };
}

/** Returns the same for a field of a segment or a state, which no parameter decides. */
export function deriveField(
  view: Fields,
  record: SegmentRecord,
  kind: Exclude<CellKind, 'sent'>,
): Reason | null {
  const { because } = record;
  const derived = (derivation: Derivation | null) => derivation && { because, derivation };
  switch (kind) {
    case 'seq':
      return derived(deriveSeq(view, record));
    case 'ack':
      return derived(deriveAck(view, record));
    case 'flags':
    case 'len':
      return derived({ how: kind });
    case 'client':
    case 'server':
      return deriveState(view, record, kind);
  }
}

function deriveState({ run, first }: Fields, record: SegmentRecord, side: HostId): Reason {
  const { from, to, because } = stateAround(run, record, side);
  const earlier = shownBefore(run, record, side, first);
  const stays = from === to || (earlier && stateAround(run, earlier, side).to === to);
  return {
    because: because ?? record.because,
    derivation: stays
      ? { how: 'stays', segment: earlier?.index ?? null, state: to }
      : { how: 'state', from, to },
  };
}

/** Returns the segment shown that concerned a side last before this one did, in the order of time: some overtake others. */
function shownBefore(
  { segments, delay }: Transcript,
  record: SegmentRecord,
  side: HostId,
  first: number,
): SegmentRecord | undefined {
  const at = (one: SegmentRecord) =>
    one.from === side ? one.sentAt : (one.arrivals[0] ?? one.sentAt + delay);
  const later = (a: SegmentRecord, b: SegmentRecord) =>
    at(a) > at(b) || (at(a) === at(b) && a.index > b.index);
  return segments
    .slice(first)
    .filter((one) => later(record, one))
    .reduce<SegmentRecord | undefined>((last, one) => (last && later(last, one) ? last : one), undefined);
}

function after(record: SegmentRecord, numbers: Numbers): Derivation {
  return {
    how: 'after',
    segment: record.index,
    seq: seqOf(record, numbers),
    syn: bit(record, SYN),
    len: record.segment.len,
    fin: bit(record, FIN),
  };
}

const end = (record: SegmentRecord) => seqAdd(record.segment.seq, segLen(record.segment));

function deriveSeq({ run, numbers, first }: Fields, record: SegmentRecord): Derivation | null {
  const { seq } = record.segment;
  const repeated = record.retransmits === null ? undefined : run.segments[record.retransmits];
  if (repeated && repeated.index >= first && repeated.segment.seq === seq) {
    return { how: 'repeats', segment: repeated.index, seq: seqOf(repeated, numbers) };
  }
  if (bit(record, SYN)) return { how: 'isn' };
  const own = run.segments.slice(first, record.index).filter((other) => sameSender(other, record));
  const before = own.findLast((other) => end(other) === seq);
  if (before && !bit(record, RST)) return after(before, numbers);
  const received = receivedBefore(run, record).filter((other) => other.index >= first && bit(other, ACK));
  const asked = received.findLast((other) => other.segment.ack === seq);
  const ack = asked ? ackOf(asked, numbers) : null;
  return asked && ack !== null ? { how: 'expected', segment: asked.index, ack } : null;
}

function deriveAck({ run, numbers, first }: Fields, record: SegmentRecord): Derivation | null {
  const { ack } = record.segment;
  const own = run.segments.slice(first, record.index).filter((other) => sameSender(other, record));
  const before = own.findLast((other) => bit(other, ACK) && other.segment.ack === ack);
  const ahead = aheadOf(run, record);
  if (ahead && ahead.index >= first) {
    const [seq, stays] = [seqOf(ahead, numbers), ackOf(record, numbers) ?? 0];
    return { how: 'gap', segment: ahead.index, seq, ack: stays, before: before?.index ?? null };
  }
  const received = receivedBefore(run, record).filter((other) => end(other) === ack);
  const filled = received.findLast((other) => segLen(other.segment) > 0) ?? received.at(-1);
  const source =
    filled && filled.index >= first ? filled : received.findLast((other) => other.index >= first);
  if (source) return after(source, numbers);
  const shown = before ? ackOf(before, numbers) : null;
  return before && shown !== null ? { how: 'unchanged', segment: before.index, ack: shown } : null;
}

/** Returns the segment that made its receiver send this ACK and begins beyond it: what lies between is missing. */
function aheadOf({ segments }: Transcript, { cause, segment }: SegmentRecord): SegmentRecord | null {
  const answered = cause.kind === 'segment' ? segments[cause.index] : undefined;
  return answered && seqGt(answered.segment.seq, segment.ack) && segLen(answered.segment) > 0
    ? answered
    : null;
}

function sameSender(a: SegmentRecord, b: SegmentRecord): boolean {
  return a.from === b.from && a.segment.sport === b.segment.sport && a.segment.dport === b.segment.dport;
}
