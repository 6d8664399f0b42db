/** What believers fill into the blank cells of a trace. */
import type { Transcript } from '../../tcp/index.ts';
import { type MutantId, mutantOf } from '../../tcp/misconceptions/index.ts';
import { blanks, type FillTraceQuestion } from '../kinds/fill-trace/question.ts';
import { type CellId, type CellKind, cellId, isTime, type MomentKind, readCellId } from '../trace/cells.ts';
import { cellValue } from '../trace/derive.ts';
import { sameValue, type Value } from '../trace/same.ts';
import { type BelievedRun, believedRun, type PlainRun, plainRun } from './believed.ts';
import { countedOn, type NumberKind, rawValue } from './count-on.ts';
import { believedMoment } from './moment.ts';

/** What of a question decides what a believer fills in. */
export type Asked = Pick<
  FillTraceQuestion,
  'scenario' | 'seed' | 'numbers' | 'rows' | 'moments' | 'precision'
>;

/** A blank cell as it is and as a believer fills it in. */
export interface BelievedCell {
  readonly id: CellId;
  readonly kind: CellKind | MomentKind;
  readonly truth: Value;
  /** Null where a believer has nothing to write: to them there is no such segment, or no such number in it. */
  readonly believed: Value | null;
  readonly differs: boolean;
}

/** The true run of a trace, made once for all beliefs about it. */
export interface PlainTrace extends PlainRun {
  readonly asked: Asked;
}

/** Runs a question in plain numbers. */
export function plainTrace(asked: Asked): PlainTrace {
  return { ...plainRun(asked.scenario, asked.seed, asked.numbers), asked };
}

/** Returns every blank cell with what somebody fills in who holds a misconception, in reading order. */
export function believedCells(trace: PlainTrace, id: MutantId): BelievedCell[] {
  const { truth, asked } = trace;
  const believed = believedRun(trace, id);
  const filled = new Map<CellId, Value | null>();
  // A cell may follow from one that is read later in the same row or from a later row: each is worked out when needed.
  const fill = (segment: number, kind: CellKind): Value | null => {
    const cell = cellId(segment, kind);
    const known = filled.get(cell);
    if (known !== undefined) return known;
    const value = isNumber(kind)
      ? numberOf(trace, believed, id, segment, kind, fill)
      : rawValue(believed, segment, kind);
    filled.set(cell, value);
    return value;
  };
  return blanks(asked).flatMap((cell) => {
    const moment = believedMoment(cell, truth, believed.run);
    if (moment) return [compared(cell, moment.kind, moment.truth, moment.believed, asked, id)];
    const place = readCellId(cell);
    const value = place && trueValue(truth, place.segment, place.kind);
    if (!place || value === null) return [];
    return [compared(cell, place.kind, value, fill(place.segment, place.kind), asked, id)];
  });
}

/** Times that differ only because a run went another way tell nothing: they are looked at for beliefs about times. */
function compared(
  id: CellId,
  kind: BelievedCell['kind'],
  truth: Value,
  written: Value | null,
  { precision }: Asked,
  belief: MutantId,
): BelievedCell {
  const told = !isTime(kind) || mutantOf(belief).claims.includes('time');
  const believed = told ? written : null;
  const differs = believed !== null && !sameValue(kind, believed, truth, precision);
  return { id, kind, truth, believed, differs };
}

function isNumber(kind: CellKind): kind is NumberKind {
  return kind === 'seq' || kind === 'ack';
}

function trueValue(truth: Transcript, segment: number, kind: CellKind): Value | null {
  const record = truth.segments[segment];
  return record ? cellValue(truth, record, kind, 'absolute') : null;
}

function numberOf(
  trace: PlainTrace,
  believed: BelievedRun,
  id: MutantId,
  segment: number,
  kind: NumberKind,
  fill: (segment: number, kind: CellKind) => Value | null,
): number | null {
  const { truth, asked } = trace;
  const record = truth.segments[segment];
  if (!record) return null;
  const shown = (at: number, field: NumberKind): number => {
    const blank = asked.rows.some((row) => row.index === at && row.cells[field] === null);
    return Number((blank ? fill(at, field) : null) ?? trueValue(truth, at, field));
  };
  return countedOn(trace, believed, id, record, kind, { first: asked.rows[0]?.index ?? 0, shown });
}
