/**
 * What holds for every page that was built, whatever it says. Of the pages of exercises, one of each kind and language:
 * the others differ in their words and numbers alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

for (const page of listPages(dist).filter(isLookedAt)) {
  // The first page leads on to the reader's language; the shell's tests stay on it.
  if (page === '/') continue;
  const path = base + page.slice(1);

  test(`${page} is accessible in both themes and breaks no policy`, async ({ page: tab }) => {
    await tab.goto(path);
    await expectAccessible(tab);
  });

  test(`${page} needs no sideways scrolling at 320 px`, async ({ page: tab, isMobile }) => {
    test.skip(!isMobile, 'a matter of narrow screens');
    await tab.setViewportSize({ width: 320, height: 640 });
    await tab.goto(path);
    await expectNoSidewaysScroll(tab);
  });

  test(`${page} links to pages, files and places that are there`, async ({ page: tab, isMobile }) => {
    test.skip(isMobile, 'the same links as on a wide screen');
    await tab.goto(path);
    const links = await tab.evaluate(() =>
      [...document.querySelectorAll('a[href]')].map((a) => (a as HTMLAnchorElement).href),
    );
    const inside = [...new Set(links)].filter((link) => link.startsWith(new URL(tab.url()).origin));
    for (const link of inside) {
      const response = await tab.request.get(link);
      expect([link, response.status()]).toEqual([link, 200]);
      const place = decodeURIComponent(new URL(link).hash.slice(1));
      if (place !== '') expect(await response.text(), link).toContain(`id="${place}"`);
    }
  });
}
