/**
 * What holds for every page that was built, whatever it says. Of the pages of exercises, one of each kind and language:
 * the others differ in their words and numbers alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { normalBase } from '../tools/static-site.ts';
import { listPages } from '../tools/weigh.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/site.ts';

const base = normalBase(process.env['BASE_PATH']);
const dist = process.env['DIST'] ?? 'dist';
const kindsSeen = new Set<string>();

/** Tells whether a page is to be looked at: any but a further exercise of a kind and language already seen. */
function isLookedAt(page: string): boolean {
  const [, locale] = /^\/([^/]+)\/exercises\//.exec(page) ?? [];
  if (locale === undefined) return true;
  const kind = /data-kind="([^"]+)"/.exec(readFileSync(join(dist, page, 'index.html'), 'utf8'))?.[1];
  const key = `${locale} ${kind}`;
  if (kindsSeen.has(key)) return false;
  kindsSeen.add(key);
  return true;
}

/** What addresses answered, asked once by each worker. */
const answers = new Map<string, Promise<{ readonly status: number; readonly text: string }>>();

function answerOf(request: APIRequestContext, address: string) {
  const ask = async () => {
    const response = await request.get(address);
    return { status: response.status(), text: await response.text() };
  };
  const known = answers.get(address) ?? ask();
  answers.set(address, known);
  return known;
}

/** Fails when a link of the page leads to a page, file or place of this site that is not there. */
async function expectLinksToLead(tab: Page): Promise<void> {
  const links = await tab.evaluate(() =>
    [...document.querySelectorAll('a[href]')].map((a) => (a as HTMLAnchorElement).href),
  );
  const inside = [...new Set(links)].filter((link) => link.startsWith(new URL(tab.url()).origin));
  for (const link of inside) {
    const { origin, pathname, search, hash } = new URL(link);
    const { status, text } = await answerOf(tab.request, origin + pathname + search);
    expect([link, status]).toEqual([link, 200]);
    const place = decodeURIComponent(hash.slice(1));
    if (place !== '') expect(text, link).toContain(`id="${place}"`);
  }
}

for (const page of listPages(dist).filter(isLookedAt)) {
  // The first page leads on to the reader's language; the shell's tests stay on it.
  if (page === '/') continue;
  const path = base + page.slice(1);

  test(`${page} is accessible in both themes, fits, leads on and breaks no policy`, { tag: '@both' }, async ({
    page: tab,
    isMobile,
  }) => {
    await tab.goto(path);
    if (!isMobile) await expectLinksToLead(tab);
    await expectAccessible(tab);
    if (!isMobile) return;
    await tab.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(tab);
  });
}
