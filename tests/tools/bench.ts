/**
 * `npm run bench`: what there are budgets for, measured, a line each; fails when one is passed. Builds the site, weighs
 * first loads and times feedback in a browser (`npm run bench -- pages` does that alone), and times the model
 * (`npm run bench -- model`, compared with another commit's by `--against COMMIT`). Environment: DIST (a site built
 * before; without it the site is built into `dist`), BASE_PATH, CHROMIUM_PATH.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { benchFeedback } from './bench-feedback.ts';
import { benchModel } from './bench-model.ts';
import { weighInBrowser } from './bench-pages.ts';
import { BUDGETS, type Figure, figureTable, overFigures, pageType } from './budgets.ts';
import { builtSite } from './built-site.ts';
import { ensureChromium } from './chromium.ts';
import { serve } from './serve.ts';
import { heaviest, weighSite, weightTable } from './size.ts';
import { fontsIn, type Weight } from './weigh.ts';

const BUILD_SECONDS = 60;

/** Weighs the heaviest page of each type and language and times feedback; the complaints about what is over budget. */
async function benchPages(say: (line: string) => void): Promise<string[]> {
  const site = builtSite(say);
  const pages = heaviest(weighSite(site.root, site.base)).map(({ page }) => page);
  const browser = ensureChromium(say);
  say(`${browser.version}: ${browser.path} (${browser.origin})`);
  const serving = await serve(site, { port: 0 });
  try {
    const weights = await weighInBrowser(browser, serving.url, pages);
    say(`\nFirst load as a browser does it, scrolled to the end\n${weightTable(weights)}`);
    const withExercise = pages.filter((page) => ['home', 'lesson'].includes(pageType(page)));
    const took = site.buildSeconds;
    const figures: Figure[] = [
      ...weightFigures(weights),
      {
        what: 'fonts, once for the site',
        measured: fontsIn(site.root) / 1024,
        budget: BUDGETS.fonts / 1024,
        unit: 'KiB',
      },
      ...(await benchFeedback(browser, serving.url, withExercise)),
      ...(took === null
        ? []
        : [{ what: 'build of the site', measured: took, budget: BUILD_SECONDS, unit: 's' } as const]),
    ];
    say(`\n${figureTable(figures)}`);
    return overFigures(figures);
  } finally {
    await serving.close();
  }
}

/** The heaviest lesson, the heaviest other page, and the most JavaScript. */
function weightFigures(weights: readonly Weight[]): Figure[] {
  const most = (
    what: string,
    of: readonly Weight[],
    weigh: (page: Weight) => number,
    budget: number,
  ): Figure => ({
    what,
    measured: Math.max(0, ...of.map(weigh)) / 1024,
    budget: budget / 1024,
    unit: 'KiB',
  });
  const isLesson = ({ page }: Weight): boolean => pageType(page) === 'lesson';
  const others = weights.filter((weight) => !isLesson(weight));
  return [
    most('heaviest lesson, first load', weights.filter(isLesson), ({ total }) => total, BUDGETS.lesson),
    most('heaviest other page, first load', others, ({ total }) => total, BUDGETS.page),
    most('most JavaScript of a page', weights, ({ script }) => script, BUDGETS.script),
  ];
}

async function main(): Promise<void> {
  const say = (line: string): void => console.log(line);
  const { values, positionals: named } = parseArgs({
    options: { against: { type: 'string' } },
    allowPositionals: true,
  });
  const parts = { pages: () => benchPages(say), model: () => benchModel(say, values.against ?? null) };
  const unknown = named.find((name) => !(name in parts));
  if (unknown !== undefined) {
    throw new Error(`There is no part "${unknown}"; there are ${Object.keys(parts).join(', ')}.`);
  }
  const over: string[] = [];
  for (const [name, run] of Object.entries(parts)) {
    if (named.length === 0 || named.includes(name)) over.push(...(await run()));
  }
  if (over.length > 0) throw new Error(`\nOver budget:\n${over.join('\n')}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
