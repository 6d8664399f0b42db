/** The progress page at work. It is loaded together with progress. */
import { format } from '../../i18n/format.ts';
import {
  $progress,
  lessonStanding,
  type ProgressRecord,
  resetProgress,
  tallyOf,
} from '../../progress/index.ts';
import { find } from '../shell/elements.ts';
import { type PanelWords, startProgressFiles, startSetAsideList } from './progress-files.ts';

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

/** A lesson with the ids of its exercises. */
export interface LessonExercises {
  readonly id: string;
  readonly exercises: readonly string[];
}

/** What the sums are of: the lessons, and every exercise by its id, those that no lesson has too. */
export interface SiteExercises {
  readonly lessons: readonly LessonExercises[];
  readonly exercises: readonly string[];
}

/** One sum: lessons done, exercises tried, exercises fully right, each of how many. */
interface ProgressSum {
  readonly name: 'lessonsDone' | 'tried' | 'fullMarks';
  readonly n: number;
  readonly total: number;
}

/** Keeps the three sums of the progress page in step with the progress. */
function startProgressSums(root: ParentNode = document): void {
  for (const sums of root.querySelectorAll<HTMLElement>('[data-progress-sums]')) {
    const site: SiteExercises = JSON.parse(sums.dataset['progressSums'] ?? '{"lessons":[],"exercises":[]}');
    $progress.subscribe((record) => {
      for (const { name, n, total } of sumUp(record, site)) {
        const place = sums.querySelector(`[data-sum="${name}"]`);
        if (place !== null) place.textContent = format(sums.dataset['count'] ?? '', { n, total });
      }
    });
  }
}

/** Counts what was done. */
export function sumUp(record: ProgressRecord, { lessons, exercises }: SiteExercises): readonly ProgressSum[] {
  const { tried, full, total } = tallyOf(record, exercises);
  const done = lessons.filter((lesson) => lessonStanding(record, lesson.id, lesson.exercises).done).length;
  return [
    { name: 'lessonsDone', n: done, total: lessons.length },
    { name: 'tried', n: tried, total },
    { name: 'fullMarks', n: full, total },
  ];
}

/** Forgets everything at once, and brings it back on the next press of the same button. */
function startProgressReset(panel: HTMLElement, t: PanelWords): void {
  const button = find<HTMLButtonElement>(panel, '[data-reset]');
  const said = find(panel, '[data-reset-said]');
  let undo: (() => void) | null = null;
  button.addEventListener('click', () => {
    if (undo === null) {
      undo = resetProgress();
      said.textContent = undo === null ? t.resetRefused : t.resetDone;
    } else {
      undo();
      undo = null;
      said.textContent = t.undone;
    }
    button.textContent = undo === null ? t.reset : t.undo;
  });
  button.disabled = false;
}
