import type { MutantId } from '../../tcp/misconceptions/index.ts';
import { mutantOf } from '../../tcp/misconceptions/index.ts';
import { seqAdd, seqDiff } from '../../tcp/sequence.ts';
import type { SegmentRecord } from '../../tcp/simulator/transcript.ts';
import type { CellKind } from '../trace/cells.ts';
import { cellValue, type Derivation, deriveField } from '../trace/derive.ts';
import type { BelievedRun, PlainRun } from './believed.ts';

/** A number of a segment. */
export type NumberKind = 'seq' | 'ack';

/** Returns what stands in a cell for the believer to go on from. */
export type Shown = (segment: number, kind: NumberKind) => number;

/** Returns what a believer writes for a cell, or null when there is nothing to write. */
export function rawValue({ run, records }: BelievedRun, segment: number, kind: CellKind) {
  const record = records.get(segment);
  return record === undefined ? null : cellValue(run, record, kind, 'absolute');
}

/**
 * Returns the SEQ or ACK a believer writes who goes on from the numbers that stand there: what the belief adds to the
 * number a cell follows from. Where numbers do not count on from each other, it is what the belief's own run has.
 *
 * @param first Index of the first segment that is shown.
 */
export function countedOn(
  { truth }: Pick<PlainRun, 'truth'>,
  believed: BelievedRun,
  id: MutantId,
  record: SegmentRecord,
  kind: NumberKind,
  { first, shown }: { readonly first: number; readonly shown: Shown },
): number | null {
  const own = rawValue(believed, record.index, kind);
  if (typeof own !== 'number') return null;
  if (!mutantOf(id).countsOn) return own;
  const reason = deriveField({ run: truth, numbers: 'absolute', first }, record, kind);
  const from = reason && sourceOf(reason.derivation);
  if (!from) return own;
  const [segment, field] = from;
  const before = rawValue(believed, segment, field);
  return typeof before === 'number' ? seqAdd(shown(segment, field), seqDiff(own, before)) : own;
}

/** Returns the cell a number follows from: segment and field; null when it stands for itself. */
function sourceOf(derivation: Derivation): readonly [number, NumberKind] | null {
  switch (derivation.how) {
    case 'after':
    case 'repeats':
      return [derivation.segment, 'seq'];
    case 'expected':
    case 'unchanged':
      return [derivation.segment, 'ack'];
    default:
      return null;
  }
}
