import type { ExerciseKind, Typed } from '../../kind.ts';
import { generate } from './generate.ts';
import { type DecodeHeaderVerdict, grade } from './grade.ts';
import { decodeHeaderHints, type FieldHint } from './hints.ts';
import { parse } from './parse.ts';
import type { DecodeHeaderAnswer, DecodeHeaderQuestion, DecodeHeaderSpec } from './question.ts';
import type { FieldProblem } from './read-field.ts';
import { sample } from './sample.ts';
import { type FieldSolution, solve } from './solve.ts';

export type { FieldVerdict } from './grade.ts';
export { decodeHeaderHints, type FieldHint } from './hints.ts';
export type { FieldProblem } from './read-field.ts';
export { type FieldSolution, solve } from './solve.ts';

/** Octets of a header are read into fields, or a segment's fields written as octets. */
export const decodeHeader: ExerciseKind<
  DecodeHeaderSpec,
  DecodeHeaderQuestion,
  DecodeHeaderAnswer,
  DecodeHeaderVerdict,
  readonly FieldSolution[],
  FieldHint,
  Typed,
  FieldProblem
> = {
  generate,
  parse,
  grade,
  solve,
  hints: decodeHeaderHints,
  sample,
};
