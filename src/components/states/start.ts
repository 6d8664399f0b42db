import { loadModule } from '../shell/load.ts';

/** Makes each state diagram of the page answer to presses as it comes near the screen. */
export function startStates(): void {
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        watch.unobserve(target);
        void start(target);
      }
    },
    { rootMargin: '0px 0px 200px' },
  );
  for (const figure of document.querySelectorAll<HTMLElement>('[data-states]')) watch.observe(figure);
}

/** A diagram whose script cannot be loaded stays a drawing with its table. */
async function start(figure: HTMLElement): Promise<void> {
  const loaded = await loadModule(() => import('./press.ts'));
  if (loaded.ok) loaded.value.makePressable(figure);
}
