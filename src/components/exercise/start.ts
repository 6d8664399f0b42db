import { VIEWS } from './registry.ts';

/** How far below the screen an exercise is made ready. */
const AHEAD = '200px';

/**
 * Makes each exercise of the page live as it comes near the screen. A load that failed is tried again at the next
 * touch.
 */
export function startExercises(): void {
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        watch.unobserve(target);
        start(target);
      }
    },
    { rootMargin: `0px 0px ${AHEAD}` },
  );
  for (const place of document.querySelectorAll<HTMLElement>('[data-exercise]')) watch.observe(place);
}

function start(place: HTMLElement): void {
  load(place.dataset['kind'] ?? '').then(
    ([{ hydrateExercise }, { view }]) => hydrateExercise(place, view),
    () => place.addEventListener('focusin', () => start(place), { once: true }),
  );
}

async function load(kind: string) {
  if (!isKind(kind)) throw new RangeError(`there is no exercise of the kind "${kind}"`);
  return Promise.all([import('./hydrate.tsx'), VIEWS[kind]()]);
}

function isKind(kind: string): kind is keyof typeof VIEWS {
  return Object.hasOwn(VIEWS, kind);
}
