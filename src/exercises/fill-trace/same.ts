import { PSH } from '../../tcp/segment.ts';
import { SEQUENCE_SPACE } from '../../tcp/sequence.ts';
import type { State } from '../../tcp/state.ts';
import type { CellKind } from './cells.ts';

/** What a cell holds. */
export type Value = number | State;

/** Tells whether two values of a cell are the same: numbers modulo 2^32, flags without PSH. */
export function sameValue(kind: CellKind, a: Value | null, b: Value | null): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b && a !== null;
  if (kind === 'flags') return (a & ~PSH) === (b & ~PSH);
  if (kind === 'len') return a === b;
  return (a - b) % SEQUENCE_SPACE === 0;
}
