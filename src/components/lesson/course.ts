import { getCollection } from 'astro:content';
import { nearNames } from '../../exercises/authoring/near-names.ts';
import type { Locale } from '../../i18n/index.ts';
import { type BankQuestion, questionBank } from '../questions/question-bank.ts';
import { chaptersIn, type Lesson } from './lessons.ts';

/** A day of a path: lessons to work through, then questions to answer aloud. */
interface Day {
  readonly title: string;
  readonly lessons: readonly Lesson[];
  readonly questions: readonly BankQuestion[];
}

/** A path through the course. */
export interface CoursePath {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly days: readonly Day[];
}

/** Finds what has an id; throws with the place and the near names when nothing does. */
function named<T extends { readonly id: string }>(all: readonly T[], id: string, where: string): T {
  const found = all.find((one) => one.id === id);
  if (found) return found;
  const near = nearNames(
    id,
    all.map((one) => one.id),
  );
  throw new RangeError(`content/lessons/${where}: there is no "${id}"; near: ${near.join(', ')}`);
}

async function lessonsIn(locale: Locale): Promise<Lesson[]> {
  return (await chaptersIn(locale)).flatMap((chapter) => chapter.lessons);
}

/** Returns the paths of content/lessons/paths.yaml in a language. */
export async function coursePaths(locale: Locale): Promise<CoursePath[]> {
  const lessons = await lessonsIn(locale);
  const questions = (await questionBank(locale)).flatMap((group) => group.questions);
  return (await getCollection('paths')).map(({ data }) => ({
    id: data.id,
    title: data.title[locale],
    summary: data.summary[locale],
    days: data.days.map((day) => ({
      title: day.title[locale],
      lessons: day.lessons.map((id) => named(lessons, id, 'paths.yaml')),
      questions: day.questions.map((id) => named(questions, id, 'paths.yaml')),
    })),
  }));
}

/** Returns what to know before a lesson, by content/lessons/prerequisites.yaml. */
export async function lessonsBefore(lesson: Lesson): Promise<Lesson[]> {
  const lessons = await lessonsIn(lesson.locale);
  const entries = (await getCollection('prerequisites')).map(({ data }) => data);
  for (const { id } of entries) named(lessons, id, 'prerequisites.yaml');
  const own = entries.find(({ id }) => id === lesson.id);
  return (own?.lessons ?? []).map((id) => named(lessons, id, 'prerequisites.yaml'));
}
