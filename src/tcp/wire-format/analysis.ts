/**
 * What Wireshark makes of the segments a capture point sees: its marks (its User's Guide, "TCP Analysis"), relative
 * numbers and scaled windows, as a walk over the run. Nothing is read from a capture file here.
 */
import { ACK, FIN, RST, type Segment, SYN, segLen } from '../segment.ts';
import { seqAdd, seqGt, seqLe, seqLt } from '../sequence.ts';
import { type HostId, otherSide } from '../simulator/transcript.ts';
import type { SeenSegment, SentSegment } from './capture-point.ts';

/** The marks, by the last part of their display filter `tcp.analysis.…`. */
export const MARKS = [
  'retransmission',
  'fast_retransmission',
  'spurious_retransmission',
  'out_of_order',
  'duplicate_ack',
  'lost_segment',
  'ack_lost_segment',
  'keep_alive',
  'keep_alive_ack',
  'zero_window',
  'zero_window_probe',
  'zero_window_probe_ack',
  'window_update',
  'window_full',
  'reused_ports',
] as const;

/** One mark. */
export type Mark = (typeof MARKS)[number];

/** What has been seen of one side of a connection. */
interface Flow {
  isn: number | null;
  /** When its bare SYN was last seen, µs. */
  synAt: number | null;
  /** The sequence number after the highest seen, and when that was seen, µs. */
  next: number | null;
  nextAt: number;
  /** The number after the last of what was seen without a gap. */
  contiguous: number | null;
  ack: number;
  ackAt: number;
  window: number;
  scale: number | null;
  /** How many times in a row its last ACK was repeated, and the number of the segment that said it first, from 1. */
  repeats: number;
  repeated: number;
  last: ReadonlySet<Mark>;
}

/** What has been seen of one connection. */
interface Talk {
  readonly flows: Readonly<Record<HostId, Flow>>;
  /** Time from the SYN to the ACK that ends the handshake, µs. */
  rtt: number | null;
}

/** Segments closer than this to the highest seen count as reordered when no round trip was measured, µs. */
const REORDERING = 3_000;
/** A retransmission this soon after the repeated ACKs is a fast one, µs. */
const FAST = 20_000;

const flow = (): Flow => ({
  isn: null,
  synAt: null,
  next: null,
  nextAt: 0,
  contiguous: null,
  ack: 0,
  ackAt: 0,
  window: 0,
  scale: null,
  repeats: 0,
  repeated: 0,
  last: new Set(),
});

/** What Wireshark shows of one segment besides what stands in its header. */
export interface Analysis {
  readonly marks: readonly Mark[];
  /** For a repeated ACK: the number of the segment that said it first, from 1, and how often it has been repeated. */
  readonly duplicate: { readonly of: number; readonly times: number } | null;
  /** SEQ and ACK less the ISNs, modulo 2^32; an ACK of a side that was never seen is as it stands. */
  readonly seq: number;
  readonly ack: number;
  /** The window, scaled where the handshake was seen to agree on it. */
  readonly window: number;
}

/** Returns the marks of each segment seen, in order. */
export function marksOf(seen: readonly SeenSegment<SentSegment>[]): readonly (readonly Mark[])[] {
  return analyze(seen).map(({ marks }) => marks);
}

/** Returns what Wireshark makes of each segment seen, in order. */
export function analyze(seen: readonly SeenSegment<SentSegment>[]): readonly Analysis[] {
  const talks = new Map<string, Talk>();
  return seen.map(({ record: { from, segment }, at }, index) => {
    const ports = [segment.sport, segment.dport];
    const key = (from === 'client' ? ports : ports.reverse()).join('-');
    const known = talks.get(key);
    const reused = known !== undefined && hasOtherIsn(known, from, segment);
    // Only a bare SYN begins the analysis anew.
    const talk = known === undefined || (reused && !(segment.flags & ACK)) ? opened() : known;
    talks.set(key, talk);
    const marks = judge(talk, from, segment, at, index + 1);
    if (reused) marks.add('reused_ports');
    const { repeats: times, repeated: of } = talk.flows[from];
    return {
      marks: MARKS.filter((mark) => marks.has(mark)),
      duplicate: marks.has('duplicate_ack') ? { of, times } : null,
      ...numbersOf(talk, from, segment),
    };
  });
}

const opened = (): Talk => ({ flows: { client: flow(), server: flow() }, rtt: null });

function numbersOf(
  { flows }: Talk,
  from: HostId,
  { flags, seq, ack, wnd }: Segment,
): Pick<Analysis, 'seq' | 'ack' | 'window'> {
  const { isn, scale } = flows[from];
  const theirs = flows[otherSide(from)];
  const scaled = scale !== null && theirs.scale !== null && !(flags & SYN);
  return {
    seq: seqAdd(seq, -(isn ?? 0)),
    ack: seqAdd(ack, -(theirs.isn ?? 0)),
    window: scaled ? wnd * 2 ** scale : wnd,
  };
}

