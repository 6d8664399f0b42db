import { dictionary, exercisePath, type Locale, lessonPath, practicePath } from '../../i18n/index.ts';
import { chaptersIn, type Lesson } from '../lesson/lessons.ts';
import { exercisesIn } from '../lesson/names-in-mdx.ts';
import { type CatalogEntry, catalog } from '../practice/catalog.ts';
import { anchor, atExercise } from './address.ts';
import { nextIn } from './course-order.ts';
import type { Onward } from './page-facts.ts';

/** Where an exercise stands in the course. */
interface Place {
  /** The first lesson that asks it. */
  readonly lesson: Lesson | undefined;
  readonly entry: CatalogEntry | undefined;
  /** The exercise that comes after it: in its lesson or the next ones, or else in its topic or the next ones. */
  readonly next: CatalogEntry | undefined;
}

/** Finds where an exercise stands in a language's lessons and topics. */
export async function placeOf(locale: Locale, id: string): Promise<Place> {
  const all = await catalog();
  const lessons = await lessonsIn(locale);
  const asked = lessons.map(({ entry: { body } }) => exercisesIn(body));
  const lesson = lessons.find((_, i) => asked[i]?.includes(id));
  const entry = all.find((one) => one.id === id);
  const following = nextIn([asked.flat(), all.map((one) => one.id)], id);
  return { lesson, entry, next: all.find((one) => one.id === following) };
}

/** Returns where a finished exercise leads from its own page: the last of all leads back to the list. */
export async function onwardFromPage(locale: Locale, id: string): Promise<Onward> {
  const { next } = await placeOf(locale, id);
  if (next === undefined) return toPractice(locale);
  return { href: atExercise(exercisePath(locale, next.id), next.id), text: dictionary(locale).exercise.next };
}

function toPractice(locale: Locale): Onward {
  return { href: practicePath(locale), text: dictionary(locale).exercise.toPractice };
}

/** Returns where a finished exercise leads in a lesson: to its next exercise, else to the next lesson, or to the list. */
export async function onwardInLesson(
  locale: Locale,
  id: string,
  lessonId: string | undefined,
): Promise<Onward | null> {
  const lessons = await lessonsIn(locale);
  const at = lessons.findIndex((lesson) => lesson.id === lessonId);
  const order = exercisesIn(lessons[at]?.entry.body);
  const following = order[order.indexOf(id) + 1];
  const { exercise, lesson } = dictionary(locale);
  if (following !== undefined) return { href: `#${anchor(following)}`, text: exercise.next };
  if (at < 0) return null;
  const next = lessons[at + 1];
  return next ? { href: lessonPath(locale, next.id), text: lesson.next } : toPractice(locale);
}

async function lessonsIn(locale: Locale): Promise<Lesson[]> {
  return (await chaptersIn(locale)).flatMap(({ lessons }) => lessons);
}
