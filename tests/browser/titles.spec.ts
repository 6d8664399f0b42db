import type { Page } from '@playwright/test';
import {
  exercisePath,
  LOCALES,
  type Locale,
  lessonPath,
  lessonsPath,
  practicePath,
} from '../../src/i18n/index.ts';
import { BASE } from './support/exercise.ts';
import { expect, expectNoSidewaysScroll, SCREEN, test } from './support/site.ts';

const NARROW = [320, 360];
const LISTED = '.practice-list a, .lesson-list a';

/** The Chinese phrases that are broken across lines, of what a selector finds. */
function broken(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluateAll((titles) =>
    titles.flatMap((title) => {
      const found: string[] = [];
      const texts = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (const { 0: phrase, index } of (text.textContent ?? '').matchAll(/\p{Script=Han}+/gu)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + phrase.length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (lines.size > 1) found.push(`${phrase} in ${title.textContent}`);
        }
      }
      return found;
    }),
  );
}

/** Shows titles of the list as headings of this page, one below the other, markup and all. */
async function showAsHeadings(page: Page, markups: readonly string[]): Promise<void> {
  await page.locator('h1').evaluate((heading, all) => {
    const headings = all.map((markup) => {
      const copy = heading.cloneNode() as HTMLElement;
      copy.innerHTML = markup;
      return copy;
    });
    heading.replaceWith(...headings);
  }, markups);
}

const titlesAt = async (page: Page, path: string) => {
  await page.goto(path);
  return page.locator(LISTED).evaluateAll((links) => links.map(({ innerHTML }) => innerHTML));
};

async function holdsEverywhere(page: Page, locale: Locale): Promise<void> {
  for (const list of [practicePath(locale, BASE), lessonsPath(locale, BASE)]) {
    const titles = await titlesAt(page, list);
    expect(titles.length).toBeGreaterThan(1);
    for (const width of NARROW) {
      await page.setViewportSize({ width, height: 740 });
      await expectNoSidewaysScroll(page);
      expect(await broken(page, LISTED), `${list} at ${width} px`).toEqual([]);
    }
    const isPractice = list.includes('practice');
    await page.goto(
      isPractice
        ? exercisePath(locale, 'close/fault-four-way', BASE)
        : lessonPath(locale, 'handshake/three-way', BASE),
    );
    await showAsHeadings(page, titles);
    for (const width of NARROW) {
      await page.setViewportSize({ width, height: 740 });
      await expectNoSidewaysScroll(page);
      expect(await broken(page, 'h1'), `headings at ${width} px`).toEqual([]);
    }
  }
}

for (const locale of LOCALES) {
  test(
    `${locale}: no title is broken inside a word or wider than a narrow screen`,
    SCREEN[locale],
    async ({ page }) => {
      await holdsEverywhere(page, locale);
    },
  );
}
