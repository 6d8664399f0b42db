/**
 * What holds for every page and only a browser can tell. In each language those pages are looked at that show something
 * the others do not; a further lesson, exercise or question is not, unless it brings an element, class or role of its
 * own. What the file of a page can tell holds for all of them: tests/tools/pages.
 */
import { pageLocale, pageType } from '../tools/budgets.ts';
import { readSite } from '../tools/pages/check.ts';
import { chooseLooks } from '../tools/pages/looks.ts';
import { normalBase } from '../tools/static-site.ts';
import { expectAccessible, expectNoSidewaysScroll, SCREEN, test } from './support/site.ts';

const base = normalBase(process.env['BASE_PATH']);
const pages = readSite(process.env['DIST'] ?? 'dist');
const addressOf = (path: string): string => base + path.slice(1);

/** The screens: what a page is loaded on, and what it is then changed to. */
const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } } as const;
const NARROW = { width: 320, height: 640 };
/** Pages whose width depends on what an author wrote. */
const WRITTEN = new Set(['lesson', 'questions']);

for (const locale of ['en', 'zh-cn'] as const) {
  const mine = pages.filter(
    ({ path }) => pageLocale(path) === locale || (path === '/404.html' && locale === 'en'),
  );
  const chosen = chooseLooks(mine).map(({ path }) => path);

  // Two of the four looks at a page, its counterpart in the other language has the other two: each language is seen on
  // each screen and in each theme, and each screen in each theme.
  for (const path of chosen) {
    test(
      `${path} is accessible, fits and breaks no policy`,
      SCREEN[locale],
      async ({ page: tab, isMobile }) => {
        await tab.goto(addressOf(path));
        await expectAccessible(tab, { theme: 'light' });
        await tab.setViewportSize(isMobile ? SIZES.desktop : SIZES.phone);
        await expectAccessible(tab, { theme: 'dark', rules: 'looks' });
        await tab.setViewportSize(NARROW);
        await expectNoSidewaysScroll(tab);
      },
    );
  }

  test(
    `${locale}: every other page with a text of its own fits and breaks no policy`,
    SCREEN[locale],
    async ({ page: tab }) => {
      await tab.setViewportSize(NARROW);
      for (const { path } of mine) {
        if (chosen.includes(path) || !WRITTEN.has(pageType(path))) continue;
        await tab.goto(addressOf(path));
        await expectNoSidewaysScroll(tab);
      }
    },
  );
}
