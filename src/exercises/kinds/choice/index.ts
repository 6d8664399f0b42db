import { allTaken, type Hints, type PartHints } from '../../hints/hint.ts';
import type { ExerciseKind, JudgedPart, Parsed, SampleSort } from '../../kind.ts';
import { namesIn } from '../../names-in.ts';
import { randomIntegers, shuffled } from '../../random.ts';
import { type ChoiceVerdict, grade, type OptionVerdict, solve } from './grade.ts';
import { CHOSEN, type ChoiceAnswer, type ChoiceQuestion, type ChoiceSpec } from './question.ts';
import { rightOptions } from './right.ts';

export type { OptionMark } from './grade.ts';
export { rightOptions } from './right.ts';

/** Why a choice cannot be graded. */
export type ChoiceProblem = 'empty' | 'too-many' | 'not-an-answer';

/** Help with a choice: an option that is not right. */
export interface OptionHint {
  readonly id: string;
}

/** Hints for a choice: each rules out one option. */
export const choiceHints: Hints<ChoiceQuestion, ChoiceAnswer, OptionHint> = {
  of: hintsOf,
  missing,
  gives: (question, taken) => question.several && allTaken(hintsOf(question), taken),
};

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
  parts,
  solve,
  hints: choiceHints,
  sample,
};

/** Makes the variant with this seed: draws which wrong options are shown, and shuffles them. */
function generate(spec: ChoiceSpec, seed: number): ChoiceQuestion {
  const { shown, ...rest } = spec;
  const next = randomIntegers(seed);
  const right = rightOptions({ ...rest, seed });
  const wrong = shuffled(
    spec.options.filter((option) => !right.has(option.id)),
    next,
  );
  const kept = new Set(wrong.slice(0, shown === null ? wrong.length : Math.max(1, shown - right.size)));
  const options = spec.options.filter((option) => right.has(option.id) || kept.has(option));
  return { ...rest, seed, options: shuffled(options, next) };
}

/** Reads the ids of the options chosen, one text or a list; no choice yet, or two where one is asked, is no answer. */
function parse(question: ChoiceQuestion, input: unknown): Parsed<ChoiceAnswer, ChoiceProblem> {
  const given: readonly unknown[] = Array.isArray(input) ? input : [input];
  const refuse = (code: ChoiceProblem) => ({ ok: false, problems: [{ cell: null, code }] }) as const;
  if (given.every((id) => id === '' || id === null || id === undefined)) return refuse('empty');
  const known = question.options.map((option) => option.id);
  if (!given.every((id) => known.some((option) => option === id))) return refuse('not-an-answer');
  const answer = known.filter((id) => given.includes(id));
  return answer.length > 1 && !question.several ? refuse('too-many') : { ok: true, answer };
}

/** Returns what a learner could choose: the right options; one too many, too few or another; or no answer at all. */
function sample(question: ChoiceQuestion, sort: SampleSort): unknown {
  const { seed, several } = question;
  const ids = question.options.map((option) => option.id);
  const rights = rightOptions(question);
  const right = ids.filter((id) => rights.has(id));
  const wrong = ids.filter((id) => !rights.has(id));
  if (sort === 'correct') return right;
  if (sort === 'incorrect') {
    const other = wrong.slice(seed % wrong.length).slice(0, 1);
    if (!several) return other;
    return seed % 2 === 0 && right.length > 1 ? right.slice(1) : [...right, ...other];
  }
  const malformed = [[], '', 42, ['no-such-option'], null, several ? [...ids, 'x'] : ids.slice(0, 2)];
  return malformed[seed % malformed.length];
}

/** Where several can be chosen, each option is a part: right when it is chosen as it should be, or left. */
function parts(question: ChoiceQuestion, verdict: ChoiceVerdict | null): JudgedPart[] {
  if (!question.several) return [{ part: CHOSEN, weight: 1, credit: verdict?.score ?? 0 }];
  const weight = 1 / rightOptions(question).size;
  const asItShould = new Set(
    verdict?.options.filter(({ mark }) => mark === 'right' || mark === 'left').map(({ id }) => id),
  );
  return question.options.map(({ id }) => ({
    part: id,
    cell: CHOSEN,
    weight,
    credit: asItShould.has(id) ? 1 : 0,
  }));
}

function hintsOf(question: ChoiceQuestion): PartHints<OptionHint>[] {
  const rights = rightOptions(question);
  const wrong = question.options.filter(({ id }) => !rights.has(id));
  const of = question.several ? null : CHOSEN;
  return wrong.map(({ id }) => ({ part: id, of, share: 1 / wrong.length, steps: [{ id }] }));
}

/** What is chosen wrongly is ruled out first. */
function missing(question: ChoiceQuestion, chosen: ChoiceAnswer): string[] {
  const rights = rightOptions(question);
  const wrong = question.options.map(({ id }) => id).filter((id) => !rights.has(id));
  const slips = wrong.filter((id) => chosen.includes(id));
  if (slips.length === 0 && [...rights].every((id) => chosen.includes(id))) return [];
  return [...slips, ...wrong.filter((id) => !chosen.includes(id))];
}
