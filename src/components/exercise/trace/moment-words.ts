import {
  type CellId,
  type Moment,
  type MomentKind,
  readCellId,
  readMomentCellId,
  type TraceQuestion,
} from '../../../exercises/trace/index.ts';
import { format } from '../../../i18n/format.ts';
import { cellLabel, fieldLabel, type TraceWords } from './trace-words.ts';

const MOMENTS = {
  returns: { client: 'clientReturns', server: 'serverReturns' },
  leaves: { client: 'clientLeaves', server: 'serverLeaves' },
} as const satisfies Record<Moment['what'], Record<Moment['side'], keyof TraceWords>>;

/** Returns what happens at a moment: `The client’s connect() returns`. */
export function momentText({ what, side, name }: Moment, t: TraceWords): string {
  return format(t[MOMENTS[what][side]], { name });
}

/** Returns the full name of a moment's cell: `The client’s connect() returns, time in seconds`. */
export function momentLabel(moment: Moment, kind: MomentKind, t: TraceWords): string {
  return format(t.momentLabel, { moment: momentText(moment, t), cell: fieldLabel(kind, t) });
}

/** Returns the full name of any cell of a trace by its id. */
export function labelOf(
  id: CellId,
  { rows, moments }: Pick<TraceQuestion, 'rows' | 'moments'>,
  t: TraceWords,
): string {
  const place = readCellId(id);
  const row = rows.find(({ index }) => index === place?.segment);
  if (row && place) return cellLabel(row, place.kind, t);
  const cell = readMomentCellId(id);
  const moment = moments.find((one) => one.id === cell?.moment);
  return moment && cell ? momentLabel(moment, cell.kind, t) : id;
}
