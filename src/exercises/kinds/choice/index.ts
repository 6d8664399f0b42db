import type { ExerciseKind } from '../../kind.ts';
import { generate } from './generate.ts';
import { type ChoiceVerdict, grade } from './grade.ts';
import { type ChoiceProblem, parse } from './parse.ts';
import type { ChoiceAnswer, ChoiceQuestion, ChoiceSpec } from './question.ts';
import { sample } from './sample.ts';

export type { ChoiceVerdict, OptionMark, OptionVerdict } from './grade.ts';
export { choiceHints, type OptionHint } from './hints.ts';
export type { ChoiceProblem } from './parse.ts';
export { rightOptions } from './right.ts';

/** One or several options are chosen; the runs they make claims about decide which are right. */
export const choice: ExerciseKind<ChoiceSpec, ChoiceQuestion, ChoiceAnswer, ChoiceVerdict, ChoiceProblem> = {
  generate,
  parse,
  grade,
  sample,
};
