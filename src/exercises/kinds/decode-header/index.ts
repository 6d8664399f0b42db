import type { ExerciseKind } from '../../kind.ts';
import { generate } from './generate.ts';
import { type DecodeHeaderVerdict, grade } from './grade.ts';
import { parse } from './parse.ts';
import type { DecodeHeaderAnswer, DecodeHeaderQuestion, DecodeHeaderSpec } from './question.ts';
import type { FieldProblem } from './read-field.ts';
import { sample } from './sample.ts';

export type { DecodeHeaderVerdict, FieldVerdict, Slip } from './grade.ts';
export { decodeHeaderHints, type FieldHint } from './hints.ts';
export type { FieldProblem } from './read-field.ts';
export { type FieldSolution, solve } from './solve.ts';

/** Octets of a header are read into fields, or a segment's fields written as octets. */
export const decodeHeader: ExerciseKind<
  DecodeHeaderSpec,
  DecodeHeaderQuestion,
  DecodeHeaderAnswer,
  DecodeHeaderVerdict,
  FieldProblem
> = {
  generate,
  parse,
  grade,
  sample,
};
