/** Order that follows from the numbers in the segments: SND.NXT and RCV.NXT only grow. RFC 9293 section 3.4. */
import { segLen } from '../../tcp/segment.ts';
import { seqDiff } from '../../tcp/sequence.ts';
import type { SegmentRecord, Transcript } from '../../tcp/simulator/transcript.ts';
import type { Edge } from './event.ts';
import { ackIn, advances, isOfNoConnection, reverse, type Stream, streamsOf } from './streams.ts';

/** Returns the edges that SEQ, ACK and retransmission give. */
export function edgesByNumbers(run: Transcript): Edge[] {
  const streams = streamsOf(run);
  return streams.flatMap((stream) => {
    const other = reverse(streams, stream);
    return [...bySeq(stream), ...(other ? byAck(run, stream, other) : []), ...repeats(stream)];
  });
}

/** What takes a sequence number is sent first at SND.NXT, so a segment with a higher SEQ comes later. */
function bySeq(stream: Stream): Edge[] {
  const inOrder = sentInOrder(stream);
  return inOrder.flatMap(({ record: after, seq, len }, i) =>
    inOrder.slice(0, i).flatMap((earlier): Edge[] => {
      const forced = seq >= earlier.seq + earlier.len && (earlier.len > 0 || len > 0 || seq > earlier.seq);
      return forced
        ? [
            {
              before: `send ${earlier.record.index}`,
              after: `send ${after.index}`,
              why: 'seq',
              because: null,
            },
          ]
        : [];
    }),
  );
}

interface Numbered {
  readonly record: SegmentRecord;
  /** Relative SEQ, and SEG.LEN. */
  readonly seq: number;
  readonly len: number;
}

/** Returns the segments sent at SND.NXT: no retransmissions, no probes, no resets of no connection. */
function sentInOrder(stream: Stream): Numbered[] {
  let next = 0;
  return stream.sent.flatMap((record) => {
    const seq = seqDiff(record.segment.seq, stream.isn);
    if (seq !== next || isOfNoConnection(record)) return [];
    const len = segLen(record.segment);
    next += len;
    return [{ record, seq, len }];
  });
}

/** Every segment carries RCV.NXT as its ACK, so that shows which arrivals it follows and which it precedes. */
function byAck(run: Transcript, stream: Stream, received: Stream): Edge[] {
  const moves = advances(run, received);
  return stream.sent.flatMap((record) => {
    const ack = ackIn(record, received);
    if (ack === null || isOfNoConnection(record)) return [];
    const send = `send ${record.index}` as const;
    return moves.flatMap((move): Edge[] => {
      const arrival = `arrival ${move.record.index}.${move.copy}` as const;
      if (move.next <= ack && move.at <= record.sentAt)
        return [{ before: arrival, after: send, why: 'acknowledges', because: null }];
      if (move.next > ack && move.at >= record.sentAt)
        return [{ before: send, after: arrival, why: 'not-yet', because: null }];
      return [];
    });
  });
}

function repeats(stream: Stream): Edge[] {
  return stream.sent.flatMap(({ index, retransmits, because }): Edge[] =>
    retransmits === null
      ? []
      : [{ before: `send ${retransmits}`, after: `send ${index}`, why: 'repeats', because }],
  );
}
