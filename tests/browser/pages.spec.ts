import { LOCALES, lessonsPath } from '../../src/i18n/index.ts';
import { expect, expectAccessible, test } from './support/site.ts';

const BASE = process.env['BASE_PATH'] ?? '/';

test.describe('every page type', () => {
  for (const path of LOCALES.flatMap((locale) => [
    `${locale}/`,
    `${locale}/lessons/`,
    `${locale}/lessons/handshake/three-way/`,
  ])) {
    test(`${path} is accessible in both themes`, async ({ page }) => {
      await page.goto(BASE + path);
      await expectAccessible(page);
    });

    test(`${path} never scrolls sideways at 320 px`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(BASE + path);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBe(0);
    });
  }

  test('404.html is accessible in both themes', async ({ page }) => {
    await page.goto(`${BASE}404.html`);
    await expectAccessible(page);
  });
});

test('the policy of every page type allows no inline code, no eval and nothing from elsewhere', async ({
  page,
}) => {
  for (const path of ['', '404.html', 'en/', 'zh-cn/lessons/', 'en/lessons/handshake/three-way/']) {
    const html = await (await page.request.get(BASE + path)).text();
    const policy = /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toMatch(/script-src 'self' 'sha256-/);
    expect(policy, path).not.toMatch(/unsafe|https?:|\*/);
    expect(html, path).not.toMatch(/<[^>]* style="|<[^>]* on[a-z]+="/);
  }
});

test('every link inside the site leads somewhere, down to the fragment', async ({ page, baseURL }) => {
  const origin = new URL(baseURL ?? '').origin;
  const pages = new Map<string, string>();
  const wanted: { from: string; to: URL }[] = [];
  const queue = [BASE, `${BASE}404.html`, ...LOCALES.map((locale) => `${BASE}${locale}/`)];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (pages.has(path)) continue;
    const response = await page.request.get(path);
    expect(response.status(), path).toBe(200);
    const html = await response.text();
    pages.set(path, html);
    if (!response.headers()['content-type']?.startsWith('text/html')) continue;
    for (const [, href = ''] of html.matchAll(/<(?:a|link)\b[^>]*?\bhref="([^"]*)"/g)) {
      const to = new URL(href.replaceAll('&amp;', '&'), origin + path);
      if (to.origin !== origin) continue;
      wanted.push({ from: path, to });
      queue.push(to.pathname);
    }
  }
  const broken = wanted.filter(({ to }) => {
    const id = decodeURIComponent(to.hash.slice(1));
    return id !== '' && !pages.get(to.pathname)?.includes(` id="${id}"`);
  });
  expect(broken.map(({ from, to }) => `${from} → ${to.pathname}${to.hash}`)).toEqual([]);
  expect(pages.size).toBeGreaterThan(10);
});

test('on a phone every control of the header is on screen and at least 44 px high', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const locale of LOCALES) {
    await page.goto(lessonsPath(locale, BASE));
    for (const control of await page.locator('.site-header :is(a, button, select):visible').all()) {
      const box = await control.boundingBox();
      const name = await control.evaluate((element) => element.outerHTML.slice(0, 60));
      expect(box?.height, name).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(360);
    }
  }
});
