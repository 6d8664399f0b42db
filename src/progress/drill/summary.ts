import type { ExerciseSet } from '../sets.ts';
import type { Drill, Outcome } from './stored-drill.ts';

/** What a drill came to, in exercises: each counts once, by its last answer in the drill. */
export interface DrillSummary {
  readonly lines: readonly SummaryLine[];
  /** Exercises whose last answer had full marks. */
  readonly right: number;
  /** Those whose last answer had not, in the order they were asked. */
  readonly missed: ExerciseSet;
  readonly skipped: number;
}

/** One exercise of a summary. */
export interface SummaryLine {
  readonly exerciseId: string;
  /** Seed of the variant asked last. */
  readonly seed: number;
  /** What came of it each time it was asked. */
  readonly outcomes: readonly Outcome[];
  readonly result: 'right' | 'missed' | 'skipped';
}

/** Sums a drill up. A step that was never answered counts as skipped. */
export function summaryOf({ set, steps }: Pick<Drill, 'set' | 'steps'>): DrillSummary {
  const ids = [...new Set(steps.map(({ exerciseId }) => exerciseId))];
  const lines = ids.map((exerciseId): SummaryLine => {
    const own = steps.filter((step) => step.exerciseId === exerciseId);
    const outcomes = own.map(({ outcome }) => outcome);
    const last = outcomes.findLast((outcome) => typeof outcome === 'number');
    const result = last === undefined ? 'skipped' : last === 1 ? 'right' : 'missed';
    return { exerciseId, seed: own.at(-1)?.seed ?? 0, outcomes, result };
  });
  const of = (result: SummaryLine['result']) => lines.filter((line) => line.result === result);
  return {
    lines,
    right: of('right').length,
    missed: { id: set.id, exerciseIds: of('missed').map(({ exerciseId }) => exerciseId) },
    skipped: of('skipped').length,
  };
}
