import { ACK, FIN, RST, SYN, segLen } from '../../../tcp/segment.ts';
import { seqDiff } from '../../../tcp/sequence.ts';
import type { HostId, SegmentRecord, Transcript } from '../../../tcp/simulator/transcript.ts';

/**
 * Rules that every segment of a true TCP keeps, whatever the application does. The sentences are in the `findFault`
 * dictionary.
 */
export const LAWS = {
  'opens-with-syn': 'RFC 9293 3.5',
  'one-syn': 'RFC 9293 3.4.1',
  'ack-bit': 'RFC 9293 3.1; 3.10.7.4, fifth',
  'ack-unheard': 'RFC 9293 3.4',
  'ack-behind': 'RFC 9293 3.8; 3.10.7.4, seventh',
  'seq-gap': 'RFC 9293 3.4',
  'seq-used': 'RFC 9293 3.4',
  'after-fin': 'RFC 9293 3.6',
} as const satisfies Record<string, string>;

/** Names a law. */
export type LawId = keyof typeof LAWS;

/** Every law. */
export const LAW_IDS = Object.keys(LAWS) as LawId[];

/** What of a segment can be wrong. `whole`: that there is such a segment at this point. */
export const FIELDS = ['flags', 'seq', 'ack', 'whole'] as const;

/** What of a segment can be wrong. */
export type Field = (typeof FIELDS)[number];

/** A law that a segment breaks. Numbers are relative to the ISNs. */
export interface Breach {
  /** Index of the segment. */
  readonly segment: number;
  readonly law: LawId;
  readonly field: Exclude<Field, 'whole'>;
  /** What the field says, and what the law allows; null where it is no number. */
  readonly says: number | null;
  readonly allows: number | null;
}

/** A trace to be checked: what was sent, and which arrivals the receiver refused. */
export type Trace = Pick<Transcript, 'segments' | 'refusals'>;

interface Side {
  readonly isn: number;
  readonly sent: SegmentRecord[];
  /** One past the last number sent, and one past the FIN. */
  next: number;
  finEnd: number | null;
  /** Numbers of the other side up to here count as arrived, because an earlier breach claimed so. */
  granted: number;
}

/**
 * Returns every law that a segment of a trace of one connection breaks, given the segments before it. What follows
 * from a breach is not a breach again: a number claimed too early counts as true from then on.
 */
export function breaches(trace: Trace, isns: Readonly<Record<HostId, number>>): Breach[] {
  const side = (isn: number): Side => ({ isn, sent: [], next: 0, finEnd: null, granted: 0 });
  const sides = { client: side(isns.client), server: side(isns.server) };
  const refused = new Set(trace.refusals.map(({ segment, at }) => `${segment} ${at}`));
  return trace.segments.flatMap((record) => {
    const own = sides[record.from];
    const broken = record.segment.flags & RST ? [] : check(record, own, sides[record.to], refused);
    note(record, own, sides[record.to]);
    return broken;
  });
}

const NONE: ReadonlySet<string> = new Set();

/** What was refused may still have moved RCV.NXT (its FIN, say): it is neither demanded in an ACK nor held against it. */
function check(record: SegmentRecord, own: Side, other: Side, refused: ReadonlySet<string>): Breach[] {
  const { flags, seq, ack } = record.segment;
  const at = seqDiff(seq, own.isn);
  const acknowledged = seqDiff(ack, other.isn);
  // Linux retransmits on the ACK of a segment before it takes that segment's text.
  const answers = record.cause.kind === 'segment' && record.retransmits === null;
  const answered = answers ? record.cause.index : -1;
  const before = received(
    own,
    other,
    refused,
    (time, index) => time < record.sentAt || (time === record.sentAt && index === answered),
  );
  const now = received(own, other, NONE, (time) => time <= record.sentAt);
  const found: Omit<Breach, 'segment'>[] = [];
  const say = (law: LawId, field: Breach['field'], says: number | null, allows: number | null) =>
    found.push({ law, field, says, allows });
  const first = own.sent.length === 0;
  if (first && !(flags & SYN)) say('opens-with-syn', 'flags', null, null);
  if (!first && flags & SYN && at !== 0) say('one-syn', at === own.next ? 'flags' : 'seq', at, 0);
  if (before > 0 && !(flags & ACK)) say('ack-bit', 'flags', null, null);
  if (flags & ACK && acknowledged > now) say('ack-unheard', 'ack', acknowledged, now);
  if (flags & ACK && acknowledged < before) say('ack-behind', 'ack', acknowledged, before);
  if (at > own.next && !first) say('seq-gap', 'seq', at, own.next);
  if (at < own.next && !repeats(record, at, own)) say('seq-used', 'seq', at, own.next);
  if (own.finEnd !== null && at + segLen(record.segment) > own.finEnd)
    say('after-fin', at > own.finEnd ? 'seq' : 'flags', at, own.finEnd);
  return found.map((breach) => ({ segment: record.index, ...breach }));
}

/** Tells whether a segment that begins below SND.NXT can be a retransmission or a probe of SND.UNA - 1. */
function repeats({ segment, cause }: SegmentRecord, at: number, own: Side): boolean {
  const { flags } = segment;
  const length = segLen(segment);
  const end = at + length;
  const places = own.sent.map((s) => seqDiff(s.segment.seq, own.isn));
  const ends = own.sent.map((s, i) => (places[i] ?? 0) + segLen(s.segment));
  if (cause.kind === 'timer' && length <= 1 && !(flags & (SYN | FIN)) && ends.includes(at + 1)) return true;
  const known = places.includes(at) || ends.includes(at);
  const synInPlace = (at === 0) === ((flags & SYN) !== 0);
  const finInPlace = flags & FIN ? end === own.finEnd || end >= own.next : end !== own.finEnd;
  return length > 0 && known && synInPlace && finInPlace;
}

/** Returns RCV.NXT of a side by what had arrived, relative to the other side's ISN. */
function received(
  own: Side,
  other: Side,
  refused: ReadonlySet<string>,
  when: (time: number, index: number) => boolean,
): number {
  const held = other.sent
    .filter(({ index, arrivals }) => arrivals.some((at) => when(at, index) && !refused.has(`${index} ${at}`)))
    .map(({ segment }) => {
      const start = seqDiff(segment.seq, other.isn);
      return { start, end: start + segLen(segment) };
    });
  let next = own.granted;
  for (let moved = true; moved; ) {
    const reach = held.find((part) => part.start <= next && part.end > next);
    moved = reach !== undefined;
    if (reach) next = reach.end;
  }
  return next;
}

/** Takes a segment into account for those after it. */
function note(record: SegmentRecord, own: Side, other: Side): void {
  const { segment } = record;
  own.sent.push(record);
  if (segment.flags & RST) return;
  const end = seqDiff(segment.seq, own.isn) + segLen(segment);
  own.next = Math.max(own.next, end);
  if (segment.flags & FIN) own.finEnd ??= end;
  if (segment.flags & ACK) own.granted = Math.max(own.granted, seqDiff(segment.ack, other.isn));
}
