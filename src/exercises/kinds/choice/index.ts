import type { ExerciseKind } from '../../kind.ts';
import { namesIn } from '../../names-in.ts';
import { generate } from './generate.ts';
import { type ChoiceVerdict, grade, type OptionVerdict, solve } from './grade.ts';
import { choiceHints, type OptionHint } from './hints.ts';
import { type ChoiceProblem, parse } from './parse.ts';
import { CHOSEN, type ChoiceAnswer, type ChoiceQuestion, type ChoiceSpec } from './question.ts';
import { sample } from './sample.ts';

export type { ChoiceVerdict, OptionMark, OptionVerdict } from './grade.ts';
export { choiceHints, type OptionHint } from './hints.ts';
export type { ChoiceProblem } from './parse.ts';
export { rightOptions } from './right.ts';

/** One or several options are chosen; the runs they make claims about decide which are right. */
export const choice: ExerciseKind<
  ChoiceSpec,
  ChoiceQuestion,
  ChoiceAnswer,
  ChoiceVerdict,
  readonly OptionVerdict[],
  OptionHint,
  ChoiceAnswer,
  ChoiceProblem
> = {
  generate,
  input: (_, typed) => namesIn(typed[CHOSEN]),
  parse,
  grade,
  solve,
  hints: choiceHints,
  sample,
};
