import { ACK, hasFlags } from '../../tcp/segment.ts';
import { seqAdd } from '../../tcp/sequence.ts';
import type { HostId, SegmentRecord, Transcript } from '../../tcp/simulator/transcript.ts';
import type { NumberStyle } from './geometry.ts';

/** Returns SEQ as readers see it; where no ISN applies it stays absolute. */
export function seqText(record: SegmentRecord, style: NumberStyle): string {
  return String(style === 'relative' ? (record.rseq ?? record.segment.seq) : record.segment.seq);
}

/** Returns ACK as readers see it, or null without the ACK bit. */
export function ackText(record: SegmentRecord, style: NumberStyle): string | null {
  if (!hasFlags(record.segment, ACK)) return null;
  return String(style === 'relative' ? (record.rack ?? record.segment.ack) : record.segment.ack);
}

/** Returns the initial sequence numbers of each side in the order of their use: one for each connection begun. */
export function initialNumbers(transcript: Transcript): Record<HostId, number[]> {
  const of = (host: HostId) => {
    const own = transcript.segments.flatMap(({ from, injected, rseq, segment }) =>
      from === host && !injected && rseq !== null ? [seqAdd(segment.seq, -rseq)] : [],
    );
    return [...new Set(own)];
  };
  return { client: of('client'), server: of('server') };
}
