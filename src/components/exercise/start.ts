import { loadPart } from '../shell/load.ts';
import { unpack } from './pack.ts';
import { VIEWS } from './registry.ts';
import { keepServed } from './resume-draft.ts';

/** How far above and below the screen an exercise is made ready: a reload may end below one whose verdict was there. */
const AROUND = '100% 0px 200px';

/** Makes each exercise of the page, or of a part of it, live as it comes near the screen. */
export function startExercises(root: ParentNode = document): void {
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        watch.unobserve(target);
        start(target);
      }
    },
    { rootMargin: AROUND },
  );
  for (const place of root.querySelectorAll<HTMLElement>('[data-exercise]')) watch.observe(place);
}

/** What could not be loaded is asked for again at the next touch, and then with an offer to reload the page. */
async function start(place: HTMLElement): Promise<void> {
  const { kind = '', exercise = '', question = '' } = place.dataset;
  if (!isKind(kind)) throw new RangeError(`there is no exercise of the kind "${kind}"`);
  const load = () => Promise.all([import('./Exercise.tsx'), VIEWS[kind]()]);
  const loaded = await load().catch(async () => {
    const arrived = new AbortController();
    keepServed(exercise, unpack(question).seed, place, arrived.signal);
    if (!place.contains(document.activeElement))
      await new Promise((touched) => place.addEventListener('focusin', touched, { once: true }));
    const again = await loadPart(load, place.parentElement ?? place);
    arrived.abort();
    return again;
  });
  const [{ hydrateExercise }, { view }] = loaded;
  hydrateExercise(place, view);
}

function isKind(kind: string): kind is keyof typeof VIEWS {
  return Object.hasOwn(VIEWS, kind);
}
