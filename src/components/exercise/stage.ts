import type { ExerciseState } from './state.ts';

/**
 * How far an attempt is: `answer` while there is something to check, or what was told is to be chosen; `again` once there
 * are faults to mend, `done` when all is right or was told. The button that goes on says Check, Try again, Next exercise.
 */
export type Stage = 'answer' | 'again' | 'done';

/** What the stage depends on. */
type Attempt = Pick<ExerciseState, 'report' | 'draft' | 'checked'>;

/** Returns the stage of an attempt; `final` where any score ends it. */
export function stageOf({ report, draft, checked }: Attempt, final = false): Stage {
  if (report === null || draft.typed !== checked) return 'answer';
  if (draft.shown) return 'done';
  if (report.score === null) return 'answer';
  if (final || report.spent || report.score === 1) return 'done';
  return report.toChoose ? 'answer' : 'again';
}
