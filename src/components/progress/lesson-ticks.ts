import { format } from '../../i18n/format.ts';
import { $progress, lessonStanding, type ProgressRecord } from '../../progress/index.ts';

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
      if (words !== null && words.textContent !== text) words.textContent = text;
    }
  });
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
