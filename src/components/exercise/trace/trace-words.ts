import type { CellKind, MomentKind, Row } from '../../../exercises/trace/index.ts';
import { format } from '../../../i18n/format.ts';
import type { ExerciseWords } from '../words.ts';
import type { CELLS, ROW } from './word-lists.ts';

/** The sentences on the rows of a trace. */
export type RowWords = Pick<ExerciseWords, (typeof ROW)[number]>;

/** The sentences on a trace whose cells can be blank. */
export type TraceWords = Pick<ExerciseWords, (typeof CELLS)[number]>;

/** Returns the short name of a cell as it stands over the input; a state's is the name of its side. */
export function cellName(kind: CellKind | MomentKind, t: TraceWords): string {
  return t[kind];
}

const LONG_NAMES = {
  flags: 'cellFlags',
  seq: 'cellSeq',
  ack: 'cellAck',
  len: 'cellLen',
  client: 'cellClient',
  server: 'cellServer',
  sent: 'cellSent',
  time: 'cellTime',
  result: 'cellResult',
} as const satisfies Record<CellKind | MomentKind, keyof TraceWords>;

/** Returns the full name of a field of a segment: `ACK number`. */
export function fieldLabel<Field extends CellKind | MomentKind>(
  field: Field,
  t: Pick<ExerciseWords, (typeof LONG_NAMES)[Field]>,
): string {
  return t[LONG_NAMES[field]];
}

/** Returns the full name of a cell: `Segment 2, server to client, ACK number`. */
export function cellLabel(row: Row, kind: CellKind, t: TraceWords): string {
  return format(t.cellLabel, { n: row.index + 1, direction: direction(row, t), cell: t[LONG_NAMES[kind]] });
}

/** Returns which way a segment goes, in words. */
export function direction(
  row: Pick<Row, 'from'>,
  t: Pick<RowWords, 'clientToServer' | 'serverToClient'>,
): string {
  return row.from === 'client' ? t.clientToServer : t.serverToClient;
}
