import type { ExerciseKind, Typed } from '../../kind.ts';
import type { CellProblem } from '../../trace/index.ts';
import type { Solution } from '../../trace/run/index.ts';
import { generate } from './generate.ts';
import { type FillTraceVerdict, grade, solve } from './grade.ts';
import { type CellHint, fillTraceHints } from './hints.ts';
import { parse } from './parse.ts';
import type { FillTraceAnswer, FillTraceQuestion, FillTraceSpec } from './question.ts';
import { sample } from './sample.ts';

export { type Diagnosis, diagnose } from './diagnose.ts';
export { type FillTraceVerdict, solve } from './grade.ts';
export { type CellHint, fillTraceHints } from './hints.ts';
export { cellsByMisconception } from './misconceived-cells.ts';

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
  solve,
  hints: fillTraceHints,
  sample,
};
