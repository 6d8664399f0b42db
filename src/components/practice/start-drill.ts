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
  passMissing,
} from '../../progress/drill/index.ts';
import { $progress, type ExerciseSet } from '../../progress/index.ts';
import { seedLink } from '../exercise/address.ts';
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
  goTo(drill, locale);
  return null;
}

/** Has the drill pass over a current exercise that the site no longer has; tells whether it had to. */
export async function passMissingExercise(): Promise<boolean> {
  const catalog = await loadDrillCatalog();
  let passed = false;
  const put = changeDrill((drill) => {
    if (drill === null || drill.ended) return drill;
    const after = passMissing(drill, catalog, $progress.get());
    passed = after !== drill;
    return after;
  });
  return passed && put === 'ok';
}

/** Goes to the drill's current exercise. */
export function goTo(drill: Drill, locale: Locale): void {
  location.assign(stepPath(drill, locale));
}

/** The address of the drill's current exercise, with the seed of its variant. */
export function stepPath(drill: Drill, locale: Locale): string {
  const step = currentStep(drill);
  return seedLink(exercisePath(locale, step?.exerciseId ?? ''), step?.seed ?? 1);
}

/** Loads what a drill has to know of every exercise. The site wrote the file when it was built. */
export async function loadDrillCatalog(): Promise<DrillCatalog> {
  const source = assetPath('practice.json');
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  const entries: readonly DrillCatalogEntry[] = await response.json();
  return new Map(entries.map((entry) => [entry.id, entry]));
}
