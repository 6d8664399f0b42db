import type { ExerciseKind } from '../kind.ts';
import { generate } from './generate.ts';
import { type FillTraceVerdict, grade } from './grade.ts';
import { parse } from './parse.ts';
import type { FillTraceAnswer, FillTraceQuestion, FillTraceSpec } from './question.ts';
import { sample } from './sample.ts';

export type { Derivation, Reason } from './derive.ts';
export type { CellVerdict, FillTraceVerdict, Mark, Note, Solution } from './grade.ts';
export { solve } from './grade.ts';
export { type CellHint, fillTraceHints } from './hints.ts';

/** Cells of a trace are blank: numbers, flags, lengths and states. */
export const fillTrace: ExerciseKind<FillTraceSpec, FillTraceQuestion, FillTraceAnswer, FillTraceVerdict> = {
  generate,
  parse,
  grade,
  sample,
};
