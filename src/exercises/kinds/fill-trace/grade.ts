import { FIN, SYN } from '../../../tcp/segment.ts';
import { seqAdd, seqDiff } from '../../../tcp/sequence.ts';
import type { SegmentRecord } from '../../../tcp/simulator/transcript.ts';
import type { Score } from '../../kind.ts';
import {
  blanks,
  type CellId,
  type CellKind,
  type CellValue,
  cellId,
  isState,
  type MomentKind,
  readCellId,
  readMomentCellId,
} from '../../trace/index.ts';
import {
  type CellVerdict,
  cellValue,
  type Derivation,
  derive,
  deriveMoment,
  isInOtherStyle,
  type Mark,
  momentIn,
  momentValue,
  type Note,
  runOf,
  type ShownTrace,
  type Solution,
  sameValue,
} from '../../trace/run/index.ts';
import type { FillTraceAnswer, FillTraceQuestion } from './question.ts';

/** An answer judged cell by cell, in reading order. A cell that follows from an earlier slip counts half. */
export interface FillTraceVerdict extends Score {
  readonly cells: readonly CellVerdict[];
  readonly counts: Readonly<Record<Mark, number>>;
}

/** Runs the model and returns every blank cell's value with its reason, in reading order. */
export function solve(question: FillTraceQuestion): Solution[] {
  return solveRun(question).map(({ solution }) => solution);
}

interface Solved {
  readonly solution: Solution;
  readonly kind: CellKind | MomentKind;
  /** The segment a cell is about; null for a moment's. */
  readonly record: SegmentRecord | null;
}

function solveRun(question: FillTraceQuestion): Solved[] {
  const run = runOf(question);
  const { scenario, numbers, seed } = question;
  const view: ShownTrace = { run, scenario, numbers, first: question.rows[0]?.index ?? 0 };
  return blanks(question).map((id) => {
    const solved = solveCell(view, id) ?? solveMoment(view, id);
    if (!solved) throw new RangeError(`${scenario.name}: no cell ${id} in the run with seed ${seed}`);
    return solved;
  });
}

function solveCell(view: ShownTrace, id: CellId): Solved | null {
  const place = readCellId(id);
  const record = place && view.run.segments[place.segment];
  if (!record) return null;
  const value = cellValue(view.run, record, place.kind, view.numbers);
  const reason = derive(view, record, place.kind);
  return value === null || !reason ? null : { solution: { id, value, ...reason }, kind: place.kind, record };
}

function solveMoment(view: ShownTrace, id: CellId): Solved | null {
  const place = readMomentCellId(id);
  const happened = place && momentIn(view.run, place.moment);
  if (!happened) return null;
  const value = momentValue(happened, place.kind);
  const reason = deriveMoment(view, happened, place.kind);
  return value === null || !reason
    ? null
    : { solution: { id, value, ...reason }, kind: place.kind, record: null };
}

/**
 * Judges an answer. Where relative numbers are asked the absolute number is right too, and said; PSH does not count
 * among the flags.
 */
export function grade(question: FillTraceQuestion, answer: FillTraceAnswer): FillTraceVerdict {
  const solved = solveRun(question);
  const compared = solved.map((one) => ({ ...one, ...compare(question, one, answer[one.solution.id]) }));
  const within = question.precision;
  const own = new Map(compared.map((one) => [one.solution.id, one.plain]));
  const cells = compared.map(({ solution, kind, record, plain, right, note, given }): CellVerdict => {
    const follows =
      !right &&
      sameValue(kind, plain, carriedForward(solution.derivation, record, kind, own, question), within);
    return { ...solution, given, mark: right ? 'right' : follows ? 'follows' : 'wrong', note };
  });
  const count = (mark: Mark) => cells.filter((cell) => cell.mark === mark).length;
  const counts = { right: count('right'), wrong: count('wrong'), follows: count('follows') };
  return { cells, counts, score: (counts.right + counts.follows / 2) / cells.length };
}

interface Comparison {
  readonly given: CellValue;
  /** The given value in the question's own style, for cells that follow from it. */
  readonly plain: CellValue;
  readonly right: boolean;
  readonly note: Note | null;
}

function compare(question: FillTraceQuestion, solved: Solved, given: CellValue | undefined): Comparison {
  const { solution, kind, record } = solved;
  if (given === undefined)
    throw new RangeError(`the answer lacks cell ${solution.id}; parse() reports such cells`);
  const right = sameValue(kind, given, solution.value, question.precision);
  const comparison = { given, plain: given, right, note: null };
  const { value } = solution;
  if (right || typeof given !== 'number' || typeof value !== 'number') return comparison;
  if (!record || (kind !== 'seq' && kind !== 'ack')) return comparison;
  const { seq, ack } = record.segment;
  const [absolute, relative] = kind === 'seq' ? [seq, record.rseq] : [ack, record.rack];
  if (question.numbers === 'absolute')
    return { ...comparison, note: isInOtherStyle(given, value, relative) ? 'relative' : null };
  if (!isInOtherStyle(given, value, absolute)) return comparison;
  return {
    given,
    plain: seqAdd(value, seqDiff(given, absolute)),
    right: given === absolute,
    note: 'absolute',
  };
}

/** Returns what a cell would hold if the learner's own earlier cells were true, or null when it rests on none. */
function carriedForward(
  derivation: Derivation,
  record: SegmentRecord | null,
  kind: CellKind | MomentKind,
  own: ReadonlyMap<CellId, CellValue>,
  question: FillTraceQuestion,
): CellValue | null {
  const number = (segment: number, of: CellKind, otherwise: number): number =>
    Number(own.get(cellId(segment, of)) ?? otherwise);
  switch (derivation.how) {
    case 'after': {
      const { segment, syn, fin } = derivation;
      const flags = own.get(cellId(segment, 'flags'));
      const counted = typeof flags === 'number' ? (flags & SYN ? 1 : 0) + (flags & FIN ? 1 : 0) : syn + fin;
      return number(segment, 'seq', derivation.seq) + number(segment, 'len', derivation.len) + counted;
    }
    case 'repeats':
      return number(derivation.segment, 'seq', derivation.seq);
    case 'expected':
    case 'unchanged':
      return number(derivation.segment, 'ack', derivation.ack);
    case 'gap':
      return derivation.before === null ? null : number(derivation.before, 'ack', derivation.ack);
    case 'stays':
      return derivation.segment === null || !isState(kind)
        ? null
        : (own.get(cellId(derivation.segment, kind)) ?? null);
    case 'isn':
      return question.numbers === 'absolute' && record ? question.isns[record.from] : 0;
    case 'timer':
      return (
        number(derivation.base.segment, 'sent', derivation.base.sent) + derivation.base.way + derivation.wait
      );
    case 'arrival':
      return number(derivation.base.segment, 'sent', derivation.base.sent) + derivation.base.way;
    case 'result':
    case 'flags':
    case 'len':
    case 'state':
      return null;
  }
}
