/** The practice page once progress is loaded: standings, sums, what was missed, and drills. */
import { format } from '../../i18n/format.ts';
import {
  $progress,
  type ExerciseProgress,
  type ExerciseSet,
  missesOf,
  type ProgressRecord,
  standingOf,
  tallyOf,
} from '../../progress/index.ts';
import { find, setText } from '../shell/elements.ts';
import type { PracticeList } from './exercise-list.ts';
import type { Grouped } from './groups.ts';
import { countText, type ListWords, standingText, sumText, withMore } from './list-text.ts';
import { startNextUp } from './next-up.ts';
import { offerDrill } from './start-drill.ts';

/** Keeps the list in step with the progress, and lets drills begin from it. */
export function showPractice(list: PracticeList, root: ParentNode = document): void {
  const retries = new WeakMap<HTMLElement, HTMLButtonElement>();
  const missed = new WeakMap<HTMLElement, ExerciseSet>();
  let record = $progress.get();

  const sumGroups = (groups: readonly Grouped[]): void => {
    for (const group of groups) {
      const set = { id: group.id, exerciseIds: group.items.map(({ id }) => id) };
      const { full, missed: open, total } = tallyOf(record, set.exerciseIds);
      // In a group of one standing the exercises are all alike.
      const alike = group.id.startsWith('standing/');
      group.section.style.setProperty('--full', alike ? '0' : String(full / total));
      group.section.style.setProperty('--missed', alike ? '0' : String(open / total));
      const sum = alike ? countText(list.t, total) : sumText(list.t, record, set);
      find(group.section, '[data-sum]').textContent = withMore(list.t, sum, moreOf(group, list));
      const button =
        retries.get(group.section) ?? retryButton(group.section, list.t, () => missed.get(group.section));
      retries.set(group.section, button);
      missed.set(group.section, { id: set.id, exerciseIds: missesOf(record, set) });
      button.hidden = open === 0;
      button.textContent = format(list.t.retrySome, { n: open });
    }
  };
  startNextUp(list, root);
  startDrills(root, list, () => record);
  list.onShown(sumGroups);
  $progress.subscribe((now) => {
    record = now;
    for (const { id, row } of list.items) showStanding(row, now.exercises[id], list.t);
    list.setStandings((id) => standingOf(now.exercises[id]));
  });
}

/** Counts the exercises shown that are of a group's topic too, and stand under another. */
function moreOf({ id, items }: Grouped, list: PracticeList): number {
  const [order, key = ''] = id.split('/');
  if (order !== 'topic') return 0;
  return list.shown().filter(({ traits }) => traits.topic.includes(key)).length - items.length;
}

/** Says how the learner stands with one exercise: the sign beside it comes from the attribute. */
function showStanding(row: HTMLElement, entry: ExerciseProgress | undefined, t: ListWords): void {
  const place = find(row, '.standing');
  place.dataset['standing'] = standingOf(entry);
  setText(place, standingText(entry, t));
}

function retryButton(
  section: HTMLElement,
  t: ListWords,
  set: () => ExerciseSet | undefined,
): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'retry';
  button.setAttribute('aria-describedby', find(section, 'h3').id);
  const place = find(section, '.practice-sum');
  place.append(button);
  offerDrill(button, place, t, () => set() ?? null);
  return button;
}

/** The form above the list: a drill over what is shown, or over what was missed of it. */
function startDrills(root: ParentNode, list: PracticeList, record: () => ProgressRecord): void {
  const { t } = list;
  const place = find(root, '[data-drill-start]');
  const length = find<HTMLSelectElement>(place, '[data-length]');
  const acts = find(place, '.drill-acts');
  const start = find<HTMLButtonElement>(place, '[data-start]');
  const missed = find<HTMLButtonElement>(place, '[data-missed]');
  const whole = (): ExerciseSet => {
    const exerciseIds = list.shown().map(({ id }) => id);
    return { id: exerciseIds.length === list.items.length ? 'everything' : 'chosen', exerciseIds };
  };
  const misses = (): ExerciseSet => ({ id: 'missed', exerciseIds: missesOf(record(), whole()) });
  offerDrill(start, acts, t, whole, () => Number(length.value));
  offerDrill(missed, acts, t, misses);
  list.onShown(() => {
    const n = list.shown().length;
    const all = n === list.items.length;
    const from = all ? t.drillFromAll : n > 1 ? t.drillFromSome : n === 1 ? t.drillFromOne : t.none;
    find(place, '[data-from]').textContent = format(from, { n, total: n });
    start.disabled = n === 0;
    const tally = tallyOf(record(), whole().exerciseIds);
    missed.disabled = tally.missed === 0;
    missed.textContent = format(t.drillMissed, { n: tally.missed });
  });
}