/** Tells whether a SYN has another ISN than the one its side showed or was acknowledged for. */
function hasOtherIsn(talk: Talk, from: HostId, { flags, seq }: Segment): boolean {
  const isn = talk.flows[from].isn;
  return (flags & SYN) !== 0 && isn !== null && isn !== seq;
}

function judge(talk: Talk, from: HostId, segment: Segment, at: number, number: number): Set<Mark> {
  const mine = talk.flows[from];
  const theirs = talk.flows[otherSide(from)];
  const { flags, seq, ack, wnd } = segment;
  if (flags & SYN) {
    mine.scale = segment.options?.windowScale ?? 0;
    if (!(flags & ACK)) mine.synAt = at;
  } else if (flags & ACK && mine.synAt !== null) talk.rtt ??= at - mine.synAt;
  mine.isn = flags & SYN ? seq : (mine.isn ?? seqAdd(seq, -1));
  if (flags & ACK) theirs.isn ??= seqAdd(ack, -1);
  const marks = new Set<Mark>(bySequence(mine, theirs, segment));
  for (const mark of byAcknowledgment(mine, theirs, segment, marks)) marks.add(mark);
  if (ack !== mine.ack) Object.assign(mine, { repeats: 0, repeated: number });
  if (marks.has('duplicate_ack')) mine.repeats += 1;
  if (flags & ACK && theirs.contiguous !== null && seqGt(ack, theirs.contiguous)) {
    marks.add('ack_lost_segment');
    theirs.contiguous = ack;
  }
  const again = sentAgain(talk, mine, theirs, segment, at, marks);
  if (again !== null) marks.add(again);
  if (again === 'fast_retransmission' || again === 'spurious_retransmission') marks.add('retransmission');
  if (!marks.has('zero_window_probe')) advance(mine, seq, seqAdd(seq, segLen(segment)), at);
  Object.assign(mine, { window: wnd, ack, ackAt: at, last: marks });
  return marks;
}

function advance(mine: Flow, seq: number, end: number, at: number): void {
  if (mine.next === null || seqGt(end, mine.next)) Object.assign(mine, { next: end, nextAt: at });
  if (mine.contiguous === null || seq === mine.contiguous) mine.contiguous = mine.next;
}

/** Marks that come from where a segment lies and what window it tells. */
function bySequence(mine: Flow, theirs: Flow, { flags, seq, len, wnd }: Segment): Mark[] {
  const marks: Mark[] = [];
  const plain = (flags & (SYN | FIN | RST)) === 0;
  if (len === 1 && seq === mine.next && theirs.window === 0) return ['zero_window_probe'];
  if (plain && wnd === 0) marks.push('zero_window');
  if (mine.next !== null && seqGt(seq, mine.next) && !(flags & RST)) marks.push('lost_segment');
  if (plain && len <= 1 && mine.next !== null && seq === seqAdd(mine.next, -1)) marks.push('keep_alive');
  if (plain && len > 0 && theirs.scale !== null && mine.scale !== null) {
    const edge = seqAdd(theirs.ack, theirs.window * 2 ** theirs.scale);
    if (seqAdd(seq, len) === edge) marks.push('window_full');
  }
  return marks;
}

/** Marks of a segment without data that says what its sender's last one said. */
function byAcknowledgment(
  mine: Flow,
  theirs: Flow,
  { flags, seq, ack, len, wnd }: Segment,
  marks: ReadonlySet<Mark>,
): Mark[] {
  if (len > 0 || flags & (SYN | FIN | RST) || seq !== mine.next || marks.has('zero_window_probe')) return [];
  if (ack !== mine.ack) return [];
  if (wnd !== mine.window) return wnd === 0 ? [] : ['window_update'];
  if (wnd === 0) return theirs.last.has('zero_window_probe') ? ['zero_window_probe_ack'] : [];
  return [theirs.last.has('keep_alive') ? 'keep_alive_ack' : 'duplicate_ack'];
}

/** The mark of a segment that says again what was said before. */
function sentAgain(
  talk: Talk,
  mine: Flow,
  theirs: Flow,
  segment: Segment,
  at: number,
  marks: ReadonlySet<Mark>,
): Mark | null {
  const { flags, seq, len } = segment;
  if ((len === 0 && !(flags & (SYN | FIN))) || marks.has('keep_alive')) return null;
  const end = seqAdd(seq, len);
  if (len > 0 && theirs.ack !== 0 && seqLe(end, theirs.ack)) return 'spurious_retransmission';
  const behind = mine.next !== null && seqLt(seq, mine.next);
  if (!behind || (len > 1 && seq === seqAdd(mine.next ?? 0, -1))) return null;
  if (theirs.repeats >= 2 && theirs.ack === seq && at - theirs.ackAt < FAST) return 'fast_retransmission';
  if (at - mine.nextAt < (talk.rtt ?? REORDERING) && mine.next !== seqAdd(seq, segLen(segment)))
    return 'out_of_order';
  return 'retransmission';
}
