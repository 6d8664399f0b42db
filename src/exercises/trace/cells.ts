import type { State } from '../../tcp/connection/state.ts';
import type { Outcome } from './call-outcome.ts';

/** What a learner can be asked about a segment: its fields, either side's state around it, and when it is sent. */
export const CELL_KINDS = ['seq', 'ack', 'flags', 'len', 'client', 'server', 'sent'] as const;

/** One kind of cell of a segment. `client` and `server` are that side's state. */
export type CellKind = (typeof CELL_KINDS)[number];

/** What a learner can be asked about a moment that is no segment: when it is, and what a call returns then. */
export const MOMENT_KINDS = ['time', 'result'] as const;

/** One kind of cell of a moment. */
export type MomentKind = (typeof MOMENT_KINDS)[number];

/** Names a moment: the number of the call that returns (`c2`) or of the change of state (`s7`) in the run, from 1. */
export type MomentId = `${'c' | 's'}${number}`;

/** Names one cell: the segment's number as shown, counted from 1, or the moment, and the kind. */
export type CellId = `${number}.${CellKind}` | `${MomentId}.${MomentKind}`;

/** What a cell holds: a number, control bits, a time in µs, a state, or what a call returned. */
export type CellValue = number | State | Outcome;

/** Returns the id of a cell of the segment with this index, counted from 0. */
export function cellId(index: number, kind: CellKind): CellId {
  return `${index + 1}.${kind}`;
}

/** Returns which segment (index from 0) and which kind of cell an id names, or null for any other text. */
export function readCellId(id: string): { readonly segment: number; readonly kind: CellKind } | null {
  const match = /^([1-9]\d{0,3})\.([a-z]+)$/.exec(id);
  const kind = CELL_KINDS.find((known) => known === match?.[2]);
  return match && kind ? { segment: Number(match[1]) - 1, kind } : null;
}

/** Returns which moment and which kind of cell an id names, or null for any other text. */
export function readMomentCellId(
  id: string,
): { readonly moment: MomentId; readonly kind: MomentKind } | null {
  const match = /^([cs])([1-9]\d{0,3})\.([a-z]+)$/.exec(id);
  const kind = MOMENT_KINDS.find((known) => known === match?.[3]);
  if (!match || !kind) return null;
  return { moment: `${match[1] === 'c' ? 'c' : 's'}${Number(match[2])}`, kind };
}

/** Returns the kind of cell an id names. */
export function kindOf(id: CellId): CellKind | MomentKind {
  return readCellId(id)?.kind ?? readMomentCellId(id)?.kind ?? 'seq';
}

/** Tells whether a kind of cell is a side's state. */
export function isState(kind: CellKind | MomentKind): kind is 'client' | 'server' {
  return kind === 'client' || kind === 'server';
}

/** Tells whether a kind of cell is a time. */
export function isTime(kind: CellKind | MomentKind): kind is 'sent' | 'time' {
  return kind === 'sent' || kind === 'time';
}

/**
 * Writes a time (µs) in seconds with no more decimals than it has.
 *
 * @example secondsText(1_020_000) // '1.02'
 */
export function secondsText(micros: number): string {
  return String(Number((micros / 1_000_000).toFixed(6)));
}
