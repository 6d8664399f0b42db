import { format } from '../../i18n/format.ts';
import { $progress, lessonStanding, type ProgressRecord } from '../../progress/index.ts';

/** A lesson with the ids of its exercises. */
export interface LessonExercises {
  readonly id: string;
  readonly exercises: readonly string[];
}

/** One sum: lessons done, exercises tried, exercises fully right, each of how many. */
export interface ProgressSum {
  readonly name: 'lessonsDone' | 'tried' | 'fullMarks';
  readonly n: number;
  readonly total: number;
}

/** Keeps the three sums of the progress page in step with the progress. */
export function startProgressSums(root: ParentNode = document): void {
  for (const sums of root.querySelectorAll<HTMLElement>('[data-progress-sums]')) {
    const lessons: readonly LessonExercises[] = JSON.parse(sums.dataset['progressSums'] ?? '[]');
    $progress.subscribe((record) => {
      for (const { name, n, total } of sumUp(record, lessons)) {
        const place = sums.querySelector(`[data-sum="${name}"]`);
        if (place !== null) place.textContent = format(sums.dataset['count'] ?? '', { n, total });
      }
    });
  }
}

/** Counts what was done; an exercise in two lessons counts once. */
export function sumUp(record: ProgressRecord, lessons: readonly LessonExercises[]): readonly ProgressSum[] {
  const exercises = [...new Set(lessons.flatMap((lesson) => lesson.exercises))];
  const tried = exercises.filter((id) => record.exercises[id] !== undefined).length;
  const full = exercises.filter((id) => record.exercises[id]?.best === 1).length;
  const done = lessons.filter((lesson) => lessonStanding(record, lesson.id, lesson.exercises).done).length;
  return [
    { name: 'lessonsDone', n: done, total: lessons.length },
    { name: 'tried', n: tried, total: exercises.length },
    { name: 'fullMarks', n: full, total: exercises.length },
  ];
}
