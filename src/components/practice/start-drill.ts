import type { Locale } from '../../i18n/locale.ts';
import { exercisePath } from '../../i18n/paths.ts';
import { begin, changeDrill, currentStep, type Drill, isUnderWay } from '../../progress/drill/index.ts';
import { $progress, type ExerciseSet } from '../../progress/index.ts';
import { seedLink } from '../exercise/address.ts';
import { loadBook } from './load-book.ts';

/** Why a drill did not begin. */
export type StartFailure = 'gone' | 'full' | 'unavailable' | 'inTheWay';

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
  const book = await loadBook();
  const seed = Math.floor(Math.random() * 2 ** 31);
  const drill = begin({ set, length, seed, at: Date.now() }, book, $progress.get());
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

/** Goes to the exercise at hand. */
export function goTo(drill: Drill, locale: Locale): void {
  location.assign(stepPath(drill, locale));
}

/** The address of the exercise at hand, as the variant asked. */
export function stepPath(drill: Drill, locale: Locale): string {
  const step = currentStep(drill);
  return seedLink(exercisePath(locale, step?.exerciseId ?? ''), step?.seed ?? 1);
}
