import { resetProgress } from '../../progress/index.ts';
import { find } from './find.ts';
import type { PanelWords } from './panel-words.ts';

/** Forgets everything at once, and brings it back on the next press of the same button. */
export function startProgressReset(panel: HTMLElement, t: PanelWords): void {
  const button = find<HTMLButtonElement>(panel, '[data-reset]');
  const said = find(panel, '[data-reset-said]');
  let undo: (() => void) | null = null;
  button.addEventListener('click', () => {
    if (undo === null) {
      undo = resetProgress();
    } else {
      undo();
      undo = null;
    }
    button.textContent = undo === null ? t.reset : t.undo;
    said.textContent = undo === null ? t.undone : t.resetDone;
  });
  button.disabled = false;
}
