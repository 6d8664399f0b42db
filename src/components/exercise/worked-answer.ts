import { type JSX, render } from 'preact';
import { format } from '../../i18n/format.ts';
import { find } from '../shell/elements.ts';
import type { ExerciseState } from './state.ts';

/** What of an exercise its worked answer follows. */
interface Followed {
  readonly state: ExerciseState;
  turned: () => void;
  readWorked(isDrawn: boolean): Promise<JSX.Element | null>;
}

/**
 * Has the worked answer on an exercise's own page follow the variant at hand. To open it is to have the answers shown;
 * it holds those of the variant the page was built with.
 */
export function follow(place: HTMLDetailsElement, session: Followed): void {
  const { seed = '', words = '' } = place.dataset;
  const seedNow = () => String(session.state.draft.seed);
  let named = seed;
  let held = seed;
  const open = async () => {
    const wanted = seedNow();
    const answers = await session.readWorked(held === wanted);
    if (answers === null) return;
    held = wanted;
    const old = find(place, '[data-answers]');
    old.replaceChildren();
    render(answers, old);
  };
  session.turned = () => {
    if (named === seedNow()) return;
    named = seedNow();
    // Closed, so that the answers of another variant are shown only when they are asked for.
    place.open = false;
    find(place, '[data-name]').textContent = format(words, { seed: named });
  };
  place.addEventListener('toggle', () => place.open && open());
  session.turned();
  if (place.open) open();
}
