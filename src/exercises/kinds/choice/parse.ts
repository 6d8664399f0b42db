import type { Parsed } from '../../kind.ts';
import type { ChoiceAnswer, ChoiceQuestion } from './question.ts';

/** Why a choice cannot be graded. */
export type ChoiceProblem = 'empty' | 'too-many' | 'not-an-answer';

/** Reads the ids of the options chosen, one text or a list; no choice yet, or two where one is asked, is no answer. */
export function parse(question: ChoiceQuestion, input: unknown): Parsed<ChoiceAnswer, ChoiceProblem> {
  const given: readonly unknown[] = Array.isArray(input) ? input : [input];
  const refuse = (code: ChoiceProblem) => ({ ok: false, problems: [{ cell: null, code }] }) as const;
  if (given.every((id) => id === '' || id === null || id === undefined)) return refuse('empty');
  const known = question.options.map((option) => option.id);
  if (!given.every((id) => known.some((option) => option === id))) return refuse('not-an-answer');
  const answer = known.filter((id) => given.includes(id));
  return answer.length > 1 && !question.several ? refuse('too-many') : { ok: true, answer };
}
