/** Which pages to look at in a browser, so that everything there is to see is seen on one of them. */
import { pageType } from '../budgets.ts';
import type { PageElement, PageTree } from './document.ts';

/** What is to be seen of an element: its name, its classes, the kind of an exercise, and what it tells by ARIA. */
function looksOf({ name, attributes }: PageElement): string[] {
  const classes = attributes.get('class')?.split(/\s+/) ?? [];
  const spoken = [...attributes.keys()].filter((key) => key === 'role' || key.startsWith('aria-'));
  return [
    name,
    ...classes.map((word) => `.${word}`),
    ...spoken.map((key) => `${name} ${key} ${key === 'role' ? attributes.get(key) : ''}`),
    `kind ${attributes.get('data-kind') ?? ''}`,
  ];
}

/** Chooses of some pages those that together show what all show, and each type of page, what shows most first. */
export function chooseLooks(pages: readonly PageTree[]): PageTree[] {
  const looks = new Map(
    pages.map((page) => [page, new Set([pageType(page.path), ...page.elements.flatMap(looksOf)])]),
  );
  const chosen: PageTree[] = [];
  for (;;) {
    let best: PageTree | null = null;
    for (const [page, shown] of looks) {
      if (shown.size > (best === null ? 0 : (looks.get(best)?.size ?? 0))) best = page;
    }
    if (best === null) return chosen;
    chosen.push(best);
    const seen = looks.get(best) ?? new Set();
    looks.delete(best);
    for (const [page, shown] of looks) looks.set(page, shown.difference(seen));
  }
}
