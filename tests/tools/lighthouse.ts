/**
 * `npm run lighthouse`: Lighthouse as a phone on every type of page in both languages; fails below 100 in a category.
 * `npm run lighthouse -- /en/ /zh-cn/lessons/` looks at these pages only. Environment: DIST (a site built before;
 * without it the site is built into `dist`), BASE_PATH, CHROMIUM_PATH.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { table } from './budgets.ts';
import { builtSite } from './built-site.ts';
import { CHROMIUM_ARGS, ensureChromium } from './chromium.ts';
import { serve } from './serve.ts';
import { heaviest, weighSite } from './size.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** What Lighthouse says of one page. */
export interface Scores {
  /** 0 to 100, in the order of the categories; null where a category does not apply. */
  readonly scores: readonly (number | null)[];
  /** Audits that cost points in a category below 100, with what Lighthouse shows for them. */
  readonly faults: readonly string[];
}

/** How often a page is tried whose trace Chromium did not record whole, as happens on a busy machine. */
const TRIES = 3;

/**
 * Looks at one page in a browser of its own, as Lighthouse's own command does: one that has shown other pages is slower.
 * A page that asks not to be indexed is not blamed for that.
 */
async function look(url: string, browser: string, indexed: boolean, tries = TRIES): Promise<Scores> {
  const chromeFlags = ['--headless=new', ...CHROMIUM_ARGS];
  const chrome = await launch({ chromePath: browser, chromeFlags, logLevel: 'error' });
  const result = await lighthouse(url, {
    port: chrome.port,
    logLevel: 'silent',
    output: 'json',
    onlyCategories: [...CATEGORIES],
    skipAudits: indexed ? [] : ['is-crawlable'],
  }).finally(() => chrome.kill());
  if (result === undefined) throw new Error(`Lighthouse said nothing about ${url}.`);
  const { categories, audits, runtimeError } = result.lhr;
  if (runtimeError !== undefined && tries > 1) return look(url, browser, indexed, tries - 1);
  if (runtimeError !== undefined)
    throw new Error(`Lighthouse could not load ${url}: ${runtimeError.message}`);
  const faults = Object.values(categories).flatMap(({ score: whole, auditRefs }) =>
    (whole !== null && Math.round(whole * 100) === 100 ? [] : auditRefs).flatMap(({ id, weight }) => {
      const audit = audits[id];
      const costs = weight > 0 && audit !== undefined && audit.score !== null && audit.score < 1;
      return costs ? [`${id}: ${audit.title} ${audit.displayValue ?? ''}`.trim()] : [];
    }),
  );
  const scores = CATEGORIES.map((name) => {
    const score = categories[name]?.score ?? null;
    return score === null ? null : Math.round(score * 100);
  });
  return { scores, faults };
}

/** The run in the middle by performance, the one category that varies from run to run. */
export function median(runs: readonly Scores[]): Scores {
  const sorted = [...runs].sort((a, b) => (a.scores[0] ?? 0) - (b.scores[0] ?? 0));
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('There is no run to choose from.');
  return middle;
}

/** Whether every category a page has is at 100. */
export function isFull({ scores }: Scores): boolean {
  return scores.every((score) => score === null || score === 100);
}

async function main(): Promise<void> {
  const say = (line: string): void => console.log(line);
  const site = builtSite(say);
  const named = process.argv.slice(2);
  const pages = named.length > 0 ? named : heaviest(weighSite(site.root, site.base)).map(({ page }) => page);
  const browser = ensureChromium(say);
  say(`${browser.version}: ${browser.path} (${browser.origin})`);
  const serving = await serve(site, { port: 0 });
  const rows: string[][] = [['Lighthouse, phone', ...CATEGORIES]];
  const faults: string[] = [];
  try {
    for (const page of pages) {
      const url = new URL(page.slice(1), serving.url).href;
      const runs = [await look(url, browser.path, isIndexed(site.root, page))];
      while (runs.length < 3 && (runs[0]?.scores[0] ?? 100) < 100) {
        runs.push(await look(url, browser.path, isIndexed(site.root, page)));
      }
      const result = median(runs);
      rows.push([page, ...result.scores.map((score) => (score === null ? 'none' : String(score)))]);
      if (!isFull(result)) faults.push(`${page}\n  ${result.faults.join('\n  ')}`);
    }
  } finally {
    await serving.close();
  }
  say(table(rows));
  if (faults.length > 0) throw new Error(`\nBelow 100:\n${faults.join('\n')}`);
}

function isIndexed(root: string, page: string): boolean {
  const html = readFileSync(join(root, page.endsWith('/') ? `${page}index.html` : page), 'utf8');
  return !/<meta\b[^>]*\bname="robots"[^>]*\bnoindex/.test(html);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
