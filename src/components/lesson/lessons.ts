import { type CollectionEntry, getCollection } from 'astro:content';
import { nearNames } from '../../exercises/authoring/near-names.ts';
import { LOCALES, type Locale } from '../../i18n/index.ts';

/** A lesson in one language. */
export interface Lesson {
  /** Path without locale and order numbers: `handshake/three-way`. */
  readonly id: string;
  readonly locale: Locale;
  readonly entry: CollectionEntry<'lessons'>;
}

/** A chapter with its lessons in reading order. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly lessons: readonly Lesson[];
}

function lessonOf(entry: CollectionEntry<'lessons'>): Lesson {
  const locale = LOCALES.find((known) => entry.id.startsWith(`${known}/`));
  if (!locale)
    throw new RangeError(`content/lessons/${entry.id}: no such language; known: ${LOCALES.join(', ')}`);
  return { id: entry.id.slice(locale.length + 1), locale, entry };
}

/** Orders lessons by their files, whose names begin with numbers for this. */
function byFile(a: Lesson | undefined, b: Lesson | undefined): number {
  return (a?.entry.filePath ?? '') < (b?.entry.filePath ?? '') ? -1 : 1;
}

/** Returns the titles of the chapters in a language by their ids. */
export async function chapterTitles(locale: Locale): Promise<Readonly<Record<string, string>>> {
  const chapters = await getCollection('chapters');
  return Object.fromEntries(chapters.map(({ data }) => [data.id, data.title[locale]]));
}

/** Returns a language's chapters in order, each with its lessons in the order of their file names. */
export async function chaptersIn(locale: Locale): Promise<Chapter[]> {
  const entries = await getCollection('lessons');
  const lessons = entries
    .map(lessonOf)
    .filter((lesson) => lesson.locale === locale)
    .sort(byFile);
  const chapters = await getCollection('chapters');
  const names = chapters.map((chapter) => chapter.data.id);
  for (const { id } of lessons) {
    const folder = id.split('/')[0] ?? '';
    if (!names.includes(folder)) {
      throw new RangeError(
        `lesson ${id}: content/lessons/chapters.yaml has no chapter "${folder}"; near: ${nearNames(folder, names).join(', ')}`,
      );
    }
  }
  return chapters
    .map(({ data }) => ({
      id: data.id,
      title: data.title[locale],
      summary: data.summary[locale],
      lessons: lessons.filter((lesson) => lesson.id.startsWith(`${data.id}/`)),
    }))
    .filter((chapter) => chapter.lessons.length > 0)
    .sort((a, b) => byFile(a.lessons[0], b.lessons[0]));
}
