import { type Locale, pageLocale } from '../../i18n/locale.ts';
import { assetPath, exercisePath } from '../../i18n/paths.ts';
import {
  begin,
  changeDrill,
  currentStep,
  type Drill,
  type DrillCatalog,
  type DrillCatalogEntry,
  isUnderWay,
  withoutGone,
} from '../../progress/drill/index.ts';
import { $progress, type ExerciseSet } from '../../progress/index.ts';
import { atExercise, seedLink } from '../exercise/address.ts';
import type { StartWords } from './list-text.ts';

/**
 * Lets a button begin a drill over a set, as long as the set unless a length is given, and says below `place` why one
 * did not begin. Where another drill is in the way, a second press begins the new one.
 */
export function offerDrill(
  button: HTMLButtonElement,
  place: HTMLElement,
  t: StartWords,
  set: () => ExerciseSet | null,
  length: () => number = () => Number.POSITIVE_INFINITY,
): void {
  let busy = false;
  let insists = false;
  button.addEventListener('click', async () => {
    const chosen = set();
    if (busy || chosen === null) return;
    busy = true;
    tell(place, t.loading);
    const failed = await startDrill(chosen, length(), pageLocale(), insists).catch(
      () => 'loadFailed' as const,
    );
    // A drill that begins leaves the page; on the way back no old message may stand there.
    const said = tell(place, failed === null ? '' : t[failed]);
    // The button keeps the focus for a second press, so the message about that press must be visible beside it.
    if (failed !== null) said.scrollIntoView({ block: 'nearest' });
    insists = failed === 'inTheWay';
    busy = false;
  });
}

/** Shows a message below a place, in one line that is made once and used again. */
function tell(place: HTMLElement, text: string): HTMLElement {
  const there = place.nextElementSibling;
  const line = there instanceof HTMLElement && there.dataset['said'] !== undefined ? there : newLine(place);
  line.textContent = text;
  return line;
}

function newLine(place: HTMLElement): HTMLElement {
  const line = document.createElement('p');
  line.setAttribute('role', 'alert');
  line.className = 'drill-said';
  line.dataset['said'] = '';
  place.after(line);
  return line;
}

/** Why a drill did not begin. */
type StartFailure = 'gone' | 'full' | 'unavailable' | 'inTheWay';

/**
 * Begins a drill over a set and goes to its first exercise. One that is under way stays, unless the new one is to come
 * `instead` of it.
 */
export async function startDrill(
  set: ExerciseSet,
  length: number,
  locale: Locale,
  instead: boolean,
): Promise<StartFailure | null> {
  const catalog = await loadDrillCatalog();
  const seed = Math.floor(Math.random() * 2 ** 31);
  const drill = begin({ set, length, seed, at: Date.now() }, catalog, $progress.get());
  if (drill === null) return 'gone';
  let inTheWay = false;
  const put = changeDrill((now) => {
    inTheWay = !instead && isUnderWay(now);
    return inTheWay ? now : drill;
  });
  if (inTheWay) return 'inTheWay';
  if (put !== 'ok') return put;
  location.assign(stepPath(drill, locale));
  return null;
}

/** Takes out of the drill what the site no longer has. Tells whether an exercise that was asked, or a place, went with it. */
export function takeOutGone(catalog: DrillCatalog): boolean {
  let isFelt = false;
  const put = changeDrill((drill) => {
    const left = drill && withoutGone(drill, catalog, $progress.get());
    const steps = drill?.steps.filter(({ exerciseId }) => catalog.has(exerciseId));
    isFelt = left?.length !== drill?.length || steps?.length !== drill?.steps.length;
    return left;
  });
  return isFelt && put === 'ok';
}

/** The address of the drill's current exercise, with the seed of its variant. */
export function stepPath(drill: Drill, locale: Locale): string {
  const { exerciseId = '', seed = 1 } = currentStep(drill) ?? {};
  return atExercise(seedLink(exercisePath(locale, exerciseId), seed), exerciseId);
}

/** Loads what a drill has to know of every exercise. The site wrote the file when it was built. */
export async function loadDrillCatalog(): Promise<DrillCatalog> {
  const source = assetPath('practice.json');
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  const entries: readonly DrillCatalogEntry[] = await response.json();
  return new Map(entries.map((entry) => [entry.id, entry]));
}
