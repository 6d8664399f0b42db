import { dictionary, LOCALES, lessonsPath } from '../../src/i18n/index.ts';
import { expect, expectAccessible, test } from './support/site.ts';

const BASE = process.env['BASE_PATH'] ?? '/';
const TYPES = ['', '404.html', 'en/', 'zh-cn/lessons/', 'en/lessons/handshake/three-way/', 'zh-cn/progress/'];

test('the language choice is accessible in both themes', { tag: ['@both', '@alone'] }, async ({ page }) => {
  // The page as those read it whose browser runs no script: with it the page leads on before it is drawn.
  await page.route(`**${BASE}`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<script>[^<]*location\.replace[^<]*<\/script>/, '');
    await route.fulfill({ response, body });
  });
  await page.goto(BASE);
  await expect(page.getByText(dictionary('zh-cn').shell.siteSummary)).toBeVisible();
  await expectAccessible(page);
});

test('the policy of every type of page allows no inline code, no eval and nothing from elsewhere', async ({
  request,
}) => {
  for (const path of TYPES) {
    const html = await (await request.get(BASE + path)).text();
    const policy = /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toMatch(/script-src 'self' 'sha256-/);
    expect(policy, path).not.toMatch(/unsafe|https?:|\*/);
    expect(html, path).not.toMatch(/<[^>]* style="|<[^>]* on[a-z]+="/);
  }
});

test('the head of every type of page names files that are there', async ({ request }) => {
  const named = new Set<string>();
  const pictures = new Set<string>();
  for (const path of TYPES) {
    const html = await (await request.get(BASE + path)).text();
    const head = html.slice(0, html.indexOf('</head>'));
    const files = [
      ...head.matchAll(/<link rel="(?:icon|apple-touch-icon|sitemap|stylesheet)" href="([^"]*)"/g),
    ];
    expect(files.length, path).toBeGreaterThanOrEqual(5);
    for (const [, file = ''] of files) named.add(file);
    pictures.add(new URL(/<meta property="og:image" content="([^"]*)"/.exec(head)?.[1] ?? '').pathname);
  }
  for (const file of named) expect([file, (await request.get(file)).status()]).toEqual([file, 200]);
  for (const picture of pictures)
    expect((await request.get(picture)).headers()['content-type'], picture).toBe('image/png');
});

test('what only a header can say is said for every page', async ({ request }) => {
  const headers = (await request.get(lessonsPath('en', BASE))).headers();
  expect(headers['content-security-policy']).toContain('frame-ancestors');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
});

test('the sitemap lists every page of both languages with its counterpart, and nothing else', async ({
  request,
}) => {
  const xml = await (await request.get(`${BASE}sitemap-0.xml`)).text();
  const pages = [...xml.matchAll(/<url><loc>([^<]*)<\/loc>(.*?)<\/url>/g)];
  const paths = pages.map(([, address = '']) => new URL(address).pathname);
  for (const locale of LOCALES) expect(paths).toContain(lessonsPath(locale, BASE));
  expect(paths.filter((path) => !/^(en|zh-cn)\//.test(path.slice(BASE.length)))).toEqual([]);
  for (const [, address, links = ''] of pages) {
    const tongues = [...links.matchAll(/hreflang="([^"]*)"/g)].map(([, tongue]) => tongue);
    expect([address, tongues.sort()]).toEqual([address, ['en', 'zh-CN']]);
  }
});

test('on a phone every control of the header is on screen and at least 44 px high', {
  tag: '@phone',
}, async ({ page }) => {
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
