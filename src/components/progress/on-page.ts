/** What shows progress on every page. It is loaded together with progress, after the first paint. */
import { DRILL } from '../../progress/keys.ts';
import { loadPart } from '../shell/load.ts';
import { startLessonStandings, startLessonTicks } from './lesson-progress.ts';
import { startStorageNotice } from './storage-notice.ts';

/**
 * Brings ticks, the marks at lessons' ends and the storage message in step with the progress, and keeps them so; shows
 * a drill under way.
 */
export function showOnPage(): void {
  startLessonTicks();
  startLessonStandings();
  startStorageNotice();
  showDrill();
  showLessonMisses();
}

function showLessonMisses(): void {
  if (document.querySelector('[data-lesson-misses]') === null) return;
  loadPart(() => import('../practice/lesson-misses.ts')).then(({ startLessonMisses }) => startLessonMisses());
}

/**
 * Shows the drill under way on the pages that take part in it: an exercise's own page and the practice page. Without a
 * drill nothing more is loaded.
 */
function showDrill(): void {
  if (!isDrillKept()) {
    // The browser's Back from a drill that began here restores this page as it was left, without the drill.
    window.addEventListener('pageshow', ({ persisted }) => persisted && showDrill(), { once: true });
    return;
  }
  const exercise = document.querySelector<HTMLElement>('.exercise-page [data-exercise]');
  const panel = document.querySelector<HTMLElement>('[data-drill-panel]');
  if (exercise !== null) {
    loadPart(async () =>
      (await import('../practice/DrillBar.tsx')).showDrillBar(exercise.dataset['exercise'] ?? ''),
    );
  }
  if (panel !== null)
    loadPart(async () => (await import('../practice/DrillPanel.tsx')).showDrillPanel(panel));
}

function isDrillKept(): boolean {
  try {
    return localStorage.getItem(DRILL) !== null;
  } catch {
    return false;
  }
}
