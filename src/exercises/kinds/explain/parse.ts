import type { Parsed } from '../../kind.ts';
import type { ExplainAnswer, ExplainQuestion } from './question.ts';

/** Most characters of a text, so that it can be kept with the learner's progress. */
export const MOST_CHARACTERS = 5000;

/** Why an explanation cannot be graded. */
export type ExplainProblem = 'empty' | 'too-long' | 'not-an-answer';

/** Reads `{ text, ticked }`: a text of the learner's own, and ids of the rubric's points. */
export function parse(question: ExplainQuestion, input: unknown): Parsed<ExplainAnswer, ExplainProblem> {
  const refuse = (cell: string | null, code: ExplainProblem) =>
    ({ ok: false, problems: [{ cell, code }] }) as const;
  if (typeof input !== 'object' || input === null) return refuse(null, 'not-an-answer');
  const { text, ticked }: { text?: unknown; ticked?: unknown } = input;
  if (typeof text !== 'string' || !Array.isArray(ticked)) return refuse(null, 'not-an-answer');
  if (!/[\p{L}\p{N}]/u.test(text)) return refuse('text', 'empty');
  if (text.length > MOST_CHARACTERS) return refuse('text', 'too-long');
  const known = question.points.map((point) => point.id);
  if (!ticked.every((id) => known.some((point) => point === id))) return refuse('ticked', 'not-an-answer');
  return { ok: true, answer: { text: text.trim(), ticked: known.filter((id) => ticked.includes(id)) } };
}
