import { expect, type Locator, type Page } from '@playwright/test';

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

/** Where an element is drawn, px. */
export type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** Returns where an element is drawn. */
export async function boxOf(element: Locator): Promise<Box> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('It is not drawn.');
  return box;
}

/**
 * An element stands where another stood. A figure above that is only laid out now may move it by less than a pixel:
 * browsers scroll by whole ones.
 */
export async function expectInPlace(element: Locator, { x, y, width, height }: Box): Promise<void> {
  const { y: now, ...others } = await boxOf(element);
  expect(others).toEqual({ x, width, height });
  expect(Math.abs(now - y)).toBeLessThan(1);
}
