import { PSH } from '../../tcp/segment.ts';
import { SEQUENCE_SPACE } from '../../tcp/sequence.ts';
import type { CellValue } from '../kinds/fill-trace/question.ts';
import { type CellKind, isTime, type MomentKind } from './cells.ts';

/** What a cell holds. */
export type Value = CellValue;

/**
 * Tells whether two values of a cell are the same: numbers modulo 2^32, flags without PSH, times less than `within` µs
 * apart.
 */
export function sameValue(
  kind: CellKind | MomentKind,
  a: Value | null,
  b: Value | null,
  within: number | null = null,
): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b && a !== null;
  if (isTime(kind)) return Math.abs(a - b) < (within ?? 1);
  if (kind === 'flags') return (a & ~PSH) === (b & ~PSH);
  if (kind === 'len') return a === b;
  return (a - b) % SEQUENCE_SPACE === 0;
}
