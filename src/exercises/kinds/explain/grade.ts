import type { Score } from '../../kind.ts';
import type { ExplainAnswer, ExplainQuestion, Point } from './question.ts';

/** One point of the rubric with the learner's own tick. */
export interface PointVerdict extends Point {
  readonly ticked: boolean;
}

/** The learner's own judgment: the score is the share of the rubric's weight that is ticked. */
export interface ExplainVerdict extends Score {
  readonly points: readonly PointVerdict[];
}

/** Adds up what the learner ticked. */
export function grade(question: ExplainQuestion, answer: ExplainAnswer): ExplainVerdict {
  const points = question.points.map((point) => ({ ...point, ticked: answer.ticked.includes(point.id) }));
  const weigh = (some: readonly Point[]) => some.reduce((sum, point) => sum + point.weight, 0);
  return { points, score: weigh(points.filter((point) => point.ticked)) / weigh(points) };
}
