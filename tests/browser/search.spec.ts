import { dictionary, lessonPath, lessonsPath } from '../../src/i18n/index.ts';
import { expect, expectAccessible, SCREEN, test } from './support/site.ts';

const BASE = process.env['BASE_PATH'] ?? '/';
const LESSON = {
  en: lessonPath('en', 'handshake/three-way', BASE),
  'zh-cn': lessonPath('zh-cn', 'handshake/three-way', BASE),
};
const en = dictionary('en').shell;

test.describe('search', () => {
  for (const [locale, query] of [
    ['en', 'handshake'],
    ['zh-cn', '握手'],
  ] as const) {
    const t = dictionary(locale).shell;

    test(
      `finds “${query}” among the pages of ${locale}, by keyboard alone`,
      SCREEN[locale],
      async ({ page }) => {
        await page.goto(lessonsPath(locale, BASE));
        await page.keyboard.press('Control+k');
        await expect(page.getByRole('dialog', { name: t.searchTitle })).toBeVisible();
        await page.keyboard.type(query);
        const links = page.locator('.search-results a');
        await expect(links.first()).toBeVisible();
        const paths = await links.evaluateAll((all) =>
          all.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
        );
        expect(paths).toContain(LESSON[locale]);
        expect(paths.filter((path) => !path.startsWith(`${BASE}${locale}/`))).toEqual([]);
        await expect(page.locator('.search-status')).toHaveText(/\d/);
        await expectAccessible(page, { within: '#search' });
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      },
    );

    test(`says in ${locale} when nothing is found`, SCREEN[locale], async ({ page }) => {
      await page.goto(lessonsPath(locale, BASE));
      await page.getByRole('button', { name: t.searchOpen }).click();
      await page.getByLabel(t.searchLabel).fill('жжж');
      await expect(page.locator('.search-status')).toContainText('жжж');
      await expect(page.locator('.search-results li')).toHaveCount(0);
    });
  }

  test('fetches nothing of the index before it is used', { tag: '@alone' }, async ({ page }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(lessonsPath('en', BASE), { waitUntil: 'networkidle' });
    expect(requests.filter((url) => url.includes('/pagefind/'))).toEqual([]);
  });

  for (const file of [
    'pagefind-worker.js',
    'pagefind-entry.json*',
    '*.pf_meta',
    'wasm.en.pagefind',
    'index/*.pf_index',
    'fragment/*.pf_fragment',
  ]) {
    test(`says so when ${file} cannot be loaded, and fetches it again at the next try`, {
      tag: '@alone',
    }, async ({ page }) => {
      await page.goto(lessonsPath('en', BASE));
      await page.route(`**/pagefind/${file}`, (route) => route.abort());
      await page.getByRole('button', { name: en.searchOpen }).click();
      const words = page.getByLabel(en.searchLabel);
      await words.fill('handshake');
      const status = page.locator('.search-status');
      await expect(status).toHaveText(en.searchFailed);
      await expect(page.locator('.search-results li')).toHaveCount(0);
      await page.unrouteAll();
      await page.getByRole('button', { name: en.searchRetry }).click();
      await expect(page.locator('.search-results a').first()).toBeVisible();
      await expect(page.getByRole('button', { name: en.searchRetry })).toBeHidden();
    });
  }

  test('takes a file of the index that a network has replaced for one that cannot be loaded', {
    tag: '@alone',
  }, async ({ page }) => {
    await page.goto(lessonsPath('en', BASE));
    await page.route('**/*.pf_index', (route) => route.fulfill({ body: '<h1>Log in to the network</h1>' }));
    await page.getByRole('button', { name: en.searchOpen }).click();
    await page.getByLabel(en.searchLabel).fill('handshake');
    await expect(page.locator('.search-status')).toHaveText(en.searchFailed);
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
