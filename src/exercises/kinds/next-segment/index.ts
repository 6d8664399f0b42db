import type { ExerciseKind, ProblemCode, Typed } from '../../kind.ts';
import { generate } from './generate.ts';
import { grade, type NextSegmentVerdict, type Right, solve } from './grade.ts';
import { type NextHint, nextSegmentHints } from './hints.ts';
import { parse } from './parse.ts';
import type { NextSegmentAnswer, NextSegmentQuestion, NextSegmentSpec } from './question.ts';
import { sample } from './sample.ts';

export { consequence } from './consequence.ts';
export { answersByMisconception, diagnoseNext } from './diagnose.ts';
export type { FieldVerdict, NextSegmentVerdict, Right } from './grade.ts';
export { solve } from './grade.ts';
export { type NextHint, nextSegmentHints } from './hints.ts';

/** The learner is one endpoint at one moment, and builds the segment it sends next. */
export const nextSegment: ExerciseKind<
  NextSegmentSpec,
  NextSegmentQuestion,
  NextSegmentAnswer,
  NextSegmentVerdict,
  readonly Right[],
  NextHint,
  Typed,
  ProblemCode
> = { generate, parse, grade, solve, hints: nextSegmentHints, sample };
