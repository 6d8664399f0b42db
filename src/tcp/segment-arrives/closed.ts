/** RFC 9293 section 3.10.7.1: a segment arrives and there is no connection; and the form of every reset sent in answer. */
import type { Segment } from '../segment.ts';
import { ACK, RST, segLen } from '../segment.ts';
import { seqAdd } from '../sequence.ts';

/**
 * Returns the reset that answers a segment (RFC 9293 section 3.5.2), or null when the segment is itself a reset.
 * With an ACK: <SEQ=SEG.ACK><CTL=RST>. Without: <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>.
 */
export function resetFor(segment: Segment): Segment | null {
  if (segment.flags & RST) return null;
  const ports = { sport: segment.dport, dport: segment.sport, len: 0, wnd: 0, options: null };
  return segment.flags & ACK
    ? { ...ports, seq: segment.ack, ack: 0, flags: RST }
    : { ...ports, seq: 0, ack: seqAdd(segment.seq, segLen(segment)), flags: RST | ACK };
}
