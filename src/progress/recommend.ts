import { SOONEST } from './drill/choose.ts';
import { type Graded, gentlest, stepsAbove } from './gentle.ts';
import { lessonStanding } from './lesson.ts';
import type { ProgressRecord } from './record.ts';
import { missesOf, standingOf } from './sets.ts';

/** What a learner can be sent to, in the order a course takes it. */
export interface Course {
  readonly lessons: readonly { readonly id: string; readonly exercises: readonly string[] }[];
  /** Every exercise of the site. */
  readonly exercises: readonly Graded[];
}

/** The exercise to do next, and why this one. */
export interface Recommendation {
  readonly exerciseId: string;
  /**
   * `first`: nothing was tried yet. `missed`: the last attempt had not full marks. `lesson`: it comes next in a lesson.
   * `untried`: no lesson asks it. `again`: everything is right, and this one was done longest ago.
   */
  readonly why: 'first' | 'missed' | 'lesson' | 'untried' | 'again';
  /** The lesson that asks it, for `lesson`. */
  readonly lessonId?: string;
}

/** How long a miss rests unless other exercises came between, ms. */
const REST = 12 * 60 * 60 * 1000;

/**
 * Chooses what a learner does next; null on a site without exercises. In this order: what was missed longest ago, once it
 * has rested; the next exercise of the lesson they are in, or of those after it; what is left. Nothing the learner is not ready for.
 */
export function recommend(record: ProgressRecord, course: Course, now: number): Recommendation | null {
  const { exercises } = record;
  const known = new Map(course.exercises.map((exercise) => [exercise.id, exercise]));
  const above = stepsAbove(course.exercises, record);
  const isOpen = (id: string): boolean => {
    const exercise = known.get(id);
    return exercise !== undefined && above(exercise) === 0;
  };
  const tried = [...known.keys()]
    .filter((id) => exercises[id] !== undefined)
    .sort((a, b) => at(record, a) - at(record, b));
  const isNew = (id: string): boolean => isOpen(id) && exercises[id] === undefined;
  const next = nextInCourse(record, course, tried.at(-1), isNew);
  if (tried.length === 0 && next !== null) return { exerciseId: next.exerciseId, why: 'first' };
  const misses = missesOf(record, { id: 'missed', exerciseIds: tried });
  const rested = misses.find(
    (id) => isOpen(id) && (now - at(record, id) >= REST || tried.length - tried.indexOf(id) > SOONEST),
  );
  if (rested !== undefined) return { exerciseId: rested, why: 'missed' };
  if (next !== null) return next;
  const left = course.exercises.filter(({ id }) => standingOf(exercises[id]) !== 'full');
  const [other] = gentlest(left, course.exercises, record);
  if (other !== undefined)
    return { exerciseId: other.id, why: exercises[other.id] === undefined ? 'untried' : 'missed' };
  const [oldest] = tried;
  return oldest === undefined ? null : { exerciseId: oldest, why: 'again' };
}

/** The first exercise not tried yet in the lesson of the last attempt, in those after it, and in those before. */
function nextInCourse(
  record: ProgressRecord,
  { lessons }: Course,
  last: string | undefined,
  isNew: (id: string) => boolean,
): Recommendation | null {
  const from = Math.max(
    0,
    lessons.findIndex((lesson) => last !== undefined && lesson.exercises.includes(last)),
  );
  for (const { id, exercises } of [...lessons.slice(from), ...lessons.slice(0, from)]) {
    if (lessonStanding(record, id, exercises).done) continue;
    const exerciseId = exercises.find(isNew);
    if (exerciseId !== undefined) return { exerciseId, why: 'lesson', lessonId: id };
  }
  return null;
}

function at({ exercises }: ProgressRecord, id: string): number {
  return exercises[id]?.last.at ?? 0;
}
