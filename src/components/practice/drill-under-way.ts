import { DRILL } from '../../progress/keys.ts';
import { loadPart } from '../shell/load.ts';

/**
 * Shows the drill under way on the pages that take part in it: an exercise's own page and the practice page. Without a
 * drill nothing more is loaded.
 */
export function showDrill(): void {
  if (!isDrillKept()) {
    // Who goes back to this page from a drill it began finds it as it was left: without the drill.
    window.addEventListener('pageshow', ({ persisted }) => persisted && showDrill(), { once: true });
    return;
  }
  const exercise = document.querySelector<HTMLElement>('.exercise-page [data-exercise]');
  const panel = document.querySelector<HTMLElement>('[data-drill-panel]');
  if (exercise !== null) {
    loadPart(async () => (await import('./DrillBar.tsx')).runBar(exercise.dataset['exercise'] ?? ''));
  }
  if (panel !== null) loadPart(async () => (await import('./DrillPanel.tsx')).runPanel(panel));
}

function isDrillKept(): boolean {
  try {
    return localStorage.getItem(DRILL) !== null;
  } catch {
    return false;
  }
}
