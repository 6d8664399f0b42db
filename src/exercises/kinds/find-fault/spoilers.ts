import { ACK, FIN, PSH, RST, SYN, segLen } from '../../../tcp/segment.ts';
import { seqAdd } from '../../../tcp/sequence.ts';
import type { Rewrite } from '../../../tcp/simulator/scenario.ts';
import type { SegmentRecord, Transcript } from '../../../tcp/simulator/transcript.ts';
import type { Fields } from '../../what-if/index.ts';

/**
 * How a trace is spoiled: a field written wrong, a segment too many, a segment left out, or one that is sent before
 * what it answers has arrived.
 */
export const SPOILERS = ['seq', 'ack', 'flags', 'extra', 'missing', 'early'] as const;

/** Names a way to spoil a trace. */
export type Spoiler = (typeof SPOILERS)[number];

/** One way to spoil one segment of a run; `segment` is its index in the true run. */
export type Spoil =
  | { readonly spoiler: 'seq' | 'ack' | 'flags'; readonly segment: number; readonly rewrite: Rewrite }
  /** One more segment of the same sender, at a time (µs) at which it has nothing to say. */
  | { readonly spoiler: 'extra'; readonly segment: number; readonly at: number; readonly fields: Fields }
  | { readonly spoiler: 'missing'; readonly segment: number }
  /** Sent at this time, µs, instead of its own. */
  | { readonly spoiler: 'early'; readonly segment: number; readonly at: number };

/** Lists every way to spoil a segment of a true run in one manner. Which of them are impossible is not yet said. */
export function spoilsOf(run: Transcript, spoiler: Spoiler, record: SegmentRecord): Spoil[] {
  if (record.segment.flags & RST || record.fate === 'lost') return [];
  const { index: segment } = record;
  switch (spoiler) {
    case 'seq':
      return seqSlips(run, record).map((seq) => ({ spoiler, segment, rewrite: { seq } }));
    case 'ack':
      return ackSlips(run, record).map((ack) => ({ spoiler, segment, rewrite: { ack } }));
    case 'flags':
      return flagSlips(record).map((flags) => ({ spoiler, segment, rewrite: { flags } }));
    case 'extra':
      return extras(run, record);
    case 'missing':
      return segLen(record.segment) > 0 ? [{ spoiler, segment }] : [];
    case 'early':
      return early(run, record);
  }
}

/** One too many, one too few, or as if the sender's last SYN, data or FIN had cost nothing. */
function seqSlips(run: Transcript, record: SegmentRecord): number[] {
  const { seq, flags } = record.segment;
  if (flags & SYN) return [];
  const before = ownBefore(run, record).findLast((other) => segLen(other.segment) > 0);
  const costless = before ? [before.segment.seq] : [];
  return distinct([seqAdd(seq, 1), seqAdd(seq, -1), ...costless], seq);
}

/** One too many, the last number received, or as if nothing had come since the sender's segment before. */
function ackSlips(run: Transcript, record: SegmentRecord): number[] {
  const { ack, flags } = record.segment;
  if (!(flags & ACK)) return [];
  const before = ownBefore(run, record).findLast((other) => other.segment.flags & ACK);
  const stale = before ? [before.segment.ack] : [];
  return distinct([seqAdd(ack, 1), seqAdd(ack, -1), ...stale], ack);
}

function flagSlips({ segment: { flags } }: SegmentRecord): number[] {
  if (flags & SYN) return flags & ACK ? [SYN, ACK] : [];
  // A bare ACK without its ACK bit would have no flag left.
  const silent = flags & (FIN | PSH) ? [flags & ~ACK] : [];
  return [...silent, flags | SYN];
}

/** A second FIN or more data behind the FIN, or a SYN in the middle of the connection. */
function extras(run: Transcript, record: SegmentRecord): Spoil[] {
  const { from, to, segment, sentAt, index } = record;
  const later = run.segments.find((other) => other.sentAt > sentAt);
  const gap = later ? later.sentAt - sentAt : run.delay;
  const at = sentAt + Math.max(1, Math.min(Math.trunc(gap / 2), 3 * run.delay));
  const received = run.segments
    .filter((other) => other.from === to && other.arrivals.some((arrival) => arrival < at))
    .findLast((other) => segLen(other.segment) > 0);
  if (!(segment.flags & ACK) || !received) return [];
  const seq = seqAdd(segment.seq, segLen(segment));
  const ack = seqAdd(received.segment.seq, segLen(received.segment));
  const closed = run.segments.some(
    (other) => other.index <= index && other.from === from && other.segment.flags & FIN,
  );
  const fields: Fields[] = closed
    ? [
        { flags: FIN | ACK, seq, ack, len: 0 },
        { flags: PSH | ACK, seq, ack, len: 10 },
      ]
    : [{ flags: SYN | ACK, seq, ack, len: 0 }];
  return fields.map((one): Spoil => ({ spoiler: 'extra', segment: index, at, fields: one }));
}

/** Sent while what it answers is still on its way, and not before the sender's segment before. */
function early(run: Transcript, record: SegmentRecord): Spoil[] {
  const { cause, index, sentAt } = record;
  const question = cause.kind === 'segment' ? run.segments[cause.index] : undefined;
  const arrival = question?.arrivals.find((at) => at === sentAt);
  if (!question || arrival === undefined) return [];
  const least = Math.max(question.sentAt, ...ownBefore(run, record).map((other) => other.sentAt));
  return [1, 2]
    .map((part) => Math.trunc(least + ((arrival - least) * part) / 4))
    .filter((at) => at > least && at < arrival)
    .map((at): Spoil => ({ spoiler: 'early', segment: index, at }));
}

function ownBefore(run: Transcript, record: SegmentRecord): SegmentRecord[] {
  return run.segments.filter((other) => other.from === record.from && other.index < record.index);
}

function distinct(numbers: readonly number[], truth: number): number[] {
  return [...new Set(numbers)].filter((number) => number !== truth);
}
