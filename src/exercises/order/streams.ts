/** The byte streams of a run: what was sent in each direction of each connection, and which arrivals moved RCV.NXT. */
import { ACK, RST, SYN, segLen } from '../../tcp/segment.ts';
import { seqDiff } from '../../tcp/sequence.ts';
import type { HostId, SegmentRecord, Transcript } from '../../tcp/simulator/transcript.ts';

/** One direction of one connection. */
export interface Stream {
  readonly from: HostId;
  readonly port: number;
  readonly peer: number;
  /** The sender's ISN. */
  readonly isn: number;
  readonly sent: readonly SegmentRecord[];
}

/** An arrival that moved the receiver's RCV.NXT. */
export interface Advance {
  readonly record: SegmentRecord;
  /** Which of its arrivals. */
  readonly copy: number;
  /** µs. */
  readonly at: number;
  /** RCV.NXT after it, relative to the ISN. */
  readonly next: number;
}

/** Returns every stream with exactly one ISN: a second connection on the same ports makes numbers ambiguous. */
export function streamsOf(run: Transcript): Stream[] {
  const streams = new Map<string, { isns: Set<number>; sent: SegmentRecord[] }>();
  for (const record of run.segments) {
    const { from, segment, injected } = record;
    if (injected) continue;
    const key = `${from} ${segment.sport} ${segment.dport}`;
    const stream = streams.get(key) ?? { isns: new Set(), sent: [] };
    streams.set(key, stream);
    if (segment.flags & SYN) stream.isns.add(segment.seq);
    stream.sent.push(record);
  }
  return [...streams.values()].flatMap(({ isns, sent }) => {
    const [isn] = isns;
    const [first] = sent;
    if (isns.size !== 1 || isn === undefined || !first) return [];
    return [{ from: first.from, port: first.segment.sport, peer: first.segment.dport, isn, sent }];
  });
}

/** Returns the stream the other way, or null when that side never sent a SYN. */
export function reverse(streams: readonly Stream[], stream: Stream): Stream | null {
  return (
    streams.find((s) => s.from !== stream.from && s.port === stream.peer && s.peer === stream.port) ?? null
  );
}

/** Returns the arrivals that moved RCV.NXT, in order of time. What the receiver refused moves nothing. */
export function advances(run: Transcript, stream: Stream): Advance[] {
  const refused = new Set(run.refusals.map(({ segment, at }) => `${segment} ${at}`));
  const arrivals = stream.sent
    .flatMap((record) => record.arrivals.map((at, copy) => ({ record, copy, at })))
    .filter(({ record, at }) => segLen(record.segment) > 0 && !refused.has(`${record.index} ${at}`))
    .sort((a, b) => a.at - b.at || a.record.index - b.record.index);
  const found: Advance[] = [];
  const buffered: { readonly start: number; readonly end: number }[] = [];
  let next = 0;
  for (const { record, copy, at } of arrivals) {
    const start = seqDiff(record.segment.seq, stream.isn);
    buffered.push({ start, end: start + segLen(record.segment) });
    const before = next;
    for (let moved = true; moved; ) {
      const reach = buffered.find((part) => part.start <= next && part.end > next);
      moved = reach !== undefined;
      if (reach) next = reach.end;
    }
    if (next > before) found.push({ record, copy, at, next });
  }
  return found;
}

/** Tells whether a reset was sent without a connection, so that it takes its numbers from the segment it answers. */
export function isOfNoConnection(record: SegmentRecord): boolean {
  return (
    (record.segment.flags & RST) !== 0 &&
    [
      'closed/reset',
      'listen/ack',
      'syn-sent/bad-ack',
      'ack/syn-received-bad',
      'syn/new-in-syn-received',
    ].includes(record.because)
  );
}

/** Returns ACK of a segment relative to the ISN of the stream it acknowledges, or null when it carries none. */
export function ackIn(record: SegmentRecord, acknowledged: Stream): number | null {
  return record.segment.flags & ACK ? seqDiff(record.segment.ack, acknowledged.isn) : null;
}
