/** Which misconception an answer to fill-trace shows. */
import type { MutantId } from '../../tcp/misconceptions/index.ts';
import { MUTANTS } from '../../tcp/misconceptions/index.ts';
import type { CellVerdict } from '../kinds/fill-trace/grade.ts';
import type { FillTraceQuestion } from '../kinds/fill-trace/question.ts';
import { type CellId, isState, readCellId } from '../trace/cells.ts';
import { sameValue, type Value } from '../trace/same.ts';
import { beliefsOf } from './beliefs.ts';
import { fitOf, type Part, pick } from './fit.ts';
import type { BelievedCell } from './trace.ts';

/** A cell judged, as far as it is looked at here. */
export type JudgedCell = Pick<CellVerdict, 'id' | 'given' | 'mark'>;

/** A misconception that an answer shows. */
export interface Diagnosis {
  readonly id: MutantId;
  /** The cells filled in by it, in reading order. */
  readonly cells: readonly CellId[];
}

/**
 * Returns the misconception a graded answer shows, or null. A right answer shows none. Where the answer is all that a
 * believer the exercise tells apart would fill in, no other is asked.
 */
export function diagnose(question: FillTraceQuestion, judged: readonly JudgedCell[]): Diagnosis | null {
  if (judged.every(({ mark }) => mark === 'right')) return null;
  const own = new Map(judged.map((cell) => [cell.id, cell]));
  const fits = (ids: readonly MutantId[]) =>
    ids.map((id) => ({ id, fit: fitOf(comparedWith(question, own, id).map(({ part }) => part)) }));
  const told = fits(question.tells);
  const whole = told.filter(({ fit }) => fit === 'whole');
  const others = MUTANTS.map(({ id }) => id).filter((id) => !question.tells.includes(id));
  const id = pick(whole.length > 0 ? whole : [...told, ...fits(others)], question.tells);
  if (id === null) return null;
  const shown = comparedWith(question, own, id).filter(({ part }) => part.hit && part.differs);
  return { id, cells: shown.map(({ cell }) => cell) };
}

interface Compared {
  readonly cell: CellId;
  readonly part: Part;
}

function comparedWith(
  question: FillTraceQuestion,
  own: ReadonlyMap<CellId, JudgedCell>,
  id: MutantId,
): Compared[] {
  return beliefsOf(question)
    .about(id)
    .flatMap((cell) => {
      const given = own.get(cell.id);
      return given ? [{ cell: cell.id, part: partOf(question, given, cell) }] : [];
    });
}

function partOf(question: FillTraceQuestion, { given, mark }: JudgedCell, cell: BelievedCell): Part {
  const { kind, believed } = cell;
  return {
    mark,
    differs: believed === null ? null : cell.differs,
    hit: believed !== null && isWritten(question, given, cell, believed),
    chosen: isState(kind),
  };
}

/** Tells whether a learner wrote what a believer writes, be it absolute where relative numbers were asked. */
function isWritten(
  { numbers, isns, rows, precision }: FillTraceQuestion,
  given: Value,
  { id, kind }: BelievedCell,
  believed: Value,
): boolean {
  if (sameValue(kind, given, believed, precision)) return true;
  if (numbers === 'absolute' || typeof believed !== 'number' || (kind !== 'seq' && kind !== 'ack'))
    return false;
  const row = rows.find(({ index }) => index === readCellId(id)?.segment);
  return row !== undefined && sameValue(kind, given, believed + isns[kind === 'seq' ? row.from : row.to]);
}
