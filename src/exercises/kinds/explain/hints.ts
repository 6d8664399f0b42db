import type { Hints, PartHints } from '../../hints/hint.ts';
import type { ExplainQuestion } from './question.ts';

/** Help with an explanation: a point that a full answer makes. */
export interface PointHint {
  readonly id: string;
}

/** Hints for an explanation. What a text lacks only its writer can tell, so the points come in their order. */
export const explainHints: Hints<ExplainQuestion, unknown, PointHint> = {
  of: ({ points }): PartHints<PointHint>[] => points.map(({ id }) => ({ part: id, steps: [{ id }] })),
  missing: ({ points }) => points.map(({ id }) => id),
};
