/** The progress page at work. It is loaded together with the progress room. */
import type { PanelWords } from './panel-words.ts';
import { startProgressFiles } from './progress-files.ts';
import { startProgressReset } from './progress-reset.ts';
import { startProgressSums } from './progress-sums.ts';
import { startSetAsideList } from './set-aside-list.ts';

/** Sums up, saves to a file, loads from one, forgets, and lists what was set aside. */
export function startProgressPage(): void {
  startProgressSums();
  const panel = document.querySelector<HTMLElement>('[data-progress-panel]');
  if (panel === null) return;
  const t: PanelWords = JSON.parse(panel.dataset['words'] ?? '{}');
  startProgressFiles(panel, t);
  startProgressReset(panel, t);
  startSetAsideList(panel, t);
}
