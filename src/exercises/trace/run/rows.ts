import type { State } from '../../../tcp/connection/state.ts';
import { flagNames } from '../../../tcp/segment.ts';
import type { SegmentRecord } from '../../../tcp/simulator/transcript.ts';
import type { CellKind } from '../cells.ts';
import type { Row } from '../rows.ts';

/** Returns a segment of a run as a row; `cell` gives the text of each cell, or null for a blank one. */
export function rowOf(record: SegmentRecord, cell: (kind: CellKind) => string | null): Row {
  const timed = cell('sent') !== null;
  return {
    index: record.index,
    from: record.from,
    to: record.to,
    sentAt: timed ? record.sentAt : null,
    arrivesAt: timed ? (record.arrivals[0] ?? null) : null,
    againAt: timed ? (record.arrivals[1] ?? null) : null,
    fate: record.fate,
    repeats: record.retransmits,
    cells: {
      seq: cell('seq'),
      ack: cell('ack'),
      flags: cell('flags'),
      len: cell('len'),
      client: cell('client'),
      server: cell('server'),
      sent: cell('sent'),
    },
  };
}

/** Writes what a cell holds; when a segment is sent is no text of its row. */
export function cellText(kind: CellKind, value: number | State | null): string {
  if (value === null || kind === 'sent') return '';
  return kind === 'flags' ? flagNames(Number(value)).join(',') : String(value);
}
