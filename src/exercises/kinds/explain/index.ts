import type { Hints, PartHints } from '../../hints/hint.ts';
import type { ExerciseKind, JudgedPart, Parsed, SampleSort, Score } from '../../kind.ts';
import { namesIn } from '../../names-in.ts';
import {
  type ExplainAnswer,
  type ExplainInput,
  type ExplainQuestion,
  type ExplainSpec,
  PARTS,
  type Point,
} from './question.ts';

/** Most characters of a text, so that it can be kept with the learner's progress. */
export const MOST_CHARACTERS = 5000;

/** Why an explanation cannot be graded. */
export type ExplainProblem = 'empty' | 'too-long' | 'not-an-answer';

/** One point of the rubric with the learner's own tick. */
export interface PointVerdict extends Point {
  readonly ticked: boolean;
}

/** The learner's own judgment: the score is the share of the rubric's weight that is ticked. */
export interface ExplainVerdict extends Score {
  readonly points: readonly PointVerdict[];
}

/** Help with an explanation: a point that a full answer makes. */
export interface PointHint {
  readonly id: string;
}

/** Hints for an explanation. What a text lacks only its writer can tell, so the points come in their order. */
export const explainHints: Hints<ExplainQuestion, unknown, PointHint> = {
  of: ({ points }): PartHints<PointHint>[] => points.map(({ id }) => ({ part: id, steps: [{ id }] })),
  missing: ({ points }) => points.map(({ id }) => id),
};

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
  parts,
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

/** Adds up what the learner ticked. */
function grade(question: ExplainQuestion, answer: ExplainAnswer): ExplainVerdict {
  const points = question.points.map((point) => ({ ...point, ticked: answer.ticked.includes(point.id) }));
  const weigh = (some: readonly Point[]) => some.reduce((sum, point) => sum + point.weight, 0);
  return { points, score: weigh(points.filter((point) => point.ticked)) / weigh(points) };
}

/** Only the learner can tell what the text lacks: nothing is missed. */
function parts({ points }: ExplainQuestion, verdict: ExplainVerdict | null): JudgedPart[] {
  const all = points.reduce((sum, { weight }) => sum + weight, 0);
  const ticked = new Set(verdict?.points.filter((point) => point.ticked).map(({ id }) => id));
  return points.map(({ id, weight }) => ({
    part: id,
    weight: weight / all,
    credit: ticked.has(id) ? 1 : 0,
    waits: true,
  }));
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
