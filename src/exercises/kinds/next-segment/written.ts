import { SYN } from '../../../tcp/segment.ts';
import type { HostId, SegmentRecord, Transcript } from '../../../tcp/simulator/transcript.ts';
import type { Numbers } from '../../trace/index.ts';
import { ackOf, type Derivation, deriveField, seqOf } from '../../trace/run/index.ts';
import type { Field } from './question.ts';

/** A segment in a question's style; `ack` is null without the ACK bit. */
export interface Written {
  readonly flags: number;
  readonly seq: number;
  readonly ack: number | null;
  readonly len: number;
}

/** Returns a segment as a question writes it. */
export function written(record: SegmentRecord, numbers: Numbers): Written {
  const { flags, len } = record.segment;
  return { flags, seq: seqOf(record, numbers), ack: ackOf(record, numbers), len };
}

/**
 * Returns how a field follows from what the learner's side has sent and received, or null when a rule alone gives it:
 * the SEQ of a reset for a segment without ACK is 0, whatever came before. RFC 9293 section 3.5.2.
 */
export function derivationOf(
  run: Transcript,
  record: SegmentRecord,
  field: Field,
  numbers: Numbers,
): Derivation | null {
  return deriveField({ run, numbers, first: 0 }, record, field)?.derivation ?? null;
}

/** Returns the initial sequence numbers a side has used up to a time, by its SYNs, each once. */
export function isnsOf(run: Transcript, side: HostId, isIn: (record: SegmentRecord) => boolean): number[] {
  const syns = run.segments.filter(
    (record) => record.from === side && !record.injected && record.segment.flags & SYN && isIn(record),
  );
  return [...new Set(syns.map(({ segment }) => segment.seq))];
}
