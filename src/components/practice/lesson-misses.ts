import type { Dictionary } from '../../i18n/dictionary.ts';
import { format } from '../../i18n/format.ts';
import { loadWords } from '../../i18n/load.ts';
import { pageLocale } from '../../i18n/locale.ts';
import { $progress, missesOf, tallyOf } from '../../progress/index.ts';
import { find } from '../shell/elements.ts';
import { loadPart } from '../shell/load.ts';
import { offerDrill } from './start-drill.ts';

/**
 * Says at a lesson's end how many of its exercises were missed, and lets them be retried; hidden when none were. Its
 * sentences are loaded with the first miss.
 */
export function startLessonMisses(root: ParentNode = document): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-lesson-misses]')) {
    const { lessonMisses = '', exercises = '' } = place.dataset;
    const all = { id: `lesson/${lessonMisses}`, exerciseIds: exercises.split(' ') };
    const misses = () => ({ ...all, exerciseIds: missesOf($progress.get(), all) });
    const button = find<HTMLButtonElement>(place, 'button');
    let words: Promise<Dictionary['practice']> | null = null;
    const loadOnce = async (): Promise<Dictionary['practice']> => {
      const { practice } = await loadPart(() => loadWords(pageLocale(), 'practice'));
      offerDrill(button, place, practice, misses);
      return practice;
    };
    $progress.subscribe(async () => {
      if (misses().exerciseIds.length > 0) words ??= loadOnce();
      const t = await words;
      const { missed: n, total } = tallyOf($progress.get(), all.exerciseIds);
      place.hidden = n === 0 || t === null;
      if (t === null) return;
      button.textContent = n === 1 ? t.retryOne : t.retry;
      find(place, 'p').textContent = format(t.missed, { n, total });
    });
  }
}
