/** What the practice page recommends: one sentence that says what to do next and why, and one link. */
import { format } from '../../i18n/format.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { pick } from '../../i18n/pick.ts';
import { $progress } from '../../progress/index.ts';
import { type Course, type Recommendation, recommend } from '../../progress/recommend.ts';
import { anotherSeed, seedLink } from '../exercise/address.ts';
import { find, setText } from '../shell/elements.ts';
import type { PracticeList } from './exercise-list.ts';
import { percentOf } from './list-text.ts';

const NAMES = [
  'nextFirst',
  'nextMissed',
  'nextPartly',
  'nextLesson',
  'nextUntried',
  'nextAgain',
  'nextStart',
  'nextOpen',
  'nextVariant',
  'nextSame',
] as const;

/** The sentences of a recommendation. */
export type NextWords = Pick<Dictionary['practice'], (typeof NAMES)[number]>;

/** Picks them from the dictionary. */
export function nextWords(t: Dictionary['practice']): NextWords {
  return pick(t, NAMES);
}

/** A lesson as the page names it, with the ids of its exercises. */
export interface CourseLesson {
  readonly id: string;
  readonly title: string;
  readonly exercises: readonly string[];
}

/** Where the title of the exercise stands in a sentence: it is put there as the page shows it, not as plain text. */
const TITLE = '\u0000';

/** What a sentence may quote: the lesson, when the exercise was tried last, and the score it had then. */
interface SentenceFacts {
  readonly lesson: string;
  readonly when: string;
  readonly score: number;
}

/** Says what to do next and why, in the parts before and after the title of the exercise. */
export function sentenceOf(
  { why }: Recommendation,
  t: NextWords,
  { lesson, when, score }: SentenceFacts = { lesson: '', when: '', score: 0 },
): readonly [before: string, after: string] {
  const sentences: Readonly<Record<typeof why, string>> = {
    first: t.nextFirst,
    missed: score > 0 ? t.nextPartly : t.nextMissed,
    lesson: t.nextLesson,
    untried: t.nextUntried,
    again: t.nextAgain,
  };
  const text = format(sentences[why], { lesson, when, title: TITLE, percent: percentOf(score) });
  const [before = '', after = ''] = text.split(TITLE);
  return [before, after];
}

/** Says what the link does; an exercise to explain has no other variants. */
export function linkTextOf({ why }: Recommendation, kind: string, t: NextWords): string {
  if (why === 'first') return t.nextStart;
  if (why === 'lesson' || why === 'untried') return t.nextOpen;
  return kind === 'explain' ? t.nextSame : t.nextVariant;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Says how long ago something was in days, weeks, months or years of the learner's calendar.
 *
 * @example whenText(Date.now() - 864e5, Date.now(), 'zh-CN') // '昨天'
 */
export function whenText(at: number, now: number, language: string): string {
  const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.max(0, Math.round((midnight(now) - midnight(at)) / DAY));
  const units = [
    { unit: 'day', length: 1, below: 14 },
    { unit: 'week', length: 7, below: 60 },
    { unit: 'month', length: 30.5, below: 365 },
    { unit: 'year', length: 365.25, below: Number.POSITIVE_INFINITY },
  ] as const;
  const { unit, length } = units.find(({ below }) => days < below) ?? units[0];
  const text = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(
    // Not minus zero, which is written "0 days ago".
    0 - Math.round(days / length),
    unit,
  );
  // Chinese text of this site has a space between a number and the word behind it.
  return text.replace(/(\d)(?=\p{Script=Han})/gu, '$1 ');
}

/** Keeps the recommendation in step with the progress. */
export function startNextUp(list: PracticeList, root: ParentNode = document): void {
  const place = find(root, '[data-next-up]');
  const lessons: readonly CourseLesson[] = JSON.parse(place.dataset['course'] ?? '[]');
  const t: NextWords = JSON.parse(place.dataset['words'] ?? '{}');
  const course: Course = {
    lessons,
    exercises: list.items.map(({ id, traits }) => ({
      id,
      topic: traits.topic[0] ?? '',
      difficulty: Number(traits.difficulty[0]),
    })),
  };
  const rows = new Map(list.items.map(({ id, row }) => [id, row]));
  $progress.subscribe((record) => {
    const now = Date.now();
    const next = recommend(record, course, now);
    const row = rows.get(next?.exerciseId ?? '');
    if (next === null || row === undefined) return;
    const entry = record.exercises[next.exerciseId];
    const [before, after] = sentenceOf(next, t, {
      lesson: lessons.find(({ id }) => id === next.lessonId)?.title ?? '',
      when: entry ? whenText(entry.last.at, now, document.documentElement.lang) : '',
      score: entry?.last.score ?? 0,
    });
    const title = document.createElement('strong');
    const rowLink = find<HTMLAnchorElement>(row, 'a');
    title.append(...rowLink.cloneNode(true).childNodes);
    find(place, '[data-sentence]').replaceChildren(before, title, after);
    find(place, '[data-facts]').replaceChildren(...find(row, '.practice-facts').cloneNode(true).childNodes);
    const link = find<HTMLAnchorElement>(place, 'a');
    const kind = row.dataset['kind'] ?? '';
    setText(find(link, '[data-act]'), linkTextOf(next, kind, t));
    const again = entry !== undefined && kind !== 'explain';
    link.href = again ? seedLink(rowLink.pathname, anotherSeed(entry.last.seed)) : rowLink.pathname;
  });
}
