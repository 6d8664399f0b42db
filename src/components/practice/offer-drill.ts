import type { ExerciseSet } from '../../progress/index.ts';
import type { RetryWords } from './list-words.ts';
import { pageLocale } from './page-locale.ts';
import { startDrill } from './start-drill.ts';

/** What is said when a drill does not begin. */
export type StartWords = Pick<
  RetryWords,
  'loading' | 'loadFailed' | 'gone' | 'full' | 'unavailable' | 'inTheWay'
>;

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
    // When it begins the page is being left; who comes back to it is to find nothing said.
    const said = tell(place, failed === null ? '' : t[failed]);
    // The button keeps the focus, for a second press; what it would do is to be seen with it.
    if (failed !== null) said.scrollIntoView({ block: 'nearest' });
    insists = failed === 'inTheWay';
    busy = false;
  });
}

/** Says something below a place; one line, which is there before it speaks. */
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
