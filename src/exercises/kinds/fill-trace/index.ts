import * as z from 'zod/mini';
import { STATES } from '../../../tcp/connection/state.ts';
import { FIN, flagNames, SYN } from '../../../tcp/segment.ts';
import { seqAdd } from '../../../tcp/sequence.ts';
import type { Hints, PartHints } from '../../hints/hint.ts';
import type { ExerciseKind, JudgedPart, Parsed, Problem, SampleSort, Typed } from '../../kind.ts';
import {
  blanks,
  type CellId,
  type CellProblem,
  type CellValue,
  isTime,
  kindOf,
  OUTCOMES,
  readCell,
  secondsText,
} from '../../trace/index.ts';
import type { Solution } from '../../trace/run/index.ts';
import { generate } from './generate.ts';
import { type FillTraceVerdict, grade, solve } from './grade.ts';
import type { FillTraceAnswer, FillTraceQuestion, FillTraceSpec } from './question.ts';

export { type Diagnosis, diagnose } from './diagnose.ts';
export { type FillTraceVerdict, solve } from './grade.ts';
export { cellsByMisconception } from './misconceived-cells.ts';

/** Help with a cell: the rule that decides it (or where that stands), how it follows, what it holds. */
export interface CellHint {
  readonly about: 'rule' | 'terms' | 'value';
  readonly solution: Solution;
}

/** Hints for a trace, cell by cell. */
export const fillTraceHints: Hints<FillTraceQuestion, Typed, CellHint> = { of: hintsOf, missing };

/** Cells of a trace are blank: numbers, flags, lengths, states and times; and what calls return, and when. */
export const fillTrace: ExerciseKind<
  FillTraceSpec,
  FillTraceQuestion,
  FillTraceAnswer,
  FillTraceVerdict,
  readonly Solution[],
  CellHint,
  Typed,
  CellProblem
> = {
  generate,
  parse,
  grade,
  parts,
  solve,
  hints: fillTraceHints,
  sample,
};

const textsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/**
 * Reads a record of cell ids and typed texts. Every blank cell must be filled; what belongs to no blank cell is
 * left aside. Returns a problem for each cell that cannot be read.
 */
function parse(question: FillTraceQuestion, input: unknown): Parsed<FillTraceAnswer, CellProblem> {
  const texts = z.safeParse(textsSchema, input);
  if (!texts.success) return { ok: false, problems: [{ cell: null, code: 'not-an-answer' }] };
  const answer: Record<CellId, CellValue> = {};
  const problems: Problem<CellProblem>[] = [];
  for (const id of blanks(question)) {
    const read = readCell(kindOf(id), String(texts.data[id] ?? ''));
    if (read.ok) answer[id] = read.value;
    else problems.push({ cell: id, code: read.code });
  }
  return problems.length === 0 ? { ok: true, answer } : { ok: false, problems };
}

/** What a cell is worth by its mark. */
const CREDITS = { right: 1, follows: 0.5, wrong: 0 } as const;

function parts(question: FillTraceQuestion, verdict: FillTraceVerdict | null): JudgedPart[] {
  const cells = blanks(question);
  const marks = new Map(verdict?.cells.map(({ id, mark }) => [id, mark]));
  return cells.map((part) => ({
    part,
    weight: 1 / cells.length,
    credit: CREDITS[marks.get(part) ?? 'wrong'],
  }));
}

function hintsOf(question: FillTraceQuestion): PartHints<CellHint>[] {
  return solve(question).map((solution) => ({
    part: solution.id,
    steps: (['rule', 'terms', 'value'] as const).map((about) => ({ about, solution })),
  }));
}

/** A cell that cannot be read counts as empty; for judging the others it is taken as right. */
function missing(question: FillTraceQuestion, typed: Typed): CellId[] {
  const cells = solve(question).map(({ id, value }) => {
    const read = readCell(kindOf(id), typed[id] ?? '');
    return { id, empty: !read.ok, value: read.ok ? read.value : value };
  });
  const verdict = grade(question, Object.fromEntries(cells.map(({ id, value }) => [id, value])));
  const wrong = new Set(verdict.cells.filter(({ mark }) => mark !== 'right').map(({ id }) => id));
  return cells.filter(({ id, empty }) => empty || wrong.has(id)).map(({ id }) => id);
}

const MALFORMED = ['', 'seventeen', '-1', '0x', '1.5', 'ESTABLISHING', '[X]'];
const MALFORMED_TIMES = ['', 'later', '-1', '0x', '1..5', '3 ticks', '1 2'];

/**
 * Returns what a learner could type: everything right; or the cell the seed picks wrong and the rest right;
 * or that cell unreadable.
 */
function sample(question: FillTraceQuestion, sort: SampleSort): unknown {
  const solutions = solve(question);
  const picked = question.seed % Math.max(solutions.length, 1);
  return Object.fromEntries(
    solutions.map((solution, i) => {
      if (i !== picked || sort === 'correct') return [solution.id, text(solution, question, 0)];
      if (sort === 'incorrect') return [solution.id, text(solution, question, 1)];
      const malformed = isTime(kindOf(solution.id)) ? MALFORMED_TIMES : MALFORMED;
      return [solution.id, malformed[question.seed % malformed.length] ?? ''];
    }),
  );
}

/** Returns a cell's value as typed; `off` other than 0 gives a wrong one. */
function text(solution: Solution, { precision }: FillTraceQuestion, off: 0 | 1): string {
  const { value } = solution;
  const kind = kindOf(solution.id);
  if (typeof value === 'string') {
    const known: readonly string[] = kind === 'result' ? OUTCOMES : STATES;
    return known[(known.indexOf(value) + off) % known.length] ?? value;
  }
  if (isTime(kind)) return secondsText(value + off * 5 * (precision ?? 0));
  if (kind === 'flags')
    return flagNames(off === 0 ? value : value ^ (value & SYN ? SYN : FIN)).join(',') || 'RST';
  return String(kind === 'len' ? value + off : seqAdd(value, off));
}
