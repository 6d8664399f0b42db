import { loadProgress, showProgress } from '../../progress/later.ts';
import { loadPart } from '../shell/load.ts';
import { startList } from './exercise-list.ts';

/** Makes the practice page live: filters at once, what the learner has done with the progress room. */
export function startPractice(): void {
  const list = startList();
  if (list === null) return;
  showProgress(async () => (await loadPart(() => import('./practice-page.ts'))).showPractice(list));
  // The page is about the learner's standing, so it does not wait until something is kept.
  loadProgress().catch(() => undefined);
}
