import { readFacts } from './page-words.ts';

/** How far below the screen an exercise is made ready. */
const AHEAD = '200px';

/**
 * Makes each exercise of the page live as it comes near the screen. A load that failed is tried again at the next
 * touch.
 */
export function startExercises(): void {
  const facts = readFacts();
  const enliven = (place: HTMLElement): void => {
    import('./enliven.tsx').then(
      (loaded) => loaded.enliven(place, facts),
      () => place.addEventListener('focusin', () => enliven(place), { once: true }),
    );
  };
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        watch.unobserve(target);
        enliven(target);
      }
    },
    { rootMargin: `0px 0px ${AHEAD}` },
  );
  for (const place of document.querySelectorAll<HTMLElement>('[data-exercise]')) watch.observe(place);
}
