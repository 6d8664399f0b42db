import { ACK, flagNames } from '../../../tcp/segment.ts';
import { seqDiff } from '../../../tcp/sequence.ts';
import type { SegmentRecord } from '../../../tcp/simulator/transcript.ts';
import { variantOf } from '../../trace/run/index.ts';
import { drawFault } from './draw.ts';
import type { FaultRow, FindFaultQuestion, FindFaultSpec } from './question.ts';

/** Makes the variant of an exercise with this seed: sizes, ISNs, and one fault that no true TCP can have sent. */
export function generate(spec: FindFaultSpec, seed: number): FindFaultQuestion {
  const { scenario, isns } = variantOf(spec, seed);
  const { show, spoilers, numbers } = spec;
  const setting = { scenario, seed, isns, show, spoilers };
  const { trace, truth, range, reasons } = drawFault(setting, spec.name);
  const rows = trace.segments.slice(...range).map((record) => row(record, numbers, isns));
  return { profile: truth.profile, ...setting, numbers, rows, reasons };
}

function row(
  record: SegmentRecord,
  numbers: FindFaultQuestion['numbers'],
  isns: FindFaultQuestion['isns'],
): FaultRow {
  const { index, from, to, sentAt, arrivals, fate, segment } = record;
  // A reset of no connection takes its SEQ from what it answers, or is 0: relative to nothing.
  const rootless = record.rseq === null;
  const seq = numbers === 'absolute' || rootless ? segment.seq : seqDiff(segment.seq, isns[from]);
  const ack = numbers === 'absolute' ? segment.ack : seqDiff(segment.ack, isns[to]);
  return {
    index,
    from,
    to,
    sentAt,
    arrivesAt: arrivals[0] ?? null,
    againAt: arrivals[1] ?? null,
    fate,
    repeats: null,
    cells: {
      seq: String(seq),
      ack: segment.flags & ACK ? String(ack) : '',
      flags: flagNames(segment.flags).join(','),
      len: String(segment.len),
      client: '',
      server: '',
      sent: '',
    },
  };
}
