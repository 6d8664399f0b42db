import type { ExerciseKind, JudgedPart, ProblemCode, Typed } from '../../kind.ts';
import { generate } from './generate.ts';
import { grade, type NextSegmentVerdict, type Right, solve } from './grade.ts';
import { type NextHint, nextSegmentHints } from './hints.ts';
import { parse } from './parse.ts';
import {
  FIELDS,
  type NextSegmentAnswer,
  type NextSegmentQuestion,
  type NextSegmentSpec,
} from './question.ts';
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
> = { generate, parse, grade, parts, solve, hints: nextSegmentHints, sample };

/** The fields of a segment where one is due, else whether one is sent; a field is tried again after that was missed. */
function parts(question: NextSegmentQuestion, verdict: NextSegmentVerdict | null): JudgedPart[] {
  const right = solve(question)[0]?.segment ?? null;
  const asked = FIELDS.filter((field) => right !== null && right[field] !== null);
  const fields = verdict?.fields ?? asked.map((field) => ({ field, right: false }));
  if (fields.length === 0 || verdict?.sends === 'wrong')
    return [{ part: 'sends', weight: 1, credit: verdict?.sends === 'right' ? 1 : 0 }];
  return fields.map((one) => ({
    part: one.field,
    weight: 1 / fields.length,
    credit: one.right ? 1 : 0,
    under: 'sends',
  }));
}
