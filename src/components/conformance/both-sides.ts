import type { Replay } from '../../conformance/index.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { flagNames, flagsFromLetters, type HostId, type SegmentRecord } from '../../tcp/index.ts';
import { timeText } from '../ladder/time.ts';

type Recorded = Replay['capture']['segments'][number];

/** One segment as the kernel and as the model sent it; a time is null where that side did not. */
export interface BothSidesRow {
  readonly from: HostId;
  readonly flags: string;
  readonly seq: number | null;
  readonly ack: number | null;
  readonly length: number;
  readonly kernel: string | null;
  readonly model: string | null;
  /** What became of it, in words; empty when it arrived. */
  readonly fate: string;
}

/**
 * Sets the segments of a recording beside those of its replay: the n-th of a host beside its n-th, forged ones apart,
 * because two hosts may send in the same microsecond.
 */
export function bothSides({ capture, run }: Replay, words: Dictionary['diagram']): readonly BothSidesRow[] {
  const zero = run.segments[0]?.sentAt ?? 0;
  const unpaired = [...run.segments];
  const recorded = capture.segments.map((segment) => {
    const index = unpaired.findIndex(
      ({ from, injected }) => from === segment.from && injected === (segment.injected ?? false),
    );
    const [model] = index < 0 ? [] : unpaired.splice(index, 1);
    return kernelRow(segment, model === undefined ? null : clock(model.sentAt - zero), words);
  });
  return [...recorded, ...unpaired.map((segment) => modelRow(segment, clock(segment.sentAt - zero), words))];
}

/** Writes a time from the first segment on, µs; what was forged before it is earlier. */
function clock(micros: number): string {
  return micros < 0 ? `−${timeText(-micros)}` : timeText(micros);
}

function kernelRow(s: Recorded, model: string | null, words: Dictionary['diagram']): BothSidesRow {
  return {
    from: s.from,
    flags: flagNames(flagsFromLetters(s.flags)).join(','),
    seq: s.rseq,
    ack: s.rack,
    length: s.len,
    kernel: clock(Math.round(s.t * 1_000_000)),
    model,
    fate: fateText(s.fate, s.injected ?? false, words),
  };
}

function modelRow(s: SegmentRecord, model: string, words: Dictionary['diagram']): BothSidesRow {
  const flags = flagNames(s.segment.flags).join(',');
  const { from, rseq: seq, rack: ack } = s;
  const fate = fateText(s.fate, s.injected, words);
  return { from, flags, seq, ack, length: s.segment.len, kernel: null, model, fate };
}

function fateText(fate: Recorded['fate'], isForged: boolean, words: Dictionary['diagram']): string {
  const parts = [...(isForged ? [words.forged] : []), ...(fate === 'delivered' ? [] : [words[fate]])];
  return parts.join(words.comma);
}
