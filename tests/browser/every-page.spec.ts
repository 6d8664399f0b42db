/**
 * What holds for every page and only a browser can tell. Those pages are looked at that show something the others do
 * not; a further lesson, exercise or question is not, unless it brings an element, class or role of its own. What the file of a page can tell holds for all of them: tests/tools/pages.
 */
import type { Page } from '@playwright/test';
import { LOCALES, type Locale } from '../../src/i18n/index.ts';
import { pageLocale, pageType } from '../tools/budgets.ts';
import { readSite } from '../tools/pages/check.ts';
import { chooseLooks } from '../tools/pages/looks.ts';
import { normalBase } from '../tools/static-site.ts';
import { listPages } from '../tools/weigh.ts';
import { dropAlike } from './support/alike.ts';
import {
  DEVICES,
  expectAccessible,
  expectNoSidewaysScroll,
  SCREEN,
  THEMES,
  type Theme,
  test,
} from './support/site.ts';

const base = normalBase(process.env['BASE_PATH']);
const addressOf = (path: string): string => base + path.slice(1);

const NARROW = { width: 320, height: 640 };
/** Pages whose width depends on what an author wrote. */
const WRITTEN = new Set(['lesson', 'questions']);

/** The pages of each language: those to look at, and of the others those whose width an author decides. */
type Plan = Readonly<
  Record<Locale, { readonly chosen: readonly string[]; readonly written: readonly string[] }>
>;

const isLike = (path: string) => (other: string) => pageType(path) === pageType(other);

/** Both languages have the same pages: what shows something of its own is told from the English ones. */
function makePlan(): Plan {
  const dist = process.env['DIST'] ?? 'dist';
  const pages = listPages(dist);
  const english = pages.filter((path) => pageLocale(path) === 'en' || path === '/404.html');
  const looks = chooseLooks(readSite(dist, english)).map(({ path }) => path);
  const firsts = looks.filter((path, i) => pageLocale(path) === 'en' && looks.findIndex(isLike(path)) === i);
  const withWritten = (locale: Locale, chosen: readonly string[]) => {
    const others = pages.filter((path) => pageLocale(path) === locale && !chosen.includes(path));
    return { chosen, written: others.filter((path) => WRITTEN.has(pageType(path))) };
  };
  return {
    en: withWritten('en', looks),
    'zh-cn': withWritten(
      'zh-cn',
      firsts.map((path) => path.replace('/en/', '/zh-cn/')),
    ),
  };
}

// Workers read this file again: they take over the plan that was made first, and need not read the whole site.
process.env['LOOKS'] ??= JSON.stringify(makePlan());
const plan = JSON.parse(process.env['LOOKS']) as Plan;

/** Every rule once, in light; in dark those that it or another screen can break. */
const look = (tab: Page, theme: Theme): Promise<void> =>
  expectAccessible(tab, { theme, rules: theme === 'light' ? 'all' : 'looks' });

for (const locale of LOCALES) {
  const { chosen, written } = plan[locale];

  // Two of the four looks at a page; in Chinese, which has the same elements, the first page of each type has the other
  // two: each language is seen on each screen and in each theme, and each screen in each theme.
  for (const path of chosen) {
    test(`${path} is accessible, fits and breaks no policy`, SCREEN[locale], async ({ page: tab }) => {
      // A change of screen costs as much as a look, the more so of a whole page: it is narrow from the start.
      await tab.setViewportSize(NARROW);
      await tab.goto(addressOf(path));
      await expectNoSidewaysScroll(tab);
      await dropAlike(tab);
      const [first, second] = locale === 'en' ? (['dark', 'light'] as const) : THEMES;
      await look(tab, first);
      await tab.setViewportSize(DEVICES.desktop.viewport);
      await look(tab, second);
    });
  }

  test(
    `${locale}: every other page with a text of its own fits and breaks no policy`,
    SCREEN[locale],
    async ({ page: tab }) => {
      await tab.setViewportSize(NARROW);
      for (const path of written) {
        await tab.goto(addressOf(path));
        await expectNoSidewaysScroll(tab);
      }
    },
  );
}
