import type { State } from '../../../tcp/connection/state.ts';
import { ACK, PSH } from '../../../tcp/segment.ts';
import { SEQUENCE_SPACE, seqDiff } from '../../../tcp/sequence.ts';
import type { SegmentRecord, Transcript } from '../../../tcp/simulator/transcript.ts';
import { type CellKind, type CellValue, isTime, type MomentKind } from '../cells.ts';
import type { Numbers } from '../rows.ts';
import { stateAround } from './states.ts';

/** Returns SEQ of a segment in the question's style. */
export function seqOf(record: SegmentRecord, numbers: Numbers): number {
  return numbers === 'relative' && record.rseq !== null ? record.rseq : record.segment.seq;
}

/** Returns ACK of a segment in the question's style, or null when it carries none. */
export function ackOf(record: SegmentRecord, numbers: Numbers): number | null {
  if ((record.segment.flags & ACK) === 0) return null;
  return numbers === 'relative' && record.rack !== null ? record.rack : record.segment.ack;
}

/** Returns what a cell holds in the run, in the question's style, or null when the segment has no such cell. */
export function cellValue(
  run: Transcript,
  record: SegmentRecord,
  kind: CellKind,
  numbers: Numbers,
): number | State | null {
  switch (kind) {
    case 'seq':
      return seqOf(record, numbers);
    case 'ack':
      return ackOf(record, numbers);
    case 'flags':
      return record.segment.flags;
    case 'len':
      return record.segment.len;
    case 'client':
    case 'server':
      return stateAround(run, record, kind).to;
    case 'sent':
      return record.sentAt;
  }
}

/**
 * Tells whether two values of a cell are the same: numbers modulo 2^32, flags without PSH, times less than `within` µs
 * apart.
 */
export function sameValue(
  kind: CellKind | MomentKind,
  a: CellValue | null,
  b: CellValue | null,
  within: number | null = null,
): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b && a !== null;
  if (isTime(kind)) return Math.abs(a - b) < (within ?? 1);
  if (kind === 'flags') return (a & ~PSH) === (b & ~PSH);
  if (kind === 'len') return a === b;
  return (a - b) % SEQUENCE_SPACE === 0;
}

/** How far a number may lie from what the cell holds in the other style and still count as written in that style. */
const NEAR = 2 ** 20;

/**
 * Tells whether a SEQ or ACK number was counted in the other style than the question's: it lies nearer to what the cell
 * holds in that style (`other`) than to what it holds in the question's (`own`).
 */
export function isInOtherStyle(given: number, own: number, other: number | null): boolean {
  if (other === null) return false;
  const away = Math.abs(seqDiff(given, other));
  return away < NEAR && away < Math.abs(seqDiff(given, own));
}
