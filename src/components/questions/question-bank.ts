import { type CollectionEntry, getCollection } from 'astro:content';
import { readFile } from 'node:fs/promises';
import {
  COURSE_CHAPTERS,
  type CourseChapter,
  danglingNames,
  describeIssues,
  type InterviewTexts,
  interviewTexts,
  LEVELS,
  nearNames,
  questionTopic,
} from '../../exercises/index.ts';
import { dictionary, type Locale } from '../../i18n/index.ts';
import { claimSentences } from '../lesson/claim-sentences.ts';
import { chaptersIn, chapterTitles } from '../lesson/lessons.ts';
import { entryOf, scenarioLibrary } from '../lesson/scenario-run.ts';

/** A question of the bank in one language. */
export interface BankQuestion {
  /** Path of its file: `close/why-four`. */
  readonly id: string;
  readonly level: (typeof LEVELS)[number];
  readonly texts: InterviewTexts;
  readonly lesson: { readonly id: string; readonly title: string } | null;
  readonly exercises: readonly { readonly id: string; readonly title: string }[];
}

/** The questions of a topic, the easier ones first. */
export interface QuestionGroup {
  readonly topic: CourseChapter;
  /** The chapter's title. */
  readonly title: string;
  readonly questions: readonly BankQuestion[];
}

type Entry = CollectionEntry<'questions'>;

/** Returns the bank in a language by topic, as the course takes them; throws for a name that nothing has. */
export async function questionBank(locale: Locale): Promise<readonly QuestionGroup[]> {
  const entries = await getCollection('questions');
  await requireNames(entries);
  const inLanguage = await sentencesIn(locale);
  const titles = await chapterTitles(locale);
  return COURSE_CHAPTERS.map((topic) => ({
    topic,
    title: titles[topic] ?? topic,
    questions: entries
      .filter(({ id }) => questionTopic(id) === topic)
      .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
      .map(inLanguage),
  })).filter(({ questions }) => questions.length > 0);
}

function rank({ data }: Entry): number {
  return LEVELS.indexOf(data.level);
}

/** Throws with file, line and near names when a question names what there is not. */
async function requireNames(entries: readonly Entry[]): Promise<void> {
  const lessons = (await chaptersIn('en')).flatMap((chapter) => chapter.lessons);
  const known = {
    lessons: lessons.map(({ id }) => id),
    exercises: (await getCollection('exercises')).map(({ id }) => id),
    claims: (await getCollection('claims')).map(({ id }) => id),
    questions: entries.map(({ id }) => id),
  };
  const faults = entries.map(async ({ id, data, filePath }) => {
    questionTopic(id);
    const issues = danglingNames(data, known, nearNames);
    if (issues.length === 0) return [];
    const text = filePath === undefined ? null : await readFile(filePath, 'utf8');
    return [describeIssues(`content/questions/${id}.yaml`, issues, text)];
  });
  const found = (await Promise.all(faults)).flat();
  if (found.length > 0) throw new Error(`\n${found.join('\n')}\n`);
}

/** Returns what gives a question its sentences and the titles of what it leads to. */
export async function sentencesIn(locale: Locale): Promise<(entry: Entry) => BankQuestion> {
  const scenarios = await scenarioLibrary();
  const exercises = await getCollection('exercises');
  const claims = await getCollection('claims');
  const lessons = (await chaptersIn(locale)).flatMap((chapter) => chapter.lessons);
  const commonClaim = (id: string) => {
    const entry = claims.find((claim) => claim.id === id);
    const sentences = entry && claimSentences(entry, locale);
    if (sentences) return { claim: entry.data, ...sentences };
    throw new RangeError(`content/claims/${id}.yaml must have "said" and "truth"`);
  };
  return ({ id, data }) => {
    const where = `content/questions/${id}.yaml`;
    const lesson = lessons.find((one) => one.id === data.lesson);
    return {
      id,
      level: data.level,
      texts: interviewTexts(data, locale, {
        scenario: (name) => scenarios(name, where).scenario,
        units: dictionary(locale).lesson,
        commonClaim,
      }),
      lesson: lesson ? { id: lesson.id, title: lesson.entry.data.title } : null,
      exercises: data.exercises.map((name) => ({
        id: name,
        title: entryOf('exercises', exercises, name, where).data.title[locale],
      })),
    };
  };
}
