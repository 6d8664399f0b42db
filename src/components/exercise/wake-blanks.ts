/** What tells that a person is there: each comes before the first letter they can type. */
const SIGNS = ['focusin', 'keydown', 'pointerdown', 'scroll'] as const;

/**
 * What sort of input a blank is. Browsers study every field that can be typed into once a page is loaded, to fill it in
 * by themselves: for the fifty blanks of a lesson that is a long task. So a blank is served as a button, which they
 * leave out; it looks the same and takes the focus all the same.
 */
export function blankType(ready: boolean): 'text' | 'button' {
  return ready ? 'text' : 'button';
}

/** Makes the blanks of a page what they look like at the first sign of a person, before an exercise is live. */
export function wakeBlanks(): void {
  const signs = new AbortController();
  const wake = (): void => {
    signs.abort();
    for (const blank of document.querySelectorAll<HTMLInputElement>('input[type="button"][data-cell]')) {
      blank.type = blankType(true);
    }
  };
  for (const sign of SIGNS) {
    document.addEventListener(sign, wake, { capture: true, passive: true, signal: signs.signal });
  }
  // Someone was quicker than this script.
  if (document.activeElement?.matches('[data-cell]')) wake();
}
