import { format } from '../../i18n/format.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { pick } from '../../i18n/pick.ts';
import { $progress, type LessonStanding, lessonStanding, type ProgressRecord } from '../../progress/index.ts';
import { setText } from '../shell/elements.ts';

const NAMES = ['mark', 'unmark', 'markDone', 'markDoneCount', 'markNone', 'markPlain', 'markSome'] as const;

/** The sentences at a lesson's end. */
type MarkWords = Pick<Dictionary['progress'], (typeof NAMES)[number]>;

/** Picks them from the dictionary. */
export function markWords(t: Dictionary['progress']): MarkWords {
  return pick(t, NAMES);
}

/** Keeps the marks at lessons' ends in step with the progress. */
export function startLessonStandings(root: ParentNode = document): void {
  for (const mark of root.querySelectorAll<HTMLElement>('[data-lesson-mark]')) {
    const { lessonMark = '', exercises = '', words = '{}' } = mark.dataset;
    const ids = exercises.split(' ').filter((id) => id !== '');
    const t: MarkWords = JSON.parse(words);
    $progress.subscribe((record) => {
      const standing = lessonStanding(record, lessonMark, ids);
      mark.dataset['standing'] = standing.done ? 'done' : 'open';
      setText(mark.querySelector('p'), markText(t, standing));
      setText(mark.querySelector('button'), standing.done ? t.unmark : t.mark);
    });
  }
}

/** Says how far a lesson is done. */
export function markText(t: MarkWords, { done, full, total }: LessonStanding): string {
  if (done) return full > 0 ? format(t.markDoneCount, { full, total }) : t.markDone;
  // With all of them right it is open only because the learner took the mark back.
  if (full === total) return t.markPlain;
  return format(full === 0 ? t.markNone : t.markSome, { full, total });
}

/** Keeps every lesson tick of the page in step with the progress. */
export function startLessonTicks(root: ParentNode = document): void {
  const ticks = [...root.querySelectorAll<HTMLElement>('[data-lesson-tick]')].map((tick) => ({
    tick,
    words: tick.querySelector('.tick-words'),
    plain: tick.querySelector('.tick-words')?.textContent ?? '',
  }));
  $progress.subscribe((record) => {
    for (const { tick, words, plain } of ticks) {
      const { standing, text } = tickOf(record, tick.dataset, plain);
      tick.dataset['standing'] = standing;
      setText(words, text);
    }
    showNextLesson(root);
  });
}

/** Names the first lesson of a list that is not done, where the page has a place for it. */
function showNextLesson(root: ParentNode): void {
  const place = root.querySelector<HTMLElement>('[data-lesson-next]');
  if (place === null) return;
  const open = root.querySelector('.lesson-list [data-lesson-tick]:not([data-standing="done"])');
  const link = open?.closest('li')?.querySelector('a');
  const { lessonNext = '', allDone = '' } = place.dataset;
  const copy = document.createElement('a');
  copy.href = link?.href ?? '';
  copy.textContent = link?.textContent?.trim() ?? '';
  place.replaceChildren(...(link ? [`${lessonNext} `, copy] : [allDone]));
}

/** Says how a tick looks and what it says; `plain` is what it says before anything was done. */
export function tickOf(
  record: ProgressRecord,
  data: Readonly<Record<string, string | undefined>>,
  plain: string,
): { readonly standing: 'open' | 'begun' | 'done'; readonly text: string } {
  const exercises = (data['exercises'] ?? '').split(' ').filter((id) => id !== '');
  const { done, full, total } = lessonStanding(record, data['lessonTick'] ?? '', exercises);
  if (done) return { standing: 'done', text: data['done'] ?? '' };
  if (full === 0) return { standing: 'open', text: plain };
  return { standing: 'begun', text: format(data['begun'] ?? '', { full, total }) };
}
