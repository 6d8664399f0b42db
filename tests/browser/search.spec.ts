import { nearest } from '../../src/components/search/nearest.ts';
import { vocabularyOf } from '../../src/components/search/query.ts';
import { find } from '../../src/components/search/rank.ts';
import type { SearchIndex } from '../../src/components/search/search-index.ts';
import {
  dictionary,
  glossaryPath,
  homePath,
  LOCALES,
  lessonPath,
  lessonsPath,
} from '../../src/i18n/index.ts';
import { MISSPELT, QUERIES, SAME } from './support/search-queries.ts';
import { expect, expectAccessible, SCREEN, test } from './support/site.ts';

const BASE = process.env['BASE_PATH'] ?? '/';
const INDEX = `${homePath('en', BASE)}search.json`;
const en = dictionary('en').shell;

test.describe('search', () => {
  for (const [locale, query] of [
    ['en', 'three-way handshake'],
    ['zh-cn', '三次握手'],
  ] as const) {
    const { shell: t, search } = dictionary(locale);

    test(
      `finds “${query}” in ${locale}, and opens it by keyboard alone`,
      SCREEN[locale],
      async ({ page }) => {
        await page.goto(lessonsPath(locale, BASE));
        await page.keyboard.press('Control+k');
        await expect(page.getByRole('dialog', { name: t.searchTitle })).toBeVisible();
        await page.keyboard.type(query);
        const links = page.locator('.search-results a');
        await expect(page.locator('.search-status')).toHaveText(/\d/);
        await expect(page.locator('.search-results h3').first()).toHaveText(search.kinds.lesson);
        await expectAccessible(page, { within: '#search' });
        await page.keyboard.press('ArrowDown');
        await expect(links.nth(0)).toBeFocused();
        await page.keyboard.press('ArrowDown');
        await expect(links.nth(1)).toBeFocused();
        await page.keyboard.press('End');
        await page.keyboard.press('Home');
        await page.keyboard.press('ArrowUp');
        await expect(page.getByLabel(t.searchLabel)).toBeFocused();
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
        expect(page.workers(), 'all of it is under the policy of the page').toEqual([]);
        await page.keyboard.press('Control+k');
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(lessonPath(locale, 'handshake/three-way', BASE));
      },
    );
  }

  test('offers the name that is spelled most like what was not found', async ({ page }) => {
    await page.goto(glossaryPath('en', BASE));
    await page.getByRole('button', { name: en.searchOpen }).click();
    await page.getByLabel(en.searchLabel).fill('timewiat');
    await expect(page.locator('.search-status')).toContainText('timewiat');
    await expect(page.locator('.search-results li')).toHaveCount(0);
    await page.getByRole('button', { name: 'TIME-WAIT' }).click();
    await expect(page.getByLabel(en.searchLabel)).toHaveValue('TIME-WAIT');
    await page.locator('.search-results a[href$="glossary/#time-wait"]').click();
    await expect(page.getByRole('dialog'), 'the result is on this page').toBeHidden();
    await expect(page).toHaveURL(/#time-wait$/);
  });

  test('has first what people look for', async ({ request }) => {
    const faults: string[] = [];
    for (const locale of LOCALES) {
      const index: SearchIndex = await (await request.get(`${homePath(locale, BASE)}search.json`)).json();
      const vocabulary = vocabularyOf(index.synonyms);
      const firstOf = (query: string) =>
        find(index, vocabulary, query).groups.map(({ hits: [first] }) =>
          first?.section?.id ? `${first.entry.path}#${first.section.id}` : (first?.entry.path ?? ''),
        );
      const leadsTo = (found = '', path = '') => found === path || found.startsWith(`${path}#`);
      for (const [query, ...paths] of QUERIES[locale]) {
        const found = firstOf(query);
        const holds =
          leadsTo(found[0], paths[0]) && paths.every((path) => found.some((one) => leadsTo(one, path)));
        if (!holds) faults.push(`${locale} ${query}: ${found.join(' ')}, not ${paths.join(' ')}`);
      }
      const counts = (query: string) =>
        find(index, vocabulary, query).groups.map(({ kind, hits }) => `${kind} ${hits.length}`);
      for (const [query = '', ...others] of SAME) {
        for (const other of others) expect(counts(other), `${other}, as ${query}`).toEqual(counts(query));
      }
      for (const [query, name] of MISSPELT) {
        expect([query, firstOf(query), nearest(query, vocabulary)]).toEqual([query, [], name]);
      }
    }
    expect(faults).toEqual([]);
  });

  test('fetches nothing of the index before it is used', { tag: '@alone' }, async ({ page }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(lessonsPath('en', BASE), { waitUntil: 'networkidle' });
    expect(requests.filter((url) => /search\.json|\/search\.[\w-]+\.js/.test(url))).toEqual([]);
  });

  test('says so when the index cannot be loaded, and fetches it again at the next try', async ({
    page,
    problems,
  }) => {
    problems.expect(/Failed to load resource.*search\.json/);
    await page.goto(lessonsPath('en', BASE));
    const words = page.getByLabel(en.searchLabel);
    const retry = page.getByRole('button', { name: en.searchRetry });
    await page.route(`**${INDEX}`, (route) => route.abort());
    await page.getByRole('button', { name: en.searchOpen }).click();
    await words.fill('handshake');
    await expect(page.locator('.search-status')).toHaveText(en.searchFailed);
    await expect(page.locator('.search-results li')).toHaveCount(0);
    await page.unrouteAll();
    await page.route(`**${INDEX}`, (route) => route.fulfill({ body: '<h1>Log in to the network</h1>' }));
    await retry.click();
    await expect(page.locator('.search-status')).toHaveText(en.searchFailed);
    await page.unrouteAll();
    await retry.click();
    await expect(page.locator('.search-results a').first()).toBeVisible();
    await expect(retry).toBeHidden();
  });

  test('opens again with its words after the reload that brings code which could not be loaded', {
    tag: '@alone',
  }, async ({ page, problems }) => {
    problems.expect(/Failed to load resource.*search|ERR_INTERNET_DISCONNECTED/);
    await page.goto(lessonsPath('en', BASE));
    await page.context().setOffline(true);
    await page.getByRole('button', { name: en.searchOpen }).click();
    await page.getByLabel(en.searchLabel).fill('handshake');
    await expect(page.locator('.search-status')).toHaveText(en.searchFailed);
    const retry = page.getByRole('button', { name: en.searchRetry });
    const unreachable = page.waitForEvent('requestfailed', (request) => request.method() === 'HEAD');
    await retry.click();
    await unreachable;
    await expect(retry, 'offline the page stays').toBeVisible();
    await page.context().setOffline(false);
    await retry.click();
    await expect(page.getByLabel(en.searchLabel)).toHaveValue('handshake');
    await expect(page.locator('.search-results a').first()).toBeVisible();
  });
});
