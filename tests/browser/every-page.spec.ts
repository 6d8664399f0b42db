/**
 * What holds for every page that was built, whatever it says. Of the pages of exercises, one of each kind and language,
 * and of those of recordings and of interview questions one of each language: the others differ in their words alone.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageLocale } from '../tools/budgets.ts';
import { normalBase } from '../tools/static-site.ts';
import { listPages } from '../tools/weigh.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, SCREEN, test } from './support/site.ts';

const base = normalBase(process.env['BASE_PATH']);
const dist = process.env['DIST'] ?? 'dist';
const pages = listPages(dist);
const kindsSeen = new Set<string>();

const htmlOf = (page: string): string =>
  readFileSync(join(dist, page.endsWith('/') ? `${page}index.html` : page), 'utf8');

/** Tells whether a page is to be looked at: any but a further one of a kind of exercise, recordings or questions in a language already seen. */
function isLookedAt(page: string): boolean {
  // The first page leads on to the reader's language; the shell's tests stay on it.
  if (page === '/') return false;
  const [, locale, sort] = /^\/([^/]+)\/(exercises|conformance|questions)\/./.exec(page) ?? [];
  if (locale === undefined) return true;
  const key =
    sort === 'exercises' ? `${locale} ${/data-kind="([^"]+)"/.exec(htmlOf(page))?.[1]}` : `${locale} ${sort}`;
  if (kindsSeen.has(key)) return false;
  kindsSeen.add(key);
  return true;
}

/** The screens: what a page is loaded on, and what it is then changed to. */
const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } } as const;

for (const page of pages.filter(isLookedAt)) {
  // Two of the four looks at a page, its counterpart in the other language has the other two: each language is seen on
  // each screen and in each theme, and each screen in each theme.
  const locale = pageLocale(page) === 'zh-cn' ? 'zh-cn' : 'en';
  test(
    `${page} is accessible, fits and breaks no policy`,
    SCREEN[locale],
    async ({ page: tab, isMobile }) => {
      await tab.goto(base + page.slice(1));
      await expectAccessible(tab, { theme: 'light' });
      await tab.setViewportSize(isMobile ? SIZES.desktop : SIZES.phone);
      await expectAccessible(tab, { theme: 'dark' });
      await tab.setViewportSize({ width: 320, height: 640 });
      await expectNoSidewaysScroll(tab);
    },
  );
}

/** What the site has at a path, query and fragment left out; null when that is nothing. */
function textAt(path: string): string | null {
  const file = join(dist, decodeURI(path.slice(base.length)), path.endsWith('/') ? 'index.html' : '');
  return path.startsWith(base) && existsSync(file) ? readFileSync(file, 'utf8') : null;
}

test('every link leads to a page, file or place of the site that is there', () => {
  const links = new Map<string, string>();
  for (const page of pages) {
    for (const [, href = ''] of htmlOf(page).matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)) {
      const url = new URL(href.replaceAll('&amp;', '&'), `http://site${base}${page.slice(1)}`);
      if (url.origin === 'http://site') links.set(url.pathname + url.hash, `${href} on ${page}`);
    }
  }
  expect(links.size).toBeGreaterThan(pages.length);
  for (const [link, where] of links) {
    const [path = '', place = ''] = link.split('#');
    const text = textAt(path);
    expect(text !== null, where).toBe(true);
    expect(place === '' || text?.includes(`id="${decodeURIComponent(place)}"`), where).toBe(true);
  }
});
