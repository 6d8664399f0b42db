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

/** How many exercises of a set there are, and how many have each standing. */
export type Tally = Readonly<Record<Standing | 'total' | 'tried' | 'missed', number>>;

/** Counts a set. Everything that says how many exercises are done, missed or left asks this. */
export function tallyOf(record: Pick<ProgressRecord, 'exercises'>, exerciseIds: readonly string[]): Tally {
  const counts = { untried: 0, wrong: 0, partly: 0, full: 0 };
  for (const id of exerciseIds) counts[standingOf(record.exercises[id])] += 1;
  const total = exerciseIds.length;
  return { ...counts, total, tried: total - counts.untried, missed: counts.wrong + counts.partly };
}

/** Lists what is to be retried of a set: each exercise that was tried and whose last attempt had not full marks. */
export function missesOf(record: ProgressRecord, { exerciseIds }: ExerciseSet): readonly string[] {
  return exerciseIds.filter((id) => {
    const standing = standingOf(record.exercises[id]);
    return standing === 'wrong' || standing === 'partly';
  });
}
