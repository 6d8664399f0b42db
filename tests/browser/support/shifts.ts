import type { Page } from '@playwright/test';

/** Sums up, from now on in every page, by how much its content was moved without the reader's doing. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const root = window as unknown as { shiftSoFar: () => number };
    let sum = 0;
    const add = (entries: PerformanceEntryList) => {
      for (const entry of entries) sum += (entry as unknown as { value: number }).value;
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    root.shiftSoFar = () => {
      add(observer.takeRecords());
      return sum;
    };
  });
}

/** What was moved in this page so far, the frame now being drawn included. */
export function shiftSoFar(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
    return (window as unknown as { shiftSoFar: () => number }).shiftSoFar();
  });
}
