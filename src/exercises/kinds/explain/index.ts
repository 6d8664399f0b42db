import type { ExerciseKind, Parsed, SampleSort } from '../../kind.ts';
import { namesIn } from '../../names-in.ts';
import { type ExplainVerdict, grade } from './grade.ts';
import { explainHints, type PointHint } from './hints.ts';
import {
  type ExplainAnswer,
  type ExplainInput,
  type ExplainQuestion,
  type ExplainSpec,
  PARTS,
  type Point,
} from './question.ts';

export { explainHints, type PointHint } from './hints.ts';

/** Most characters of a text, so that it can be kept with the learner's progress. */
export const MOST_CHARACTERS = 5000;

/** Why an explanation cannot be graded. */
export type ExplainProblem = 'empty' | 'too-long' | 'not-an-answer';

/** An answer in the learner's own words, held against a model answer and judged by themselves. */
export const explain: ExerciseKind<
  ExplainSpec,
  ExplainQuestion,
  ExplainAnswer,
  ExplainVerdict,
  readonly Point[],
  PointHint,
  ExplainInput,
  ExplainProblem
> = {
  generate: (spec, seed) => ({ ...spec, seed }),
  input: (_, typed) => ({ text: typed[PARTS.text] ?? '', ticked: namesIn(typed[PARTS.ticked]) }),
  parse,
  grade,
  solve: ({ points }) => points,
  hints: explainHints,
  sample,
};

/** Reads `{ text, ticked }`: a text of the learner's own, and ids of the rubric's points. */
function parse(question: ExplainQuestion, input: unknown): Parsed<ExplainAnswer, ExplainProblem> {
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

const TEXT = 'Each side has to learn that its own number has arrived.';

/** Returns what a learner could hand in: every point ticked; one left out; or something that is no answer. */
function sample(question: ExplainQuestion, sort: SampleSort): unknown {
  const ids = question.points.map((point) => point.id);
  if (sort === 'correct') return { text: TEXT, ticked: ids };
  const { seed } = question;
  if (sort === 'incorrect') return { text: TEXT, ticked: ids.filter((_, i) => i !== seed % ids.length) };
  const malformed = [
    { text: '', ticked: [] },
    { text: ' …\n', ticked: ids },
    { text: 'x'.repeat(MOST_CHARACTERS + 1), ticked: [] },
    { text: TEXT, ticked: ['no-such-point'] },
    { text: TEXT },
    TEXT,
    null,
  ];
  return malformed[seed % malformed.length];
}
