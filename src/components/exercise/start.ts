/** How far below the screen an exercise is made ready. */
const AHEAD = '200px';

/** Takes over an exercise the server has drawn; its element says which one it is and what it asks. */
type Enliven = (place: HTMLElement) => void;

/** What makes each kind live; a page loads it for the kinds it shows. */
const LIVE: Readonly<Record<string, () => Promise<{ readonly enliven: Enliven }>>> = {
  choice: () => import('./kinds/choice/enliven-choice.tsx'),
  'decode-header': () => import('./kinds/decode-header/enliven-decode-header.tsx'),
  explain: () => import('./kinds/explain/enliven-explain.tsx'),
  'next-segment': () => import('./kinds/next-segment/enliven-next-segment.tsx'),
  'fill-trace': () => import('./kinds/fill-trace/enliven-fill-trace.tsx'),
  'find-fault': () => import('./kinds/find-fault/enliven-find-fault.tsx'),
  'order-segments': () => import('./kinds/order-segments/enliven-order-segments.tsx'),
};

/**
 * Makes each exercise of the page live as it comes near the screen. A load that failed is tried again at the next
 * touch.
 */
export function startExercises(): void {
  const enliven = (place: HTMLElement): void => {
    LIVE[place.dataset['kind'] ?? '']?.().then(
      (loaded) => loaded.enliven(place),
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
