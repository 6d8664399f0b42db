/** What a learner with a misconception fills into the blank cells of a trace. */

import type { Transcript } from '../../../tcp/index.ts';
import { type MisconceptionId, misconceptionOf } from '../../../tcp/misconceptions/index.ts';
import {
  byMisconception,
  type MisconceivedRun,
  misconceivedNumber,
  misconceivedRun,
  misconceivedValue,
  type NumberKind,
  type TrueRun,
  trueRun,
} from '../../diagnosis/index.ts';
import {
  blanks,
  type CellId,
  type CellKind,
  type CellValue,
  cellId,
  isTime,
  type MomentId,
  type MomentKind,
  readCellId,
  readMomentCellId,
  type TraceQuestion,
} from '../../trace/index.ts';
import { cellValue, type MomentRecord, momentIn, momentValue, sameValue } from '../../trace/run/index.ts';

/** What of a question decides what is filled in. */
export type AskedTrace = Pick<
  TraceQuestion,
  'scenario' | 'seed' | 'numbers' | 'rows' | 'moments' | 'precision'
>;

/** A blank cell as it is, and as a misconception fills it in. */
export interface MisconceivedCell {
  readonly id: CellId;
  readonly kind: CellKind | MomentKind;
  readonly truth: CellValue;
  /** Null where the misconception has nothing to write: by it there is no such segment, or no such number in it. */
  readonly misconceived: CellValue | null;
  readonly differs: boolean;
}

/** Returns what each misconception fills into the blank cells of a variant, in reading order. */
export const cellsByMisconception = byMisconception((asked: AskedTrace) => {
  const own = trueRun(asked.scenario, asked.seed, asked.numbers);
  return (id) => misconceivedCells(asked, own, id);
});

function misconceivedCells(
  asked: AskedTrace,
  own: TrueRun,
  id: MisconceptionId,
): readonly MisconceivedCell[] {
  const { truth } = own;
  const misconceived = misconceivedRun(own, id);
  const numbers = numbersOf(asked, own, misconceived, id);
  return blanks(asked).flatMap((cell) => {
    const moment = momentCell(cell, truth, misconceived.run);
    if (moment) return [compared(cell, moment.kind, moment.truth, moment.misconceived, asked, id)];
    const place = readCellId(cell);
    const value = place && trueValue(truth, place.segment, place.kind);
    if (!place || value === null) return [];
    const { segment, kind } = place;
    const written = isNumber(kind) ? numbers(segment, kind) : misconceivedValue(misconceived, segment, kind);
    return [compared(cell, kind, value, written, asked, id)];
  });
}

/** Times that differ only because a run went another way are no evidence: they count for misconceptions about times. */
function compared(
  id: CellId,
  kind: MisconceivedCell['kind'],
  truth: CellValue,
  written: CellValue | null,
  { precision }: AskedTrace,
  misconception: MisconceptionId,
): MisconceivedCell {
  const counts = !isTime(kind) || misconceptionOf(misconception).changes.includes('time');
  const misconceived = counts ? written : null;
  const differs = misconceived !== null && !sameValue(kind, misconceived, truth, precision);
  return { id, kind, truth, misconceived, differs };
}

function isNumber(kind: CellKind): kind is NumberKind {
  return kind === 'seq' || kind === 'ack';
}

function trueValue(truth: Transcript, segment: number, kind: CellKind): CellValue | null {
  const record = truth.segments[segment];
  return record ? cellValue(truth, record, kind, 'absolute') : null;
}

/**
 * Returns what computes the SEQ or ACK of a cell. A cell may follow from a blank one that stands later in its row or
 * in a later row, so each is computed when it is needed, and once.
 */
function numbersOf(asked: AskedTrace, own: TrueRun, misconceived: MisconceivedRun, id: MisconceptionId) {
  const known = new Map<CellId, number | null>();
  const first = asked.rows[0]?.index ?? 0;
  const isBlank = (segment: number, kind: NumberKind): boolean =>
    asked.rows.some((row) => row.index === segment && row.cells[kind] === null);
  const shown = (segment: number, kind: NumberKind): number =>
    Number((isBlank(segment, kind) ? numberIn(segment, kind) : null) ?? trueValue(own.truth, segment, kind));
  const numberIn = (segment: number, kind: NumberKind): number | null => {
    const cell = cellId(segment, kind);
    const before = known.get(cell);
    if (before !== undefined) return before;
    const record = own.truth.segments[segment];
    const number = record ? misconceivedNumber(own, misconceived, id, record, kind, { first, shown }) : null;
    known.set(cell, number);
    return number;
  };
  return numberIn;
}

/** Returns what a cell about a call or a state left holds in the true run and in the other; null for other cells. */
function momentCell(
  cell: string,
  truth: Transcript,
  run: Transcript,
): {
  readonly kind: 'time' | 'result';
  readonly truth: CellValue;
  readonly misconceived: CellValue | null;
} | null {
  const place = readMomentCellId(cell);
  const here = place && momentIn(truth, place.moment);
  const value = here && momentValue(here, place.kind);
  if (!here || value === null) return null;
  const same = sameMoment(truth, run, here, place.moment);
  return { kind: place.kind, truth: value, misconceived: same && momentValue(same, place.kind) };
}

/** Finds the same moment in another run: the same call or change of state, after as many like it. */
function sameMoment(
  truth: Transcript,
  run: Transcript,
  here: MomentRecord,
  id: MomentId,
): MomentRecord | null {
  const nth = momentsLike(truth, here).findIndex((one) => one.record.index === Number(id.slice(1)) - 1);
  return momentsLike(run, here)[nth] ?? null;
}

function momentsLike(run: Transcript, { what, record }: MomentRecord): MomentRecord[] {
  if (what === 'returns') {
    const calls = run.calls.filter(
      (one) => one.host === record.host && one.call === record.call && one.returnedAt !== null,
    );
    return calls.map((one) => ({ what, record: one }));
  }
  const left = run.states.filter(
    (one) =>
      one.host === record.host && one.from === record.from && (one.peer === null) === (record.peer === null),
  );
  return left.map((one) => ({ what, record: one }));
}
