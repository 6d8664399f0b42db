/**
 * `npm run bench`: what there are budgets for, measured; fails when one is passed. Builds the site,
 * weighs first loads and times feedback in a browser (`npm run bench -- pages` does that alone), and times the
 * model (`npm run bench -- model`, compared with another commit's by `--against COMMIT`). Environment: DIST (a site built before; without it the site is built into
 * `dist`), BASE_PATH, CHROMIUM_PATH.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { benchFeedback } from './bench-feedback.ts';
import { benchModel } from './bench-model.ts';
import { weighInBrowser } from './bench-pages.ts';
import { pageType } from './budgets.ts';
import { builtSite } from './built-site.ts';
import { ensureChromium } from './chromium.ts';
import { serve } from './serve.ts';
import { heaviest, overBudget, weighSite, weightTable } from './size.ts';

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
    say('Budgets: 60.0 KiB in all, of it 36.0 KiB of JavaScript; search excluded.');
    const lessons = pages.filter((page) => ['home', 'lesson'].includes(pageType(page)));
    const over = [...overBudget(weights), ...(await benchFeedback(browser, serving.url, lessons, say))];
    const took = site.buildSeconds;
    if (took === null) return over;
    say(
      `\nBuild: ${took.toFixed(1)} s for ${weighSite(site.root, site.base).length} pages, budget ${BUILD_SECONDS} s.`,
    );
    return took <= BUILD_SECONDS ? over : [...over, `The build took ${took.toFixed(0)} s.`];
  } finally {
    await serving.close();
  }
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
