import {
  type Draft,
  type ExerciseProgress,
  encode,
  type LessonProgress,
  type ProgressRecord,
} from './record.ts';

/**
 * Joins two records, as of two tabs or two machines, so that nothing done in either is lost.
 * The join is commutative, associative and idempotent: tabs that exchange records in any order come to agree.
 */
export function merge(a: ProgressRecord, b: ProgressRecord): ProgressRecord {
  if (a.epoch !== b.epoch) return a.epoch > b.epoch ? a : b;
  return {
    version: a.version,
    epoch: a.epoch,
    exercises: mergeParts(a.exercises, b.exercises, mergeExercise),
    lessons: mergeParts(a.lessons, b.lessons, mergeLesson),
    drafts: mergeParts(a.drafts, b.drafts, mergeDraft),
  };
}

/** Tells whether two records say the same. */
export function sameRecord(a: ProgressRecord, b: ProgressRecord): boolean {
  return a === b || encode(a) === encode(b);
}

/** Joins two entries of one exercise: most attempts, best score, newest attempt, earliest full marks. */
export function mergeExercise(a: ExerciseProgress, b: ExerciseProgress): ExerciseProgress {
  const firsts = [a.firstFullMarksAt, b.firstFullMarksAt].filter((at) => at !== undefined);
  return {
    attempts: Math.max(a.attempts, b.attempts),
    best: Math.max(a.best, b.best),
    last: newest(a.last, b.last, [
      a.last.at - b.last.at,
      a.last.score - b.last.score,
      a.last.seed - b.last.seed,
    ]),
    ...(firsts.length > 0 && { firstFullMarksAt: Math.min(...firsts) }),
  };
}

/** Joins two entries of one lesson: what was said last holds; at the same instant "done" does. */
export function mergeLesson(a: LessonProgress, b: LessonProgress): LessonProgress {
  return newest(a, b, [a.changedAt - b.changedAt, (a.completedAt ?? -1) - (b.completedAt ?? -1)]);
}

/** Joins two drafts of one exercise: what was typed last holds. */
export function mergeDraft(a: Draft, b: Draft): Draft {
  const [left, right] = [JSON.stringify(a.answer), JSON.stringify(b.answer)];
  return newest(a, b, [a.at - b.at, a.seed - b.seed, left === right ? 0 : left > right ? 1 : -1]);
}

/** Picks `a` where the first difference that is not zero is positive, or where there is none; else `b`. */
function newest<T>(a: T, b: T, differences: readonly number[]): T {
  return (differences.find((difference) => difference !== 0) ?? 0) >= 0 ? a : b;
}

function mergeParts<T>(
  a: { readonly [id: string]: T },
  b: { readonly [id: string]: T },
  join: (a: T, b: T) => T,
): { readonly [id: string]: T } {
  const joined: Record<string, T> = { ...a };
  for (const [id, entry] of Object.entries(b)) {
    const own = joined[id];
    joined[id] = own === undefined ? entry : join(own, entry);
  }
  return joined;
}
