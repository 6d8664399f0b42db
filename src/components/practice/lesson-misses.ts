import { format } from '../../i18n/format.ts';
import { $progress, missesOf } from '../../progress/index.ts';
import { find } from '../shell/elements.ts';
import type { RetryWords } from './list-text.ts';
import { offerDrill } from './start-drill.ts';

/** Says at a lesson's end how many of its exercises were missed, and lets them be retried; hidden when none were. */
export function startLessonMisses(root: ParentNode = document): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-lesson-misses]')) {
    const { lessonMisses = '', exercises = '', words = '{}' } = place.dataset;
    const all = { id: `lesson/${lessonMisses}`, exerciseIds: exercises.split(' ') };
    const t: RetryWords = JSON.parse(words);
    const misses = () => ({ ...all, exerciseIds: missesOf($progress.get(), all) });
    offerDrill(find(place, 'button'), place, t, misses);
    $progress.subscribe(() => {
      const n = misses().exerciseIds.length;
      place.hidden = n === 0;
      find(place, 'button').textContent = n === 1 ? t.retryOne : t.retry;
      find(place, 'p').textContent = format(t.missed, { n, total: all.exerciseIds.length });
    });
  }
}
