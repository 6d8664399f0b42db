import { startExercises } from './start.ts';

/**
 * Lets the exercise in the template of `holder` take the place of the one above it, where that leads there: its link
 * still leads to its own page. The address's fragment says which of the two is shown, so that Back and a reload do what
 * they should.
 */
export function showNextInPlace(holder: HTMLElement): void {
  const [first] = holder.getElementsByClassName('exercise');
  const template = holder.querySelector('template');
  const next = template?.content.querySelector<HTMLElement>('.exercise');
  if (!(first instanceof HTMLElement) || !template || !next) return;
  const address = `#${next.id}`;
  const show = () => {
    const isNext = location.hash === address;
    if (isNext && !next.isConnected) {
      template.replaceWith(next);
      startExercises(next);
    }
    first.hidden = isNext;
    next.hidden = !isNext;
  };
  first.addEventListener('click', (event) => {
    const { target, button, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
    const onward = target instanceof Element && target.closest('.onward') !== null;
    if (!onward || defaultPrevented || button !== 0 || altKey || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    history.pushState(null, '', address);
    show();
    next.scrollIntoView();
    next.querySelector<HTMLElement>('[data-cell]')?.focus({ preventScroll: true });
  });
  window.addEventListener('popstate', show);
  show();
}
