/** Weighs first loads as a browser does them: what goes over the network until the last island is hydrated. */
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page, type Response } from '@playwright/test';
import { CHROMIUM_ARGS, type Chromium } from './chromium.ts';
import { inlineScript, type Weight } from './weigh.ts';

/** Loads pages one after the other, each in a fresh browser profile, and weighs them. */
export async function weighInBrowser(
  { path }: Chromium,
  site: string,
  pages: readonly string[],
): Promise<Weight[]> {
  const browser = await chromium.launch({ executablePath: path, args: [...CHROMIUM_ARGS] });
  try {
    const weights: Weight[] = [];
    for (const page of pages) weights.push(await weighFirstLoad(browser, site, page));
    return weights;
  } finally {
    await browser.close();
  }
}

/** The page that chooses a language leads on to another at once: it is weighed as one without scripts gets it. */
const LEADS_ON = '/';

async function weighFirstLoad(browser: Browser, site: string, page: string): Promise<Weight> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
    javaScriptEnabled: page !== LEADS_ON,
  });
  try {
    const tab = await context.newPage();
    const responses: Response[] = [];
    tab.on('response', (response) => responses.push(response));
    await tab.goto(new URL(page.slice(1), site).href, { waitUntil: 'networkidle' });
    if (page !== LEADS_ON) {
      await scrollThrough(tab);
      await quiet(tab);
    }
    const sizes = { document: 0, stylesheet: 0, script: 0, other: 0 };
    const files: string[] = [];
    let inline = 0;
    for (const response of responses) {
      if (response.status() >= 300 || !response.url().startsWith(site)) continue;
      const path = `/${response.url().slice(site.length)}`;
      const type = response.request().resourceType();
      // Fonts are fetched once for the site, and weighed by themselves.
      if (type === 'font') continue;
      const sort = type === 'document' || type === 'stylesheet' || type === 'script' ? type : 'other';
      sizes[sort] += await weightOf(response);
      if (sort === 'document') inline += inlineScript(await response.text());
      else files.push(path);
    }
    const { document: html, stylesheet: style, other } = sizes;
    const script = sizes.script + inline;
    const total = html + style + sizes.script + other;
    return { page, html, style, script, other, total, files: files.sort() };
  } finally {
    await context.close();
  }
}

/** Scrolls to the end a screen at a time, so that islands hydrated when visible are loaded too. */
async function scrollThrough(tab: Page): Promise<void> {
  await tab.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo({ top: y, behavior: 'instant' });
      await frame();
      await frame();
    }
  });
}

/** Waits until nothing has been fetched for half a second; Playwright's own "networkidle" comes only once a page. */
async function quiet(tab: Page): Promise<void> {
  let last = performance.now();
  let open = 0;
  const begin = (): void => {
    open += 1;
  };
  const end = (): void => {
    open -= 1;
    last = performance.now();
  };
  tab.on('request', begin).on('requestfinished', end).on('requestfailed', end);
  while (open > 0 || performance.now() - last < 500) await tab.waitForTimeout(50);
}

/** The body after gzip; formats that are packed already stay as they are. */
async function weightOf(response: Response): Promise<number> {
  const body = await response.body();
  const type = (await response.headerValue('content-type')) ?? '';
  return /^(image\/(?!svg)|font\/|application\/octet)/.test(type) ? body.length : gzipSync(body).length;
}
