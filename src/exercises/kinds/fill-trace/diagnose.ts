import { MISCONCEPTIONS, type MisconceptionId } from '../../../tcp/misconceptions/index.ts';
import { type Ambiguity, ambiguityAmong, bestFit, fitOf, type Part } from '../../diagnosis/index.ts';
import { type CellId, type CellValue, isState, readCellId, type TraceQuestion } from '../../trace/index.ts';
import { type CellVerdict, sameValue } from '../../trace/run/index.ts';
import { type AskedTrace, cellsByMisconception, type MisconceivedCell } from './misconceived-cells.ts';

/** What of a graded cell is looked at here. */
export type JudgedCell = Pick<CellVerdict, 'id' | 'given' | 'mark'>;

/** A misconception that an answer shows. */
export interface Diagnosis {
  readonly id: MisconceptionId;
  /** The wrong cells that are filled in by it, in reading order. */
  readonly cells: readonly CellId[];
}

/**
 * Returns the misconception that a graded answer to fill-trace shows, or null. A right answer shows none. Where one of
 * those the exercise tells apart fits as a whole, the others are not looked at.
 */
export function diagnose(question: TraceQuestion, judged: readonly JudgedCell[]): Diagnosis | null {
  if (judged.every(({ mark }) => mark === 'right')) return null;
  const own = new Map(judged.map((cell) => [cell.id, cell]));
  const fits = (ids: readonly MisconceptionId[]) =>
    ids.map((id) => ({ id, fit: fitOf(comparedWith(question, own, id).map(({ part }) => part)) }));
  const claimed = fits(question.misconceptions);
  const whole = claimed.filter(({ fit }) => fit === 'whole');
  const others = MISCONCEPTIONS.map(({ id }) => id).filter((id) => !question.misconceptions.includes(id));
  const id = bestFit(whole.length > 0 ? whole : [...claimed, ...fits(others)], question.misconceptions);
  if (id === null) return null;
  const shown = comparedWith(question, own, id).filter(({ part }) => part.matches && part.differs);
  return { id, cells: shown.map(({ cell }) => cell) };
}

interface Compared {
  readonly cell: CellId;
  readonly part: Part;
}

function comparedWith(
  question: TraceQuestion,
  own: ReadonlyMap<CellId, JudgedCell>,
  id: MisconceptionId,
): Compared[] {
  const cells = cellsByMisconception(question).get(id);
  return cells.flatMap((cell) => {
    const given = own.get(cell.id);
    return given ? [{ cell: cell.id, part: partOf(question, given, cell) }] : [];
  });
}

function partOf(question: TraceQuestion, { given, mark }: JudgedCell, cell: MisconceivedCell): Part {
  const { kind, misconceived } = cell;
  return {
    mark,
    differs: misconceived === null ? null : cell.differs,
    matches: misconceived !== null && isWritten(question, given, cell, misconceived),
    chosen: isState(kind),
  };
}

/** Tells whether a learner wrote a value, be it as an absolute number where relative ones were asked. */
function isWritten(
  { numbers, isns, rows, precision }: TraceQuestion,
  given: CellValue,
  { id, kind }: MisconceivedCell,
  value: CellValue,
): boolean {
  if (sameValue(kind, given, value, precision)) return true;
  if (numbers === 'absolute' || typeof value !== 'number' || (kind !== 'seq' && kind !== 'ack')) return false;
  const row = rows.find(({ index }) => index === readCellId(id)?.segment);
  return row !== undefined && sameValue(kind, given, value + isns[kind === 'seq' ? row.from : row.to]);
}

/** Returns what keeps a variant of fill-trace from telling these misconceptions apart, or null. */
export function ambiguityInCells(asked: AskedTrace, ids: readonly MisconceptionId[]): Ambiguity | null {
  if (ids.length === 0) return null;
  const cells = cellsByMisconception(asked);
  return ambiguityAmong(
    ids,
    (id) => cells.get(id).some(({ differs }) => differs),
    (a, b) => sameCells(cells.get(a), cells.get(b), asked.precision),
  );
}

/** Tells whether two misconceptions write the same into every cell; one that writes nothing into a cell differs in none. */
function sameCells(
  a: readonly MisconceivedCell[],
  b: readonly MisconceivedCell[],
  precision: number | null,
): boolean {
  return a.every(({ kind, misconceived }, i) => {
    const other = b[i]?.misconceived ?? null;
    return misconceived === null || other === null || sameValue(kind, misconceived, other, precision);
  });
}
