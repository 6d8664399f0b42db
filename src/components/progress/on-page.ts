/** What shows progress on every page. It is loaded together with progress, after the first paint. */
import { showDrill } from '../practice/drill-under-way.ts';
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
