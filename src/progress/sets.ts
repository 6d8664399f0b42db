import type { ExerciseProgress, ProgressRecord } from './record.ts';

/** Some exercises that belong together: a lesson's, a topic's, those of a drill, or what an instructor assigns. */
export interface ExerciseSet {
  /** Where it comes from: `lesson/close/four-way`, `topic/reset`, `everything`. */
  readonly id: string;
  readonly exerciseIds: readonly string[];
}

/** How a learner stands with one exercise; its last attempt decides. */
export type Standing = 'untried' | 'wrong' | 'partly' | 'full';

/** Every standing, from nothing to full marks. */
export const STANDINGS = ['untried', 'wrong', 'partly', 'full'] as const satisfies readonly Standing[];

/** Tells how a learner stands with an exercise: by the last attempt, so that a fault that was mended is mended. */
export function standingOf(entry: ExerciseProgress | undefined): Standing {
  if (entry === undefined) return 'untried';
  const { score } = entry.last;
  if (score === 1) return 'full';
  return score === 0 ? 'wrong' : 'partly';
}

/** Lists what is to be retried of a set: each exercise that was tried and whose last attempt had not full marks. */
export function missesOf(record: ProgressRecord, { exerciseIds }: ExerciseSet): readonly string[] {
  return exerciseIds.filter((id) => {
    const standing = standingOf(record.exercises[id]);
    return standing === 'wrong' || standing === 'partly';
  });
}
