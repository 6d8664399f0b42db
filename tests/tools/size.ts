/** `npm run size`: fails when a page of the built site is heavier than its budget. No browser, no timing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BUDGETS, kib, pageLocale, pageType, table } from './budgets.ts';
import { normalBase } from './static-site.ts';
import { fontsIn, listPages, openSite, type Weight, weighPage } from './weigh.ts';

/** Weighs every page of a built site. */
export function weighSite(root: string, base: string): Weight[] {
  if (!existsSync(join(root, 'index.html'))) {
    throw new Error(`There is no built site in ${root}: run "npm run build" first.`);
  }
  const site = openSite(root, base);
  return listPages(root).map((page) => weighPage(site, page));
}

/** The heaviest page of each type and language, in the order they come. */
export function heaviest(weights: readonly Weight[]): Weight[] {
  const best = new Map<string, Weight>();
  for (const weight of weights) {
    const sort = `${pageType(weight.page)} ${pageLocale(weight.page)}`;
    const before = best.get(sort);
    if (before === undefined || before.total < weight.total) best.set(sort, weight);
  }
  return [...best.values()];
}

/** Lays out weights in KiB after gzip. */
export function weightTable(weights: readonly Weight[]): string {
  const rows = weights.map(({ page, html, style, script, other, total }) => [
    `${pageType(page)} ${page}`,
    ...[html, style, script, other, total].map(kib),
  ]);
  return table([['KiB after gzip', 'HTML', 'CSS', 'JavaScript', 'other', 'all'], ...rows]);
}

/** Says what is over budget, by how much and what weighs most: pages, and the fonts of the site. */
export function overBudget(weights: readonly Weight[], fonts = 0): string[] {
  const pages = weights.flatMap(({ page, script, total, files }) => {
    const complaint = (what: string, size: number, budget: number): string[] =>
      size <= budget
        ? []
        : [`${page}: ${what} ${kib(size)} KiB, budget ${kib(budget)} KiB. It loads ${files.join(', ')}.`];
    return [
      ...complaint('first load', total, pageType(page) === 'lesson' ? BUDGETS.lesson : BUDGETS.page),
      ...complaint('JavaScript', script, BUDGETS.script),
    ];
  });
  if (fonts <= BUDGETS.fonts) return pages;
  return [...pages, `The fonts of the site weigh ${kib(fonts)} KiB, budget ${kib(BUDGETS.fonts)} KiB.`];
}

function main(): void {
  const root = process.argv[2] ?? 'dist';
  const weights = weighSite(root, normalBase(process.env['BASE_PATH']));
  const fonts = fontsIn(root);
  console.log(
    `${weightTable(heaviest(weights))}\n${weights.length} pages; shown: the heaviest of each type. Fonts, once: ${kib(fonts)} KiB.`,
  );
  const over = overBudget(weights, fonts);
  if (over.length > 0) throw new Error(over.join('\n'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
